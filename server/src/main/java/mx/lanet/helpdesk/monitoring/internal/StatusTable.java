package mx.lanet.helpdesk.monitoring.internal;

import java.util.List;
import mx.lanet.helpdesk.monitoring.Reading;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code asset_status}: the newest readings. The upsert fills the table again after a crash has emptied it. */
public final class StatusTable {
    private static final String UPSERT =
            """
            INSERT INTO asset_status AS s (client_id, asset_id, last_seen, cpu, memory, disk, network, temperature,
                uptime_seconds, last_boot, network_status, updates_pending, antivirus, processes, threads,
                logged_users, services)
            SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::real[], ?::real[], ?::real[], ?::real[],
                ?::real[], ?::bigint[], ?::timestamptz[], ?::text[], ?::int[], ?::text[], ?::int[], ?::int[],
                ?::text[], ?::jsonb[])
            ON CONFLICT (client_id, asset_id) DO UPDATE SET last_seen = excluded.last_seen, cpu = excluded.cpu,
                memory = excluded.memory, disk = excluded.disk, network = excluded.network,
                temperature = excluded.temperature, uptime_seconds = excluded.uptime_seconds,
                last_boot = excluded.last_boot, network_status = excluded.network_status,
                updates_pending = excluded.updates_pending, antivirus = excluded.antivirus,
                processes = excluded.processes, threads = excluded.threads, logged_users = excluded.logged_users,
                services = excluded.services
            WHERE s.last_seen <= excluded.last_seen
            """;

    private final JdbcTemplate jdbc;

    public StatusTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Each asset at most once. */
    public void upsert(List<Reading> readings) {
        jdbc.update(connection -> {
            var statement = connection.prepareStatement(UPSERT);
            new Columns<>(connection, statement, readings)
                    .add("uuid", Reading::clientId)
                    .add("uuid", Reading::assetId)
                    .times(Reading::receivedAt)
                    .add("float4", Reading::cpu)
                    .add("float4", Reading::memory)
                    .add("float4", Reading::disk)
                    .add("float4", Reading::network)
                    .add("float4", Reading::temperature)
                    .add("int8", Reading::uptimeSeconds)
                    .times(Reading::lastBoot)
                    .add("text", Reading::networkStatus)
                    .add("int4", Reading::updatesPending)
                    .add("text", Reading::antivirus)
                    .add("int4", Reading::processes)
                    .add("int4", Reading::threads)
                    .add("text", Reading::loggedUsers)
                    .add("jsonb", Reading::services);
            return statement;
        });
    }
}
