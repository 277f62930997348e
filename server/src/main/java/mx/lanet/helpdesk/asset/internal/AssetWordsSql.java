package mx.lanet.helpdesk.asset.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How the words of a search are looked for in machines (alias {@code a}): in what describes the machine, in the name of
 * its person, and in the house's fields. One or two letters are the beginning of a name.
 */
final class AssetWordsSql {
    /** As the index {@code asset_search} has it, to the letter. */
    private static final String SEARCHED =
            "(a.name || ' ' || a.ip_address || ' ' || coalesce(a.serial_number, '') || ' ' || a.os || ' ' || a.os_version"
                    + " || ' ' || a.model || ' ' || a.last_user)";

    private static final String IN_FIELD = "(a.client_id, a.asset_id) IN (SELECT w.client_id, w.asset_id"
            + " FROM machines_saying_words(CAST(:patterns AS text[])) w)";
    private static final int MOST_WORDS = 5;
    private static final int SHORTEST_TRIGRAM = 3;

    private final Reach reach;
    private final List<String> words;

    AssetWordsSql(Reach reach, String words) {
        this.reach = reach;
        this.words = words.isEmpty() ? List.of() : List.of(words.split("\\s+", MOST_WORDS));
    }

    boolean isAny() {
        return words.isEmpty();
    }

    /** One condition on the machine, for a walk along all of them. */
    String condition() {
        String person = "EXISTS (SELECT FROM app_user u WHERE u.client_id = a.client_id AND u.user_id = a.person_id"
                + " AND " + personHolds() + ")";
        return "(" + holds() + " OR " + person + (isPrefix() ? "" : " OR " + IN_FIELD) + ")";
    }

    /**
     * The machines that hold the words, each way by its own index.
     *
     * @param most of the first two ways each
     */
    String found(String columns, String where, int most) {
        String limit = " LIMIT " + most;
        String said =
                """
                UNION
                (SELECT %s FROM machines_saying_words(CAST(:patterns AS text[])) w
                 JOIN asset a ON a.client_id = w.client_id AND a.asset_id = w.asset_id WHERE %s%s)
                """;
        return """
                (SELECT %s FROM asset a WHERE %s AND %s%s)
                UNION
                (SELECT %s FROM app_user u JOIN asset a ON a.client_id = u.client_id AND a.person_id = u.user_id
                 WHERE %s AND %s AND %s%s)
                """
                        .formatted(
                                columns,
                                where,
                                holds(),
                                limit,
                                columns,
                                reach.clientOf("u"),
                                where,
                                personHolds(),
                                limit)
                + (isPrefix() ? "" : said.formatted(columns, where, limit));
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("patterns", words.stream().map(AssetWordsSql::pattern).toArray(String[]::new));
        for (int i = 0; i < words.size(); i++) {
            parameters.put("word" + i, isPrefix() ? words.get(i) : pattern(words.get(i)));
        }
        return parameters;
    }

    private boolean isPrefix() {
        return words.size() == 1 && words.getFirst().length() < SHORTEST_TRIGRAM;
    }

    private String holds() {
        return isPrefix()
                ? "((a.name >= upper(:word0) AND a.name < upper(:word0) || U&'\\FFFF')"
                        + " OR (a.name >= lower(:word0) AND a.name < lower(:word0) || U&'\\FFFF'))"
                : each(SEARCHED + " ILIKE :word");
    }

    private String personHolds() {
        return isPrefix() ? "FALSE" : each("u.name ILIKE :word");
    }

    private String each(String condition) {
        return IntStream.range(0, words.size()).mapToObj(i -> condition + i).collect(Collectors.joining(" AND "));
    }

    private static String pattern(String word) {
        return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
