package mx.lanet.helpdesk.asset.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mx.lanet.helpdesk.asset.AssetFacts;
import org.jspecify.annotations.Nullable;

/** What is asked of the facts of machines (alias {@code a}), as conditions. */
final class FactsSql {
    private static final long BYTES_OF_A_GB = 1L << 30;

    private final AssetFacts facts;
    private final @Nullable ProgramSql program;

    FactsSql(AssetFacts facts, @Nullable ProgramSql program) {
        this.facts = facts;
        this.program = program;
    }

    List<String> conditions() {
        List<String> conditions = besideStatus();
        if (facts.freeBelow() != null) {
            conditions.add(
                    "EXISTS (SELECT FROM asset_status r WHERE r.client_id = a.client_id AND r.asset_id = a.asset_id"
                            + " AND " + ofStatus("r") + ")");
        }
        return conditions;
    }

    /** What is asked of the machine's row of {@code asset_status}, if anything is. */
    String ofStatus(String alias) {
        return alias + ".disk > :used";
    }

    /** All but what is asked {@link #ofStatus}. */
    List<String> besideStatus() {
        List<String> conditions = besideReadings();
        conditions.addAll(ofVolumes("a"));
        return conditions;
    }

    /** What is asked of the volumes of a row with a machine's ids, if anything is. */
    List<String> ofVolumes(String alias) {
        // What has less room than that in all says nothing by it, and what nobody told of for a week is gone.
        return facts.gbBelow() == null
                ? List.of()
                : List.of(
                        "EXISTS (SELECT FROM asset_volume v WHERE v.client_id = " + alias
                                + ".client_id AND v.asset_id = " + alias
                                + ".asset_id AND v.free_bytes < :gb AND v.total_bytes > :gb AND v.at > now() - interval '7 days')");
    }

    /** What is asked of neither row of {@code asset_status} nor volumes. */
    List<String> besideReadings() {
        List<String> conditions = new ArrayList<>();
        if (facts.ramBelow() != null) {
            conditions.add("a.ram_bytes <= :ram");
        }
        if (program != null) {
            conditions.add(program.condition());
        }
        if (!facts.tag().isEmpty()) {
            conditions.add("EXISTS (SELECT FROM asset_tag g WHERE g.client_id = a.client_id AND g.asset_id = a.asset_id"
                    + " AND g.tag = :tag)");
        }
        for (int i = 0; i < facts.fields().size(); i++) {
            conditions.add("(a.client_id, a.asset_id) IN (SELECT m.client_id, m.asset_id FROM machines_saying(:field"
                    + i + ", :said" + i + ") m)");
        }
        return conditions;
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        // As it was sold: 7.8 GB are 8.
        put(parameters, "ram", facts.ramBelow() == null ? null : (facts.ramBelow() - 1L) * BYTES_OF_A_GB);
        put(parameters, "used", facts.freeBelow() == null ? null : 100.0 - facts.freeBelow());
        put(parameters, "gb", facts.gbBelow() == null ? null : facts.gbBelow() * BYTES_OF_A_GB);
        parameters.put("tag", facts.tag());
        int field = 0;
        for (Map.Entry<String, String> asked : facts.fields().entrySet()) {
            parameters.put("field" + field, asked.getKey());
            parameters.put("said" + field++, asked.getValue());
        }
        if (program != null) {
            parameters.putAll(program.parameters());
        }
        return parameters;
    }

    private static void put(Map<String, Object> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
