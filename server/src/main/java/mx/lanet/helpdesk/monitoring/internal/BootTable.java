package mx.lanet.helpdesk.monitoring.internal;

import java.util.List;
import mx.lanet.helpdesk.monitoring.Heartbeats.Boot;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code asset_boot}: when machines started. */
public final class BootTable {
    private final JdbcTemplate jdbc;

    public BootTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Agents reckon the moment back from how long they run: some minutes to either side it is the same one. */
    public void insert(List<Boot> boots) {
        jdbc.update(connection -> {
            var statement = connection.prepareStatement(
                    """
                    INSERT INTO asset_boot (client_id, asset_id, booted_at)
                    SELECT n.client_id, n.asset_id, n.booted_at
                    FROM unnest(?::uuid[], ?::uuid[], ?::timestamptz[]) AS n (client_id, asset_id, booted_at)
                    WHERE NOT EXISTS (SELECT FROM asset_boot b
                        WHERE b.client_id = n.client_id AND b.asset_id = n.asset_id
                          AND b.booted_at > n.booted_at - interval '3 minutes'
                          AND b.booted_at < n.booted_at + interval '3 minutes')
                    ON CONFLICT DO NOTHING
                    """);
            new Columns<>(connection, statement, boots)
                    .add("uuid", Boot::clientId)
                    .add("uuid", Boot::assetId)
                    .times(Boot::at);
            return statement;
        });
    }
}
