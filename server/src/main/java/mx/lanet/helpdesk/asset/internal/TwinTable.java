package mx.lanet.helpdesk.asset.internal;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.asset.Duplicates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * {@code asset_twin}: which records have an identifying value in common. Whoever writes what identifies a machine notes it, in
 * the same transaction; what is noted is looked at again when it is read, since names and numbers change.
 */
@Component
class TwinTable {
    /** The machines of a value from its index; a value of many machines identifies none. */
    private static final String OF_VALUE =
            """
            SELECT t.asset_id FROM (
                SELECT s.asset_id, count(*) OVER () AS number FROM (
                    SELECT x.asset_id FROM asset x
                    WHERE x.client_id = :client AND x.%1$s = (SELECT m.%1$s FROM me m) AND x.merged_into IS NULL
                    LIMIT 21) s) t WHERE t.number <= 20
            """;

    private static final String NOTE =
            """
            WITH me AS MATERIALIZED (
                SELECT a.name, a.site_id, a.machine_id, a.serial_number, a.mac_address FROM asset a
                WHERE a.client_id = :client AND a.asset_id = :asset AND a.merged_into IS NULL)
            INSERT INTO asset_twin (client_id, one, other, noted_at)
            SELECT :client, least(:asset, p.asset_id), greatest(:asset, p.asset_id), now()
            FROM ("""
                    + OF_VALUE.formatted("machine_id") + "UNION " + OF_VALUE.formatted("serial_number") + "UNION "
                    + OF_VALUE.formatted("mac_address")
                    + """
                UNION
                SELECT t.asset_id FROM (
                    SELECT s.asset_id, count(*) OVER () AS number FROM (
                        SELECT x.asset_id FROM asset x
                        WHERE x.client_id = :client AND x.name = (SELECT m.name FROM me m)
                          AND x.site_id = (SELECT m.site_id FROM me m) AND x.merged_into IS NULL
                        LIMIT 6) s) t WHERE t.number <= 5) p
            WHERE p.asset_id <> :asset
            ON CONFLICT DO NOTHING
            """;

    private static final String SHARED =
            """
            a.%1$s = b.%1$s AND (SELECT count(*) FROM (SELECT FROM asset t WHERE t.client_id = w.client_id
                AND t.%1$s = a.%1$s AND t.merged_into IS NULL LIMIT 21) s) <= 20
            """;

    private static final String PAIRS =
            """
            SELECT w.one, w.other FROM asset_twin w
            JOIN asset a ON a.client_id = w.client_id AND a.asset_id = w.one
            JOIN asset b ON b.client_id = w.client_id AND b.asset_id = w.other
            WHERE %s AND a.merged_into IS NULL AND b.merged_into IS NULL
              AND NOT (a.state = 'retired' AND b.state = 'retired')
              AND NOT EXISTS (SELECT FROM asset_distinct d
                              WHERE d.client_id = w.client_id AND d.one = w.one AND d.other = w.other)
              AND (%s OR %s OR %s
                   OR a.name = b.name AND a.site_id = b.site_id
                      AND (a.serial_number = b.serial_number) IS NOT FALSE)
            ORDER BY w.noted_at DESC, w.one, w.other LIMIT :most
            """;

    private final JdbcClient sql;

    TwinTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** Two records of one client, by their ids in order. */
    record Pair(UUID one, UUID other) {}

    void note(UUID client, UUID asset) {
        sql.sql(NOTE).param("client", client).param("asset", asset).update();
    }

    /** Those of which nobody said that they are two, the newest first. */
    List<Pair> find(Reach reach) {
        return sql.sql(PAIRS.formatted(
                        reach.clientOf("w"),
                        SHARED.formatted("machine_id"),
                        SHARED.formatted("serial_number"),
                        SHARED.formatted("mac_address")))
                .params(reach.parameters())
                .param("most", Duplicates.MOST)
                .query((row, number) -> new Pair(row.getObject("one", UUID.class), row.getObject("other", UUID.class)))
                .list();
    }
}
