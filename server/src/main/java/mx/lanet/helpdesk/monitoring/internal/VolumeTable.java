package mx.lanet.helpdesk.monitoring.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.monitoring.Reading;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes {@code asset_volume}. A machine has at most 64 rows there, whatever its agent says. */
public final class VolumeTable {
    private final JdbcTemplate jdbc;

    public VolumeTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A volume as its machine told of it. */
    public record Row(UUID clientId, UUID assetId, Instant at, Reading.Volume volume) {}

    /** The last word of a day is what stands for it. */
    public void upsert(List<Row> rows) {
        jdbc.update(connection -> {
            var statement = connection.prepareStatement(
                    """
                    INSERT INTO asset_volume AS v
                        (client_id, asset_id, mount, total_bytes, free_bytes, at, last_day, used)
                    SELECT n.client_id, n.asset_id, n.mount, n.total, n.free, n.at, (n.at AT TIME ZONE 'UTC')::date,
                           ARRAY[n.used]
                    FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::int8[], ?::int8[], ?::float4[], ?::timestamptz[])
                        AS n (client_id, asset_id, mount, total, free, used, at)
                    WHERE EXISTS (SELECT FROM asset_volume o
                                  WHERE o.client_id = n.client_id AND o.asset_id = n.asset_id AND o.mount = n.mount)
                       OR (SELECT count(*) FROM asset_volume o
                           WHERE o.client_id = n.client_id AND o.asset_id = n.asset_id) < 14
                    ON CONFLICT (client_id, asset_id, mount) DO UPDATE SET
                        total_bytes = excluded.total_bytes, free_bytes = excluded.free_bytes, at = excluded.at,
                        last_day = greatest(v.last_day, excluded.last_day),
                        used = last_hundred(CASE
                            WHEN excluded.last_day <= v.last_day THEN v.used[:cardinality(v.used) - 1]
                            ELSE v.used || array_fill(NULL::real, ARRAY[least(100, excluded.last_day - v.last_day - 1)])
                            END || excluded.used)
                    """);
            new Columns<>(connection, statement, rows)
                    .add("uuid", Row::clientId)
                    .add("uuid", Row::assetId)
                    .add("text", row -> row.volume().mount())
                    .add("int8", row -> row.volume().totalBytes())
                    .add("int8", row -> row.volume().freeBytes())
                    .add("float4", row -> row.volume().used())
                    .times(Row::at);
            return statement;
        });
    }
}
