package mx.lanet.helpdesk.monitoring.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Who is online by {@code asset} and has not been heard by {@code asset_status}. The two tables of two features are
 * joined here and nowhere else: asking one feature for all that are online, to ask the other about each, would carry
 * every asset through the server every few seconds.
 */
public final class PresenceTable {
    private final JdbcTemplate jdbc;

    /** An asset that missed its heartbeats. */
    public record Missing(UUID clientId, UUID assetId) {}

    public PresenceTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** It was heard of without a word about how it is: its newest readings stay. */
    public void heard(UUID clientId, UUID assetId, Instant at) {
        jdbc.update(
                """
                INSERT INTO asset_status AS s (client_id, asset_id, last_seen) VALUES (?, ?, ?)
                ON CONFLICT (client_id, asset_id) DO UPDATE SET last_seen = greatest(s.last_seen, excluded.last_seen)
                """,
                clientId,
                assetId,
                at.atOffset(ZoneOffset.UTC));
    }

    /** An asset without readings counts from the grace alone; so does everybody after a start of PostgreSQL. */
    public List<Missing> findMissing(Instant now, Instant grace, long defaultSeconds, int missed, int most) {
        return jdbc.query(
                """
                SELECT a.client_id, a.asset_id FROM asset a LEFT JOIN asset_status s USING (client_id, asset_id)
                WHERE a.presence = 'online'
                  AND greatest(s.last_seen, ?::timestamptz, pg_postmaster_start_time())
                      < ?::timestamptz - make_interval(secs =>
                          ? * coalesce(greatest(a.report_seconds, (a.settings ->> 'heartbeat_interval')::double precision), ?))
                ORDER BY a.client_id, a.asset_id LIMIT ?
                """,
                (row, number) ->
                        new Missing(row.getObject("client_id", UUID.class), row.getObject("asset_id", UUID.class)),
                grace.atOffset(ZoneOffset.UTC),
                now.atOffset(ZoneOffset.UTC),
                (double) missed,
                (double) defaultSeconds,
                most);
    }
}
