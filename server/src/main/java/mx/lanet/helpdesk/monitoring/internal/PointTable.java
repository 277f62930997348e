package mx.lanet.helpdesk.monitoring.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import mx.lanet.helpdesk.monitoring.Reading;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code metric_point}: one point of each asset for each metrics interval, in a partition a day. */
public final class PointTable {
    private final JdbcTemplate jdbc;

    /** A reading kept under the beginning of its interval. */
    public record Point(Reading reading, Instant at) {}

    public PointTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A point that is there already, as after a restart, stays. */
    public void insert(List<Point> points) {
        jdbc.update(connection -> {
            var statement = connection.prepareStatement(
                    """
                    INSERT INTO metric_point (client_id, asset_id, at, cpu, memory, disk, network, temperature)
                    SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::real[], ?::real[], ?::real[],
                        ?::real[], ?::real[])
                    ON CONFLICT DO NOTHING
                    """);
            new Columns<>(connection, statement, points)
                    .add("uuid", point -> point.reading().clientId())
                    .add("uuid", point -> point.reading().assetId())
                    .times(Point::at)
                    .add("float4", point -> point.reading().cpu())
                    .add("float4", point -> point.reading().memory())
                    .add("float4", point -> point.reading().disk())
                    .add("float4", point -> point.reading().network())
                    .add("float4", point -> point.reading().temperature());
            return statement;
        });
    }

    public void ensureDay(LocalDate day) {
        jdbc.query("SELECT ensure_metric_day(?::date)", row -> {}, day.toString());
    }

    /** Drops the partitions of the days before that one. */
    public void dropDaysBefore(LocalDate day) {
        jdbc.query("SELECT drop_metric_days(?::date)", row -> {}, day.toString());
    }
}
