package mx.lanet.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import mx.lanet.simulator.Texts;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists, searches, tickets and figures over a large database, as people of four roles get them over HTTP. */
@Command(name = "pages", mixinStandardHelpOptions = true, sortOptions = false)
final class PageBench extends ServerBench {
    /** Who signs in as what, see people.sql. */
    private static final Map<String, String> LOGINS = new TreeMap<>(Map.of(
            "superadmin", "bench-superadmin",
            "technician", "tecnico-1",
            "client_admin", "persona-1-1",
            "requester", "persona-1-2"));

    @Mixin
    private final VolumeOptions volume = new VolumeOptions();

    @Mixin
    private final Quiet quiet = new Quiet();

    @Option(names = "--together", paramLabel = "N", defaultValue = "16")
    private int together;

    @Option(names = "--times", paramLabel = "N", defaultValue = "320")
    private int times;

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "64")
    private int warmUp;

    @Option(names = "--settle", paramLabel = "S", defaultValue = "90")
    private int settle;

    @Option(names = "--only", paramLabel = "TEXT", split = ",", defaultValue = "")
    private List<String> only = new ArrayList<>();

    @Option(names = "--role", paramLabel = "ROLE", defaultValue = "")
    private String onlyRole = "";

    private final Map<String, Worst> worst = new TreeMap<>();

    /** The slowest page of a kind, by each measure. */
    private record Worst(double p95Millis, double p99Millis) {
        Worst or(Histogram latencies) {
            return new Worst(Math.max(p95Millis, millis(latencies, 95)), Math.max(p99Millis, millis(latencies, 99)));
        }
    }

    PageBench(Texts texts) {
        super(texts);
    }

    @Override
    int measure(Path folder) throws Exception {
        Table pages = table("pages.columns");
        Table weights = table("weights.columns");
        say("starting", "pages");
        try (BenchServer server = volume.start(options(), folder, () -> say("pages.filling"))) {
            String password = Objects.requireNonNull(server.people().get("superadmin"), "superadmin")
                    .password();
            for (var login : LOGINS.entrySet()) {
                if (login.getKey().contains(onlyRole)) {
                    say("pages.measuring", login.getKey());
                    measure(server, login.getKey(), new BenchServer.SignIn(login.getValue(), password), pages, weights);
                }
            }
        }
        print(pages, weights, summary());
        return 0;
    }

    private void measure(BenchServer server, String role, BenchServer.SignIn person, Table pages, Table weights)
            throws Exception {
        List<String> tickets = tickets(server, role);
        Set<String> weighed = new HashSet<>();
        List<PageToFetch> chosen = PageToFetch.all().stream()
                .filter(page -> page.isFor(role) && isAsked(page))
                .toList();
        try (Crowd crowd = new Crowd(server, person, together)) {
            settle(crowd, chosen, tickets);
            for (PageToFetch page : chosen) {
                quiet.await();
                crowd.fetch(page, tickets, warmUp);
                row(pages, role, page, crowd.fetch(page, tickets, times));
                if (weighed.add(page.kind())) {
                    PageWeight weight = crowd.weigh(page.address(tickets, 0));
                    weights.row(
                            role,
                            page.address(),
                            weight.files(),
                            Table.number("%.1f", weight.first() / 1e3),
                            Table.number("%.1f", weight.after() / 1e3));
                }
            }
        }
    }

    private boolean isAsked(PageToFetch page) {
        return only.stream().anyMatch((page.kind() + " " + page.address())::contains);
    }

    /** A server is no faster than its compiler has made it: all pages in turn, until that has had its time. */
    private void settle(Crowd crowd, List<PageToFetch> pages, List<String> tickets) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(settle);
        while (System.nanoTime() < until) {
            for (PageToFetch page : pages) {
                crowd.fetch(page, tickets, 2 * together);
            }
        }
    }

    private void row(Table pages, String role, PageToFetch page, Crowd.Fetched fetched) {
        Histogram latencies = fetched.latencies();
        worst.merge(page.kind(), new Worst(0, 0).or(latencies), (was, _) -> was.or(latencies));
        pages.row(
                role,
                page.address(),
                fetched.status(),
                Table.number("%.1f", fetched.bytes() / 1e3),
                Table.number("%.1f", millis(latencies, 50)),
                Table.number("%.1f", millis(latencies, 95)),
                Table.number("%.1f", millis(latencies, 99)),
                Table.number("%.1f", fetched.serverMillis()),
                Table.number("%.1f", fetched.databaseMillis()),
                Table.number("%.1f", fetched.ownMillis()));
    }

    private Table summary() {
        Table table = table("summary.columns");
        worst.forEach((kind, slowest) ->
                table.row(kind, Table.number("%.1f", slowest.p95Millis()), Table.number("%.1f", slowest.p99Millis())));
        return table;
    }

    /** Of the large client, which all roles look at; the newest are long conversations as well as short ones. */
    private static List<String> tickets(BenchServer server, String role) throws Exception {
        String whose = role.equals("requester")
                ? "AND requester_id = (SELECT user_id FROM login_name WHERE login = 'persona-1-2')"
                : "";
        List<String> tickets = new ArrayList<>();
        try (Connection database = server.database();
                var sql = database.createStatement();
                var found = sql.executeQuery(
                        "SELECT 'TKT-' || lpad(number::text, 6, '0') FROM ticket WHERE client_id = '01980000-0001-7000-8000-000000000001' "
                                + whose + " ORDER BY public_comments DESC, ticket_id DESC LIMIT 1000")) {
            while (found.next()) {
                tickets.add(found.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the large client's tickets", e);
        }
        return tickets;
    }

    private static double millis(Histogram latencies, double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e6;
    }
}
