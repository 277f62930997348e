package mx.lanet.helpdesk.plan;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How one statement was answered.
 *
 * @param rows it gave
 * @param scans of tables
 */
record Plan(String statement, double rows, List<Scan> scans) {
    private static final JsonMapper JSON = new JsonMapper();

    Plan {
        scans = List.copyOf(scans);
    }

    /**
     * A table looked through, or part of it.
     *
     * @param how such as {@code Seq Scan} or {@code Index Only Scan}
     * @param read rows looked at, all repetitions together: those given on and those thrown away
     */
    record Scan(String how, String table, String index, double read) {
        boolean isWhole() {
            return how.equals("Seq Scan");
        }
    }

    static Plan parse(String json) {
        JsonNode root = JSON.readTree(json);
        JsonNode plan = root.path("Plan");
        List<Scan> scans = new ArrayList<>();
        collect(plan, "", scans);
        return new Plan(
                root.path("Query Text").asString("").strip().replaceAll("\\s+", " "),
                plan.path("Actual Rows").asDouble(),
                scans);
    }

    private static void collect(JsonNode node, String table, List<Scan> scans) {
        String how = node.path("Node Type").asString("");
        String here = node.path("Relation Name").asString(table);
        if (how.endsWith("Scan") && !here.isEmpty()) {
            double loops = node.path("Actual Loops").asDouble();
            double each = node.path("Actual Rows").asDouble()
                    + node.path("Rows Removed by Filter").asDouble()
                    + node.path("Rows Removed by Index Recheck").asDouble();
            scans.add(new Scan(how, here, node.path("Index Name").asString(""), each * loops));
        }
        // What finds the places in an index for a heap scan names no table itself.
        String below = how.startsWith("Bitmap") || how.equals("BitmapOr") || how.equals("BitmapAnd") ? here : "";
        for (JsonNode child : node.path("Plans")) {
            collect(child, below, scans);
        }
    }
}
