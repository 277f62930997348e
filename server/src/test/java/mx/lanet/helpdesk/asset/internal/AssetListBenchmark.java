package mx.lanet.helpdesk.asset.internal;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mx.lanet.helpdesk.asset.AssetQuery;
import mx.lanet.helpdesk.asset.AssetSort;
import mx.lanet.helpdesk.asset.AssetStatus;
import mx.lanet.helpdesk.asset.OsFamily;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long the list of machines takes on a database filled by {@code volume/assets.sql}, as the application's role:
 * {@code AssetListBenchmark jdbc:postgresql://… lanet_app password}. docs/performance.md says how to run it.
 */
final class AssetListBenchmark {
    private static final int WARM_UP = 8;
    private static final int TIMES = 20;

    private AssetListBenchmark() {}

    public static void main(String[] arguments) {
        var source = new SingleConnectionDataSource(arguments[0], arguments[1], arguments[2], true);
        var lists = new ScopedAssetLists(
                new Tenancy(new JdbcTransactionManager(source), source),
                new AssetListTable(JdbcClient.create(source), new SoftwareMachineTable(JdbcClient.create(source))),
                new EventListTable(JdbcClient.create(source), new JsonMapper()));
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        out.printf(
                "| %-34s | %-12s | p50 ms | p95 ms | rows | total |%n|---|---|---:|---:|---:|---:|%n", "list", "who");
        String only = arguments.length > 3 ? arguments[3] : "";
        var queries = queries();
        queries.keySet().removeIf(name -> !name.contains(only));
        queries.forEach((name, query) -> people().forEach((who, person) -> {
            double[] millis = new double[TIMES];
            for (int i = -WARM_UP; i < TIMES; i++) {
                long start = System.nanoTime();
                lists.list(person, query);
                millis[Math.max(i, 0)] = (System.nanoTime() - start) / 1e6;
            }
            Arrays.sort(millis);
            var list = lists.list(person, query);
            out.printf(
                    "| %-34s | %-12s | %6.1f | %6.1f | %d | %d |%n",
                    name,
                    who,
                    millis[TIMES / 2],
                    millis[TIMES * 95 / 100],
                    list.rows().items().size(),
                    list.rows().total());
        }));
    }

    private static Map<String, Person> people() {
        Set<UUID> twenty =
                IntStream.rangeClosed(1, 20).mapToObj(n -> id("client", n)).collect(Collectors.toSet());
        Map<String, Person> people = new LinkedHashMap<>();
        people.put("superadmin", person(Role.SUPERADMIN, Person.HOUSE, Set.of()));
        people.put("technician", person(Role.TECHNICIAN, Person.HOUSE, twenty));
        people.put("big client", person(Role.CLIENT_ADMIN, id("client", 1), Set.of()));
        return people;
    }

    private static Person person(Role role, UUID client, Set<UUID> clients) {
        return new Person(new UUID(1, 1), client, role, "Daniela Ríos", "daniela", clients, null, null, "auto", false);
    }

    /** As the SQL's {@code volume_id}. */
    private static UUID id(String kind, long number) {
        try {
            byte[] md5 = java.security.MessageDigest.getInstance("MD5")
                    .digest((kind + number).getBytes(StandardCharsets.UTF_8));
            var buffer = java.nio.ByteBuffer.wrap(md5);
            return new UUID(buffer.getLong(), buffer.getLong());
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    private static Map<String, AssetQuery> queries() {
        Map<String, AssetQuery> queries = new LinkedHashMap<>();
        for (AssetSort sort : AssetSort.values()) {
            queries.put("by " + sort.word(), AssetQuery.all().sort(sort, sort.largestFirst()));
            queries.put("by " + sort.word() + ", other way", AssetQuery.all().sort(sort, !sort.largestFirst()));
            queries.put(
                    "by " + sort.word() + ", page 100",
                    AssetQuery.all().sort(sort, sort.largestFirst()).page(new Slice.Request(100, 50)));
        }
        List<AssetSort> sorts = List.of(AssetSort.NAME, AssetSort.CPU, AssetSort.STATE);
        for (AssetStatus state : AssetStatus.values()) {
            sorts.forEach(sort -> queries.put(
                    state.word() + " by " + sort.word(),
                    AssetQuery.all().state(state).sort(sort, sort.largestFirst())));
        }
        sorts.forEach(sort -> queries.put(
                "Windows by " + sort.word(),
                AssetQuery.all().os(OsFamily.WINDOWS).sort(sort, sort.largestFirst())));
        queries.put(
                "one client by cpu", AssetQuery.all().client(id("client", 7)).sort(AssetSort.CPU, true));
        queries.put("one site by name", AssetQuery.all().client(id("client", 1)).site(id("site", 11)));
        for (String words : new ArrayList<>(List.of(
                "VENTAS-4321", "168.77", "gabriela montes 17", "windows", "debian 13", "pc", "zz", "PC-OFICINA"))) {
            sorts.forEach(sort -> queries.put(
                    "“" + words + "” by " + sort.word(),
                    AssetQuery.all().words(words).sort(sort, sort.largestFirst())));
        }
        return queries;
    }
}
