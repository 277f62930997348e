package mx.lanet.helpdesk.asset.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.asset.ChangeHistory;
import mx.lanet.helpdesk.asset.ChangeKind;
import mx.lanet.helpdesk.asset.ChangeQuery;
import mx.lanet.helpdesk.shared.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The search's statement: sentences of our own, chosen by what is asked for. Each index is walked from the newest change
 * on, client by client and name by name, and never further than is counted.
 */
final class ChangeSql {
    private static final String OF_MACHINES = "c.kind NOT IN ('installed', 'removed', 'upgraded', 'downgraded')";
    private static final String BRANCH =
            """
            (SELECT found.* FROM %sLATERAL (
                SELECT c.client_id, c.asset_id, c.change_id, c.at, c.kind, c.subject, c.before, c.after
                FROM inventory_change c WHERE %s
                ORDER BY c.at DESC, c.change_id DESC LIMIT %d) found)""";
    private static final String SHOWN =
            """
            WITH hit AS MATERIALIZED (%s)
            SELECT h.*, a.name AS asset_name, k.name AS client_name, l.name AS site_name,
                   (SELECT count(*) FROM hit) AS total
            FROM (SELECT * FROM hit ORDER BY at DESC, change_id DESC LIMIT :size OFFSET :offset) h
            JOIN asset a ON a.client_id = h.client_id AND a.asset_id = h.asset_id
            JOIN client k ON k.client_id = h.client_id
            JOIN site l ON l.client_id = a.client_id AND l.site_id = a.site_id
            ORDER BY h.at DESC, h.change_id DESC
            """;

    /** So many machines are looked at one by one; of more, the newest changes of all are walked. */
    private static final int FEW = 200;

    private final Reach reach;
    private final ChangeQuery query;

    ChangeSql(Reach reach, ChangeQuery query) {
        this.reach = reach;
        this.query = query;
    }

    /** Whether names of programs are looked for, so that they are needed first. */
    boolean asksForNames() {
        ChangeKind kind = query.kind();
        return !query.words().isEmpty() && (kind == null || kind.isOfSoftware());
    }

    String text() {
        return all(ChangeHistory.COUNTED + 1);
    }

    /** Looks at this many, not at a page's worth. */
    String all(int most) {
        List<String> branches = new ArrayList<>();
        if (query.words().isEmpty()) {
            branches.add(
                    branch(false, query.kind() != null && !query.kind().isOfSoftware() ? OF_MACHINES : null, most));
        } else {
            if (asksForNames()) {
                branches.add(branch(true, null, most));
            }
            if (query.kind() == null || !query.kind().isOfSoftware()) {
                branches.add(branch(false, OF_MACHINES + " AND c.before || E'\\n' || c.after ILIKE :pattern", most));
            }
        }
        return SHOWN.formatted(String.join(" UNION ALL ", branches));
    }

    private String branch(boolean named, @Nullable String further, int most) {
        String from = "";
        List<String> conditions = new ArrayList<>();
        List<UUID> machines = query.machines();
        if (reach.scope() instanceof Scope.Clients && query.clientId() == null) {
            from = "unnest(CAST(:reach_clients AS uuid[])) AS served (client_id) CROSS JOIN ";
            conditions.add("c.client_id = served.client_id");
        } else {
            conditions.add(reach.clientOf("c"));
        }
        if (named) {
            from += "unnest(CAST(:names AS text[])) AS named (subject) CROSS JOIN ";
            conditions.add("c.subject = named.subject");
        }
        if (machines != null && machines.size() <= FEW) {
            from += "unnest(CAST(:machines AS uuid[])) AS one (asset_id) CROSS JOIN ";
            conditions.add("c.asset_id = one.asset_id");
        } else if (machines != null) {
            conditions.add("c.asset_id = ANY (CAST(:machines AS uuid[]))");
        }
        conditions.addAll(narrowed());
        if (further != null) {
            conditions.add(further);
        }
        return BRANCH.formatted(from, String.join(" AND ", conditions), most);
    }

    private List<String> narrowed() {
        List<String> conditions = new ArrayList<>();
        add(conditions, query.clientId(), "c.client_id = :client");
        add(conditions, query.assetId(), "c.asset_id = :asset");
        add(
                conditions,
                query.siteId(),
                "EXISTS (SELECT FROM asset s WHERE s.client_id = c.client_id AND s.asset_id = c.asset_id"
                        + " AND s.site_id = :site)");
        add(conditions, query.kind(), "c.kind = :kind");
        add(conditions, query.from(), "c.at >= :from");
        add(conditions, query.until(), "c.at < :until");
        return conditions;
    }

    private static void add(List<String> conditions, @Nullable Object given, String condition) {
        if (given != null) {
            conditions.add(condition);
        }
    }

    Map<String, Object> parameters(List<String> names) {
        Map<String, Object> parameters = new HashMap<>(reach.parameters());
        parameters.put("size", query.page().size());
        parameters.put("offset", query.page().offset());
        parameters.put("names", names.toArray(String[]::new));
        parameters.put("pattern", pattern(query.words()));
        put(parameters, "client", query.clientId());
        put(parameters, "asset", query.assetId());
        put(parameters, "site", query.siteId());
        put(
                parameters,
                "machines",
                query.machines() == null
                        ? null
                        : query.machines().stream().map(UUID::toString).toArray(String[]::new));
        put(parameters, "kind", query.kind() == null ? null : query.kind().word());
        put(parameters, "from", timestamp(query.from()));
        put(parameters, "until", timestamp(query.until()));
        return parameters;
    }

    /** Of a part of a text, in which nothing stands for anything else. */
    static String pattern(String words) {
        return "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static void put(Map<String, Object> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
