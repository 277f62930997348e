package mx.lanet.helpdesk.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes {@code inventory_finding}, but for what lists find, which {@link SoftwareLook} does. */
@Component
class FindingTable {
    private static final String OF_WATCH = "FROM inventory_finding f WHERE f.watch_id = :watch AND NOT f.ended"
            + " AND (:everything OR f.client_id = ANY (CAST(:clients AS uuid[])))";

    private final JdbcClient sql;

    FindingTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** What an alert says. */
    record Untold(
            UUID clientId,
            UUID assetId,
            String kind,
            String subject,
            String severity,
            List<String> details,
            boolean ended) {}

    Map<UUID, Long> counts(Reach reach) {
        Map<UUID, Long> counts = new HashMap<>();
        sql.sql(
                        """
                        SELECT f.watch_id, count(DISTINCT f.asset_id) AS machines FROM inventory_finding f
                        WHERE f.watch_id IS NOT NULL AND NOT f.ended
                          AND (:everything OR f.client_id = ANY (CAST(:clients AS uuid[])))
                        GROUP BY f.watch_id
                        """)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .query(row -> {
                    counts.put(row.getObject("watch_id", UUID.class), row.getLong("machines"));
                });
        return counts;
    }

    Slice<SoftwareWatches.Violation> violations(Reach reach, UUID watchId, Slice.Request page) {
        Map<String, Object> parameters =
                Map.of("watch", watchId, "everything", reach.everything(), "clients", reach.clients());
        List<SoftwareWatches.Violation> found = sql.sql(
                        "SELECT p.*, a.name, c.name AS client_name, l.name AS site_name"
                                + " FROM (SELECT f.* " + OF_WATCH
                                + " ORDER BY f.since DESC, f.asset_id, f.subject LIMIT :size OFFSET :offset) p"
                                + """

                        JOIN asset a ON a.client_id = p.client_id AND a.asset_id = p.asset_id
                        JOIN client c ON c.client_id = p.client_id
                        JOIN site l ON l.client_id = a.client_id AND l.site_id = a.site_id
                        ORDER BY p.since DESC, p.asset_id, p.subject""")
                .params(parameters)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, number) -> new SoftwareWatches.Violation(
                        row.getObject("asset_id", UUID.class),
                        row.getString("name"),
                        row.getString("client_name"),
                        row.getString("site_name"),
                        details(row),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
        long total = sql.sql(
                        "SELECT count(*) FROM (SELECT 1 " + OF_WATCH + " LIMIT " + (Slice.COUNTED + 1) + ") counted")
                .params(parameters)
                .query(Long.class)
                .single();
        return new Slice<>(found, page.page(), page.size(), total);
    }

    private static List<String> details(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("details").getArray());
    }

    /** A machine has less memory than before, or as much again. */
    void memory(UUID client, UUID asset, String before, String after, Instant at) {
        sql.sql(
                        """
                        INSERT INTO inventory_finding AS f (client_id, asset_id, kind, subject, severity, details, since)
                        VALUES (:client, :asset, 'memory_gone', 'ram', 'warning', ARRAY[:before, :after], :at)
                        ON CONFLICT (client_id, asset_id, kind, subject) DO UPDATE SET
                            details = CASE WHEN f.ended THEN excluded.details ELSE ARRAY[f.details[1], :after] END,
                            since = CASE WHEN f.ended THEN excluded.since ELSE f.since END, ended = false, told = false
                        """)
                .param("client", client)
                .param("asset", asset)
                .param("before", before)
                .param("after", after)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The memory that a machine had before it became less; empty when none is missed. */
    java.util.Optional<String> missedMemory(UUID client, UUID asset) {
        return sql.sql(
                        """
                        SELECT details[1] FROM inventory_finding
                        WHERE client_id = :client AND asset_id = :asset AND kind = 'memory_gone' AND NOT ended
                        """)
                .param("client", client)
                .param("asset", asset)
                .query(String.class)
                .optional();
    }

    void end(UUID client, UUID asset, String kind) {
        sql.sql(
                        """
                        UPDATE inventory_finding SET ended = true
                        WHERE client_id = :client AND asset_id = :asset AND kind = :kind AND NOT ended
                        """)
                .param("client", client)
                .param("asset", asset)
                .param("kind", kind)
                .update();
    }

    void endOfWatch(UUID watchId) {
        sql.sql("UPDATE inventory_finding SET ended = true WHERE watch_id = :watch AND NOT ended")
                .param("watch", watchId)
                .update();
    }

    List<Untold> untold(int most) {
        return sql.sql(
                        """
                        SELECT client_id, asset_id, kind, subject, severity, details, ended FROM inventory_finding
                        WHERE ended OR NOT told ORDER BY since LIMIT :most
                        """)
                .param("most", most)
                .query((row, number) -> new Untold(
                        row.getObject("client_id", UUID.class),
                        row.getObject("asset_id", UUID.class),
                        row.getString("kind"),
                        row.getString("subject"),
                        row.getString("severity"),
                        details(row),
                        row.getBoolean("ended")))
                .list();
    }

    /** What has ended and was told of is gone; what has changed since stays to be told. */
    void markTold(Untold one) {
        String of = " WHERE client_id = :client AND asset_id = :asset AND kind = :kind AND subject = :subject";
        String text = one.ended()
                ? "DELETE FROM inventory_finding" + of + " AND ended"
                : "UPDATE inventory_finding SET told = true" + of
                        + " AND NOT ended AND details = CAST(:details AS text[])";
        sql.sql(text)
                .param("client", one.clientId())
                .param("asset", one.assetId())
                .param("kind", one.kind())
                .param("subject", one.subject())
                .param("details", one.details().toArray(String[]::new))
                .update();
    }
}
