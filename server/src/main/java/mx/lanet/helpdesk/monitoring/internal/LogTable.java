package mx.lanet.helpdesk.monitoring.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.monitoring.Reading;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code agent_log}: what agents log themselves. */
public final class LogTable {
    private final JdbcTemplate jdbc;

    /** A line of an asset, as it arrived. */
    public record Line(UUID clientId, UUID assetId, Instant receivedAt, Reading.LogLine line) {}

    public LogTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A line that is there already stays. */
    public void insert(List<Line> lines) {
        jdbc.update(connection -> {
            var statement = connection.prepareStatement(
                    """
                    INSERT INTO agent_log (client_id, asset_id, log_id, at, received_at, level, message)
                    SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[], ?::timestamptz[],
                        ?::text[], ?::text[])
                    ON CONFLICT DO NOTHING
                    """);
            new Columns<>(connection, statement, lines)
                    .add("uuid", Line::clientId)
                    .add("uuid", Line::assetId)
                    .add("uuid", line -> line.line().logId())
                    .times(line -> line.line().at())
                    .times(Line::receivedAt)
                    .add("text", line -> line.line().level())
                    .add("text", line -> line.line().message());
            return statement;
        });
    }
}
