package mx.lanet.helpdesk.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which machines are away, beside which alerts say so: of all clients, for the server alone. */
@Component
class AwayTable {
    /**
     * An alert is found by what it is about, and its kind only compared ({@code || ''} keeps it from an index of kinds): while a
     * whole house goes silent, the planner knows of no alert of these kinds yet, and would read those of all machines for each.
     */
    private static final String AWAY =
            """
            SELECT * FROM (
                SELECT a.client_id, a.asset_id, a.name, a.kind = 'server' AS server, greatest(a.presence_since, o.ended) AS since
                FROM asset a
                LEFT JOIN LATERAL (SELECT bool_or(t.closed_at IS NULL OR t.closed_at >= a.presence_since) AS said
                    FROM alert t WHERE t.client_id = a.client_id AND t.about = a.asset_id AND t.kind || '' = 'offline'
                      AND t.subject = '' AND t.current) t ON true
                LEFT JOIN LATERAL (SELECT bool_or(s.closed_at IS NULL) AS lasts, max(s.closed_at) AS ended
                    FROM alert s WHERE s.client_id = a.client_id AND s.about = a.site_id AND s.kind || '' = 'site_outage'
                      AND s.subject = '' AND s.current) o ON true
                WHERE a.state = 'active' AND a.presence = 'offline' AND a.presence_since <= :before
                  AND (a.kind = 'server' OR :everyWorkstation OR a.client_id = ANY (CAST(:workstations AS uuid[])))
                  AND t.said IS NOT TRUE AND o.lasts IS NOT TRUE) away
            WHERE since <= :before ORDER BY client_id, asset_id LIMIT :most
            """;

    private static final int MOST = 5000;

    private final JdbcClient sql;

    AwayTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** A machine that is away and of which no alert says so; {@code since} is not before its site was lost as a whole and came back. */
    record Away(UUID clientId, UUID assetId, String name, boolean server, Instant since) {}

    record Lost(UUID clientId, UUID siteId, String name, int machines) {}

    /** @param workstations of these clients workstations count, too; null for all clients */
    List<Away> away(Instant before, boolean everyWorkstation, List<UUID> workstations) {
        return sql.sql(AWAY)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("everyWorkstation", everyWorkstation)
                .param("workstations", workstations.stream().map(UUID::toString).toArray(String[]::new))
                .param("most", MOST)
                .query((row, number) -> new Away(
                        row.getObject("client_id", UUID.class),
                        row.getObject("asset_id", UUID.class),
                        row.getString("name"),
                        row.getBoolean("server"),
                        Objects.requireNonNull(AlertTable.time(row, "since"))))
                .list();
    }

    /** Machines of which an alert says that they are away, and that are there or in use no more. */
    List<About> back() {
        return sql.sql(
                        """
                        SELECT t.client_id, t.about, t.about_kind, t.asset_id, t.site_id FROM alert t
                        JOIN asset a ON a.client_id = t.client_id AND a.asset_id = t.asset_id
                        WHERE t.kind = 'offline' AND t.by_server AND t.closed_at IS NULL
                          AND (a.presence = 'online' OR a.state <> 'active')
                        ORDER BY t.client_id, t.asset_id LIMIT :most
                        """)
                .param("most", MOST)
                .query((row, number) -> AlertTable.about(row))
                .list();
    }

    /**
     * Sites without a machine that is there, whose machines went away together: at least two, and half of those that were there
     * within a day. Only what happened lately is looked at.
     */
    List<Lost> lost(Instant now, Duration together, Duration lately) {
        return sql.sql(
                        """
                        SELECT l.client_id, l.site_id, s.name, g.gone AS machines
                        FROM (SELECT client_id, site_id, max(presence_since) AS last FROM asset
                              WHERE state = 'active' AND presence = 'offline' AND presence_since >= :lately
                              GROUP BY client_id, site_id) l
                        JOIN site s ON s.client_id = l.client_id AND s.site_id = l.site_id
                        CROSS JOIN LATERAL (
                            SELECT count(*) FILTER (WHERE a.presence_since >= l.last - make_interval(secs => :together)) AS gone,
                                count(*) FILTER (WHERE a.presence_since >= :yesterday) AS recent
                            FROM asset a WHERE a.client_id = l.client_id AND a.site_id = l.site_id AND a.state = 'active'
                              AND a.presence = 'offline') g
                        WHERE g.gone >= 2 AND g.gone * 2 >= g.recent
                          AND NOT EXISTS (SELECT 1 FROM asset a WHERE a.client_id = l.client_id AND a.site_id = l.site_id
                              AND a.state = 'active' AND a.presence = 'online')
                          AND NOT EXISTS (SELECT 1 FROM alert t WHERE t.client_id = l.client_id AND t.about = l.site_id
                              AND t.kind = 'site_outage' AND t.subject = '' AND t.current
                              AND (t.closed_at IS NULL OR t.closed_at >= l.last))
                        ORDER BY l.client_id, l.site_id LIMIT :most
                        """)
                .param("lately", now.minus(lately).atOffset(ZoneOffset.UTC))
                .param("yesterday", now.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                .param("together", (double) together.toSeconds())
                .param("most", MOST)
                .query(AwayTable::lost)
                .list();
    }

    /** Sites of which an alert says that they are lost, and one of whose machines is there. */
    List<About> found() {
        return sql.sql(
                        """
                        SELECT t.client_id, t.about, t.about_kind, t.asset_id, t.site_id FROM alert t
                        WHERE t.kind = 'site_outage' AND t.closed_at IS NULL
                          AND EXISTS (SELECT 1 FROM asset a WHERE a.client_id = t.client_id AND a.site_id = t.about
                              AND a.state = 'active' AND a.presence = 'online')
                        ORDER BY t.client_id, t.about LIMIT :most
                        """)
                .param("most", MOST)
                .query((row, number) -> AlertTable.about(row))
                .list();
    }

    private static Lost lost(ResultSet row, int number) throws SQLException {
        return new Lost(
                row.getObject("client_id", UUID.class),
                row.getObject("site_id", UUID.class),
                row.getString("name"),
                row.getInt("machines"));
    }
}
