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
import mx.lanet.helpdesk.asset.OsFamily;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;

/**
 * The list's statements: sentences of our own chosen by filter and sort, values only as parameters. One text with
 * {@code :x IS NULL OR …} for all of them would make PostgreSQL plan for none of them.
 *
 * <p>Each first chooses the rows of the page from narrow indexes, and only then fetches what they show.
 */
final class AssetListSql {
    /** As the index {@code asset_search} has it, to the letter. */
    static final String SEARCHED =
            "(a.name || ' ' || a.ip_address || ' ' || coalesce(a.serial_number, '') || ' ' || a.os || ' ' || a.os_version"
                    + " || ' ' || a.model || ' ' || a.last_user)";

    /** Among the hits of a search, which are few; {@link #pageOfState} needs no rank. */
    private static final String RANK =
            """
            CASE a.state WHEN 'retired' THEN 6 WHEN 'quarantine' THEN 3
                ELSE CASE a.presence WHEN 'never' THEN 4 WHEN 'offline' THEN 1
                    ELSE CASE a.condition WHEN 'critical' THEN 0 WHEN 'warning' THEN 2 ELSE 5 END END END""";

    /** Nobody reads so many: of more, it is said that there are more. */
    static final int ENOUGH = 1_000;

    private static final int FEW_LOOKED_AT = 200;
    private static final int SPARE = 200;
    private static final int MOST_WORDS = 5;
    private static final int SHORTEST_TRIGRAM = 3;

    private static final String PERSON =
            "EXISTS (SELECT FROM app_user u WHERE u.client_id = a.client_id AND u.user_id = a.person_id AND %s)";
    private static final String IN_FIELD = "(a.client_id, a.asset_id) IN (SELECT w.client_id, w.asset_id"
            + " FROM machines_saying_words(CAST(:patterns AS text[])) w)";

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
    private final List<String> words;
    private final @Nullable ProgramSql program;

    /** @param program that is asked for; null when none is */
    AssetListSql(Reach reach, AssetQuery query, @Nullable ProgramSql program) {
        this.program = program;
        this.reach = reach;
        this.query = query;
        this.words = query.words().isEmpty() ? List.of() : List.of(query.words().split("\\s+", MOST_WORDS));
    }

    /** One machine by its id. */
    static String one(Reach reach) {
        return shown("SELECT a.client_id, a.asset_id FROM asset a WHERE a.asset_id = :asset AND " + reach.condition());
    }

    boolean isSearch() {
        return !words.isEmpty();
    }

    /**
     * Machines with a fresh reading of the column, ordered by it. The readings are chosen before the machines are met,
     * in a statement of their own: joined in one, PostgreSQL expects a single row and looks each machine up by itself.
     */
    String pageByReading() {
        String column = readingColumn(query.sort());
        String order = "ORDER BY reading " + direction() + ", asset_id";
        return shown(
                """
                SELECT a.client_id, a.asset_id
                FROM (WITH readings AS MATERIALIZED (
                          SELECT s.client_id, s.asset_id, s.%s AS reading FROM asset_status s
                          WHERE %s AND s.%s IS NOT NULL%s%s)
                      SELECT * FROM readings) s
                JOIN asset a ON a.client_id = s.client_id AND a.asset_id = s.asset_id
                WHERE %s%s
                %s
                LIMIT :size OFFSET :offset"""
                        .formatted(
                                column,
                                reach.clientOf("s"),
                                column,
                                query.clientId() == null ? "" : " AND s.client_id = :client",
                                isFiltered() ? "" : " " + order + " LIMIT :candidates",
                                where(),
                                needsPresence(query.sort()) ? " AND a.presence = 'online'" : "",
                                order.replace("asset_id", "s.asset_id")));
    }

    /** Whether more than the few retired and offline machines fall out when the readings meet their machines. */
    private boolean isFiltered() {
        return query.siteId() != null
                || query.os() != null
                || query.state() != null
                || !query.facts().isAny();
    }

    /** The page in any order; machines without a reading stand last. */
    String page() {
        return shown("SELECT a.client_id, a.asset_id FROM asset a" + joins() + " WHERE " + where() + "\n" + order());
    }

    /** The page by name, of words that many hold: the first ones by name are soon together. */
    String searchWalk() {
        String held = "(" + holdsWords() + " OR " + PERSON.formatted(personHoldsWords())
                + (isPrefix() ? "" : " OR " + IN_FIELD) + ")";
        return shown("SELECT a.client_id, a.asset_id FROM asset a WHERE " + where() + " AND " + held + "\n" + order());
    }

    /** The page among those that hold the words, and their number; looks at so many only. */
    String searchPage(int most) {
        String found =
                """
                WITH hit AS MATERIALIZED (
                    (SELECT a.client_id, a.asset_id, a.name, a.state, a.presence, a.condition
                     FROM asset a WHERE %s AND %s LIMIT %d)
                    UNION
                    (SELECT a.client_id, a.asset_id, a.name, a.state, a.presence, a.condition
                     FROM app_user u JOIN asset a ON a.client_id = u.client_id AND a.person_id = u.user_id
                     WHERE %s AND %s AND %s LIMIT %d)%s)
                """
                        .formatted(
                                where(),
                                holdsWords(),
                                most + 1,
                                reach.clientOf("u"),
                                where(),
                                personHoldsWords(),
                                most + 1,
                                isPrefix() ? "" : saidInFields());
        return found
                + SHOWN.formatted(
                        ", (SELECT count(*) FROM hit) AS total",
                        "SELECT a.client_id, a.asset_id FROM hit a" + joins() + "\n" + order());
    }

    /** What people wrote of machines in the house's fields. */
    private String saidInFields() {
        return """

                UNION
                (SELECT a.client_id, a.asset_id, a.name, a.state, a.presence, a.condition
                 FROM machines_saying_words(CAST(:patterns AS text[])) w
                 JOIN asset a ON a.client_id = w.client_id AND a.asset_id = w.asset_id WHERE\s"""
                + where() + ")";
    }

    /** Those that are meant, as far as they are counted. */
    String ids(boolean only) {
        String meant = "SELECT a.asset_id FROM asset a WHERE " + where() + (only ? " AND a.asset_id = :only" : "");
        String counted = " LIMIT " + (Slice.COUNTED + 1);
        if (words.isEmpty()) {
            return meant + counted;
        }
        String ofPerson = " AND " + PERSON.formatted(personHoldsWords());
        String inField = isPrefix() ? "" : " UNION (" + meant + " AND " + IN_FIELD + counted + ")";
        return "(" + meant + " AND " + holdsWords() + counted + ") UNION (" + meant + ofPerson + counted + ")"
                + inField;
    }

    /** The machines of one state, by name. */
    String pageOfState(AssetStatus state) {
        return shown("SELECT a.client_id, a.asset_id FROM asset a WHERE " + filters() + " AND " + stateCondition(state)
                + " ORDER BY a.name, a.asset_id LIMIT :size OFFSET :offset");
    }

    /** How far machines are counted: less far where more than that many are looked at one by one. */
    int counted() {
        if (words.isEmpty() && query.facts().isAny() || program != null && !program.ofMany()) {
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

    String number() {
        return "SELECT count(*) FROM (SELECT 1 FROM asset a WHERE " + where() + " LIMIT " + (counted() + 1)
                + ") counted";
    }

    /** The numbers of {@link #counts()} beside each row of the page, from one look at those that were found. */
    String narrowPage() {
        String counts = Arrays.stream(AssetStatus.values())
                .map(state -> "count(*) FILTER (WHERE " + stateCondition(state) + ") AS of_" + state.word())
                .collect(Collectors.joining(", "));
        return """
                WITH hit AS MATERIALIZED (
                    SELECT a.client_id, a.asset_id, a.name, a.state, a.presence, a.condition, a.merged_into
                    FROM asset a WHERE %s LIMIT %d)
                SELECT * FROM (SELECT count(*) AS total, %s FROM hit a) n LEFT JOIN (
                %s) shown ON TRUE ORDER BY shown.place
                """
                .formatted(
                        filters(),
                        counted() + 1,
                        counts,
                        SHOWN.formatted(
                                ", p.place",
                                "SELECT a.client_id, a.asset_id FROM hit a" + joins() + " WHERE "
                                        + stateCondition(query.state()) + "\n" + order()));
    }

    /** The number of machines in each state, counted this far, under all filters but the state's own. */
    String counts() {
        return Arrays.stream(AssetStatus.values())
                .map(state -> "SELECT '" + state.name()
                        + "' AS word, count(*) AS number FROM (SELECT 1 FROM asset a WHERE " + filters() + " AND "
                        + stateCondition(state) + " LIMIT " + (counted() + 1) + ") counted")
                .collect(Collectors.joining("\nUNION ALL "));
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>(reach.parameters());
        parameters.put("size", query.page().size());
        parameters.put("offset", query.page().offset());
        parameters.put("candidates", 2 * (query.page().offset() + query.page().size()) + SPARE);
        putIfPresent(parameters, "client", query.clientId());
        putIfPresent(parameters, "site", query.siteId());
        parameters.putAll(facts().parameters());
        parameters.put(
                "patterns", words.stream().map(word -> "%" + escape(word) + "%").toArray(String[]::new));
        for (int i = 0; i < words.size(); i++) {
            parameters.put("word" + i, isPrefix() ? words.get(i) : "%" + escape(words.get(i)) + "%");
        }
        return parameters;
    }

    /** Whether this order has its fast way, {@link #pageByReading()}. */
    boolean isByReading() {
        boolean possible = query.state() == null || query.state().isReporting();
        return readingColumn(query.sort()) != null && possible && !isSearch();
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
        return filters() + " AND " + stateCondition(query.state());
    }

    private String filters() {
        List<String> conditions = new ArrayList<>();
        conditions.add(reach.condition());
        if (query.clientId() != null) {
            conditions.add("a.client_id = :client");
        }
        if (query.siteId() != null) {
            conditions.add("a.site_id = :site");
        }
        if (query.os() != null) {
            conditions.add(osCondition(query.os()));
        }
        conditions.addAll(facts().conditions());
        return String.join(" AND ", conditions);
    }

    private FactsSql facts() {
        return new FactsSql(query.facts(), program);
    }

    private boolean isPrefix() {
        return words.size() == 1 && words.getFirst().length() < SHORTEST_TRIGRAM;
    }

    private String holdsWords() {
        if (isPrefix()) {
            return "((a.name >= upper(:word0) AND a.name < upper(:word0) || U&'\\FFFF')"
                    + " OR (a.name >= lower(:word0) AND a.name < lower(:word0) || U&'\\FFFF'))";
        }
        return each(SEARCHED + " ILIKE :word");
    }

    private String personHoldsWords() {
        return isPrefix() ? "FALSE" : each("u.name ILIKE :word");
    }

    private String each(String condition) {
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            conditions.add(condition + i);
        }
        return String.join(" AND ", conditions);
    }

    private static String escape(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** Ranges rather than LIKE: row-level security lets the planner estimate only what cannot leak. */
    private static String osCondition(OsFamily family) {
        String windows = "(a.os >= 'Windows' AND a.os < 'Windowt' OR a.os >= 'Microsoft' AND a.os < 'Microsofu')";
        String mac =
                "(a.os >= 'mac' AND a.os < 'mad' OR a.os >= 'Mac' AND a.os < 'Mad' OR a.os >= 'OS X' AND a.os < 'OS Y')";
        return switch (family) {
            case WINDOWS -> windows;
            case MACOS -> mac;
            case LINUX -> "NOT " + windows + " AND NOT " + mac;
        };
    }

    private static String stateCondition(@Nullable AssetStatus state) {
        return switch (state) {
            case null -> "a.state <> 'retired'";
            case RETIRED -> "a.state = 'retired' AND a.merged_into IS NULL";
            case QUARANTINE -> "a.state = 'quarantine'";
            case NEVER -> "a.state = 'active' AND a.presence = 'never'";
            case OFFLINE -> "a.state = 'active' AND a.presence = 'offline'";
            case CRITICAL -> "a.state = 'active' AND a.presence = 'online' AND a.condition = 'critical'";
            case WARNING -> "a.state = 'active' AND a.presence = 'online' AND a.condition = 'warning'";
            case ONLINE -> "a.state = 'active' AND a.presence = 'online' AND a.condition = 'normal'";
        };
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
                    case STATE -> RANK + " " + direction() + ", a.name, a.asset_id";
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
