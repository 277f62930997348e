package mx.lanet.helpdesk.monitoring.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.monitoring.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code metric_point}: one point of each asset for each metrics interval, in a partition a day. */
public final class PointTable {
    private final JdbcTemplate jdbc;

    /** A reading kept under the beginning of its interval. */
    public record Point(
            UUID clientId,
            UUID assetId,
            Instant at,
            @Nullable Float cpu,
            @Nullable Float memory,
            @Nullable Float disk,
            @Nullable Float network,
            @Nullable Float temperature) {

        /** How it is now. */
        public static Point of(Reading now, Instant at) {
            return new Point(
                    now.clientId(),
                    now.assetId(),
                    at,
                    now.cpu(),
                    now.memory(),
                    now.disk(),
                    now.network(),
                    now.temperature());
        }

        /** How it was then. */
        public static Point of(Reading now, Reading.Past then, Instant at) {
            return new Point(
                    now.clientId(),
                    now.assetId(),
                    at,
                    then.cpu(),
                    then.memory(),
                    then.disk(),
                    then.network(),
                    then.temperature());
        }
    }

    public PointTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A point that is there already, as after a restart, stays. */
    public void insert(List<Point> points) {
        insert(
                points,
                """
                INSERT INTO metric_point (client_id, asset_id, at, cpu, memory, disk, network, temperature)
                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::real[], ?::real[], ?::real[],
                    ?::real[], ?::real[])
                ON CONFLICT DO NOTHING
                """);
    }

    /** Points of days that may have been rolled up: they wait until they join the hours of their day. */
    public void insertLate(List<Point> points) {
        insert(
                points,
                """
                INSERT INTO metric_late (client_id, asset_id, at, cpu, memory, disk, network, temperature)
                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::real[], ?::real[], ?::real[],
                    ?::real[], ?::real[])
                ON CONFLICT DO NOTHING
                """);
    }

    private void insert(List<Point> points, String sql) {
        jdbc.update(connection -> {
            var statement = connection.prepareStatement(sql);
            new Columns<>(connection, statement, points)
                    .add("uuid", Point::clientId)
                    .add("uuid", Point::assetId)
                    .times(Point::at)
                    .add("float4", Point::cpu)
                    .add("float4", Point::memory)
                    .add("float4", Point::disk)
                    .add("float4", Point::network)
                    .add("float4", Point::temperature);
            return statement;
        });
    }

    public void ensureDay(LocalDate day) {
        jdbc.query("SELECT ensure_metric_day(?::date)", row -> {}, day.toString());
    }
}
