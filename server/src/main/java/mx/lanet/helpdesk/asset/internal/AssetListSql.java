package mx.lanet.helpdesk.asset.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.asset.AssetQuery;
import mx.lanet.helpdesk.asset.AssetSort;
import mx.lanet.helpdesk.asset.AssetStatus;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;

/**
 * The list's statements: sentences of our own chosen by filter and sort, values only as parameters. One text with
 * {@code :x IS NULL OR …} for all of them would make PostgreSQL plan for none of them.
 *
 * <p>Each first chooses the rows of the page from narrow indexes, and only then fetches what they show.
 */
final class AssetListSql {
    /** Nobody reads so many: of more, it is said that there are more. */
    static final int ENOUGH = 1_000;

    private static final int FEW_LOOKED_AT = 200;
    private static final int SPARE = 200;
    /** Of the machines with a reading, where more are meant than are counted. */
    private static final int SPARSE = 100;

    private static final String SHOWN =
            """
            SELECT a.client_id, a.asset_id, a.name, a.state, a.presence, a.condition, a.person_id, a.os, a.os_version,
                   a.ip_address, c.name AS client_name, l.name AS site_name, u.name AS person_name,
                   s.cpu, s.memory, s.disk, s.last_seen%s
            FROM (SELECT page.*, row_number() OVER () AS place FROM (
            %s
            ) page) p
            JOIN asset a ON a.client_id = p.client_id AND a.asset_id = p.asset_id
            JOIN client c ON c.client_id = a.client_id
            JOIN site l ON l.client_id = a.client_id AND l.site_id = a.site_id
            LEFT JOIN app_user u ON u.client_id = a.client_id AND u.user_id = a.person_id
            LEFT JOIN asset_status s ON s.client_id = a.client_id AND s.asset_id = a.asset_id
            ORDER BY p.place
            """;

    private static final String CLIENT_PLACES =
            """
            JOIN (SELECT client_id, row_number() OVER (ORDER BY name COLLATE "es-x-icu", client_id) AS place
                   FROM client) c ON c.client_id = a.client_id""";

    private final Reach reach;
    private final AssetQuery query;
    private final AssetWordsSql words;
    private final @Nullable ProgramSql program;

    /** @param program that is asked for; null when none is */
    AssetListSql(Reach reach, AssetQuery query, @Nullable ProgramSql program) {
        this.program = program;
        this.reach = reach;
        this.query = query;
        this.words = new AssetWordsSql(reach, query.words());
    }

    /** One machine by its id. */
    static String one(Reach reach) {
        return shown("SELECT a.client_id, a.asset_id FROM asset a WHERE a.asset_id = :asset AND " + reach.condition());
    }

    boolean isSearch() {
        return !words.isAny();
    }

    /**
     * Machines with a fresh reading of the column, ordered by it. No index may hold readings: the first of them are chosen
     * in one scan, and met with their machines one after the other until the page is full.
     */
    String pageByReading() {
        String column = readingColumn(query.sort());
        String online = needsPresence(query.sort()) ? " AND a.presence = 'online'" : "";
        return shown(
                """
                SELECT a.client_id, a.asset_id
                FROM (SELECT s.client_id, s.asset_id, s.%s AS reading FROM asset_status s
                      WHERE %s AND s.%s IS NOT NULL ORDER BY reading %s, s.asset_id LIMIT :candidates) s
                CROSS JOIN LATERAL (SELECT a.client_id, a.asset_id FROM asset a
                      WHERE a.client_id = s.client_id AND a.asset_id = s.asset_id AND %s%s OFFSET 0) a
                ORDER BY s.reading %s, s.asset_id
                LIMIT :size OFFSET :offset"""
                        .formatted(
                                column,
                                String.join(" AND ", ofReadings()),
                                column,
                                direction(),
                                conditions(facts().besideReadings()) + " AND " + StateSql.condition(query.state()),
                                online,
                                direction()));
    }

    /** Rows of {@code asset_status} (alias {@code s}) that can be meant, also by what little room a volume has: few have. */
    private List<String> ofReadings() {
        List<String> conditions = new ArrayList<>(facts().ofVolumes("s"));
        conditions.addFirst(ofStatus("s"));
        return conditions;
    }

    /** The rows of {@code asset_status} that can be meant. */
    private String ofStatus(String alias) {
        return reach.clientOf(alias)
                + (query.clientId() == null ? "" : " AND " + alias + ".client_id = :client")
                + (query.facts().freeBelow() == null ? "" : " AND " + facts().ofStatus(alias));
    }

    /** Of so many readings in their order, enough are of machines that are meant, or few machines are. */
    private int candidates() {
        int wanted = query.page().offset() + query.page().size();
        boolean narrowed = query.os() != null
                || query.state() != null
                || !facts().besideReadings().isEmpty();
        return narrowed ? SPARSE * wanted : 2 * wanted + SPARE;
    }

    /** The page in any order; machines without a reading stand last. */
    String page() {
        return shown("SELECT a.client_id, a.asset_id FROM asset a" + joins() + " WHERE " + where() + "\n" + order());
    }

    /** The page by name, of words that many hold: the first ones by name are soon together. */
    String searchWalk() {
        return shown("SELECT a.client_id, a.asset_id FROM asset a WHERE " + where() + " AND " + words.condition() + "\n"
                + order());
    }

    /** The page among those that hold the words, and their number; looks at so many only. */
    String searchPage(int most) {
        String columns = "a.client_id, a.asset_id, a.name, a.state, a.presence, a.condition";
        return "WITH hit AS MATERIALIZED (" + words.found(columns, where(), most + 1) + ")\n"
                + SHOWN.formatted(
                        ", (SELECT count(*) FROM hit) AS total",
                        "SELECT a.client_id, a.asset_id FROM hit a" + joins() + "\n" + order());
    }

    /** Those that are meant, as far as they are counted. */
    String ids(boolean only) {
        String meant = where() + (only ? " AND a.asset_id = :only" : "");
        int most = Slice.COUNTED + 1;
        return words.isAny()
                ? "SELECT a.asset_id FROM asset a WHERE " + meant + " LIMIT " + most
                : words.found("a.asset_id", meant, most);
    }

    /** The machines of one state, by name. */
    String pageOfState(AssetStatus state) {
        return shown("SELECT a.client_id, a.asset_id FROM asset a WHERE " + filters() + " AND "
                + StateSql.condition(state) + " ORDER BY a.name, a.asset_id LIMIT :size OFFSET :offset");
    }

    /** How far machines are counted: less far where more than that many are looked at one by one. */
    int counted() {
        if (words.isAny() && query.facts().isAny() || program != null && !program.ofMany()) {
            return Slice.COUNTED;
        }
        return query.page().counted(program == null || isOfProgramAlone() ? ENOUGH : FEW_LOOKED_AT);
    }

    /** Then what is kept with its versions says that there are more than {@link #counted()}. */
    boolean isOfProgramAlone() {
        return program != null
                && program.ofMany()
                && query.facts().ofProgram().equals(query.facts())
                && query.siteId() == null
                && query.os() == null
                && query.state() == null;
    }

    /** Whether the machines are found by what they are asked for, rather than looked at one after the other. */
    boolean isNarrow() {
        return !query.facts().isAny() && (program == null || !program.ofMany());
    }

    /** How many machines {@link #narrowPage()} looks at: enough to know of more than are counted, though some are retired. */
    int looked() {
        return counted() + SPARE;
    }

    /**
     * Machines under all filters and this condition. What a disk has left stands in no index: the scan of the latest readings
     * ends once enough are met, where the planner would join all of them first.
     */
    private String met(String columns, String condition) {
        if (query.facts().freeBelow() == null
                || query.siteId() != null
                || program != null
                || !query.facts().fields().isEmpty()) {
            return "SELECT " + columns + " FROM asset a WHERE " + filters() + " AND " + condition;
        }
        return """
                SELECT a.* FROM asset_status r CROSS JOIN LATERAL (SELECT %s FROM asset a
                    WHERE a.client_id = r.client_id AND a.asset_id = r.asset_id AND %s AND %s OFFSET 0) a
                WHERE %s"""
                .formatted(columns, conditions(facts().besideStatus()), condition, ofStatus("r"));
    }

    String number() {
        return "SELECT count(*) FROM (" + met("1", StateSql.condition(query.state())) + " LIMIT " + (counted() + 1)
                + ") counted";
    }

    /** The numbers of {@link #counts()} beside each row of the page, from one look at those that were found. */
    String narrowPage() {
        String counts = Arrays.stream(AssetStatus.values())
                .map(state -> "count(*) FILTER (WHERE " + StateSql.condition(state) + ") AS of_" + state.word())
                .collect(Collectors.joining(", "));
        return """
                WITH hit AS MATERIALIZED (%s LIMIT %d)
                SELECT * FROM (SELECT count(*) AS total, %s FROM hit a) n LEFT JOIN (
                %s) shown ON TRUE ORDER BY shown.place
                """
                .formatted(
                        met("a.client_id, a.asset_id, a.name, a.state, a.presence, a.condition, a.merged_into", "TRUE"),
                        looked() + 1,
                        counts,
                        SHOWN.formatted(
                                ", p.place",
                                "SELECT a.client_id, a.asset_id FROM hit a" + joins() + " WHERE "
                                        + StateSql.condition(query.state()) + "\n" + order()));
    }

    /** The number of machines in each state, counted this far, under all filters but the state's own. */
    String counts() {
        return Arrays.stream(AssetStatus.values())
                .map(state -> "SELECT '" + state.name()
                        + "' AS word, count(*) AS number FROM (SELECT 1 FROM asset a WHERE " + filters() + " AND "
                        + StateSql.condition(state) + " LIMIT " + (counted() + 1) + ") counted")
                .collect(Collectors.joining("\nUNION ALL "));
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>(reach.parameters());
        parameters.put("size", query.page().size());
        parameters.put("offset", query.page().offset());
        parameters.put("candidates", candidates());
        putIfPresent(parameters, "client", query.clientId());
        putIfPresent(parameters, "site", query.siteId());
        parameters.putAll(facts().parameters());
        parameters.putAll(words.parameters());
        return parameters;
    }

    /** Whether this order has its fast way, {@link #pageByReading()}. */
    boolean isByReading() {
        boolean possible = query.state() == null || query.state().isReporting();
        boolean walkable =
                query.siteId() == null && query.facts().fields().isEmpty() && (program == null || program.ofMany());
        return readingColumn(query.sort()) != null && possible && walkable && !isSearch();
    }

    private static void putIfPresent(Map<String, Object> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    private static String shown(String page) {
        return SHOWN.formatted("", page);
    }

    private String where() {
        return filters() + " AND " + StateSql.condition(query.state());
    }

    private String filters() {
        return conditions(facts().conditions());
    }

    private String conditions(List<String> facts) {
        List<String> conditions = new ArrayList<>();
        conditions.add(reach.condition());
        if (query.clientId() != null) {
            conditions.add("a.client_id = :client");
        }
        if (query.siteId() != null) {
            conditions.add("a.site_id = :site");
        }
        if (query.os() != null) {
            conditions.add(StateSql.os(query.os()));
        }
        conditions.addAll(facts);
        return String.join(" AND ", conditions);
    }

    private FactsSql facts() {
        return new FactsSql(query.facts(), program);
    }

    private String joins() {
        return switch (query.sort()) {
            case NAME, STATE -> "";
            case CLIENT -> "\n" + CLIENT_PLACES;
            case CPU, MEMORY, DISK, SEEN ->
                " LEFT JOIN asset_status s ON s.client_id = a.client_id AND s.asset_id = a.asset_id";
        };
    }

    private String order() {
        String by =
                switch (query.sort()) {
                    case NAME -> "a.name " + direction() + ", a.asset_id " + direction();
                    case STATE -> StateSql.RANK + " " + direction() + ", a.name, a.asset_id";
                    case CLIENT -> "c.place " + direction() + ", a.name, a.asset_id";
                    case CPU, MEMORY ->
                        "CASE a.presence WHEN 'online' THEN s." + readingColumn(query.sort()) + " END " + direction()
                                + " NULLS LAST, a.asset_id";
                    case DISK, SEEN ->
                        "s." + readingColumn(query.sort()) + " " + direction() + " NULLS LAST, a.asset_id";
                };
        return "ORDER BY " + by + " LIMIT :size OFFSET :offset";
    }

    private String direction() {
        return query.descending() ? "DESC" : "ASC";
    }

    private static boolean needsPresence(AssetSort sort) {
        return sort == AssetSort.CPU || sort == AssetSort.MEMORY;
    }

    private static @Nullable String readingColumn(AssetSort sort) {
        return switch (sort) {
            case CPU, MEMORY, DISK -> sort.name().toLowerCase(Locale.ROOT);
            case SEEN -> "last_seen";
            case NAME, STATE, CLIENT -> null;
        };
    }
}
