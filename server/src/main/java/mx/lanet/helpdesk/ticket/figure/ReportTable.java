package mx.lanet.helpdesk.ticket.figure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tickets made within a period, put together by one or two keys, for the team's eyes: time spent stands in it. What is read is
 * bounded by the period, by the index {@code ticket_made}.
 */
@Component
public class ReportTable {
    /** No menu of a filter is longer. */
    private final JdbcClient jdbc;

    ReportTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A group.
     *
     * @param one its first key, as stored; {@code two} is empty where there is only one
     * @param name of its technician; empty where no key is one
     * @param time null where it was not asked for
     */
    public record Line(
            String one,
            String two,
            String name,
            long number,
            @Nullable Duration firstMedian,
            @Nullable Duration firstMean,
            @Nullable Duration resolutionMedian,
            @Nullable Duration resolutionMean,
            @Nullable Double rating,
            @Nullable Duration time) {}

    /**
     * What is asked; nulls mean any.
     *
     * @param two null for one key alone
     * @param timed whether the time spent is counted
     */
    record Asked(
            GroupKey one, @Nullable GroupKey two, @Nullable Priority priority, @Nullable State state, boolean timed) {}

    /** Those with the most tickets first, times in their order. */
    List<Line> lines(Reach reach, Narrowing narrowing, Period period, Asked asked, int most) {
        GroupKey two = asked.two();
        return FigureTable.within(
                        FigureTable.narrowed(
                                jdbc.sql(
                                        """
                SELECT part.one, part.two, max(part.name) AS name, count(*) AS number,
                    percentile_cont(0.5) WITHIN GROUP (ORDER BY part.first) AS first_median, avg(part.first) AS first_mean,
                    percentile_cont(0.5) WITHIN GROUP (ORDER BY part.resolution) AS resolution_median,
                    avg(part.resolution) AS resolution_mean, avg(part.rating) AS rating, sum(part.minutes) * 60 AS time
                FROM (
                    SELECT CASE :one WHEN 'client' THEN CAST(t.client_id AS text) WHEN 'category' THEN t.category
                            WHEN 'state' THEN t.state WHEN 'priority' THEN t.priority WHEN 'channel' THEN t.channel
                            WHEN 'month' THEN to_char(t.created_at AT TIME ZONE :zone, 'YYYY-MM-01')
                            WHEN 'week' THEN to_char(date_trunc('week', t.created_at AT TIME ZONE :zone), 'YYYY-MM-DD')
                            ELSE coalesce(CAST(t.assignee_id AS text), 'none') END AS one,
                        CASE :two WHEN '' THEN '' WHEN 'client' THEN CAST(t.client_id AS text) WHEN 'category' THEN t.category
                            WHEN 'state' THEN t.state WHEN 'priority' THEN t.priority WHEN 'channel' THEN t.channel
                            WHEN 'month' THEN to_char(t.created_at AT TIME ZONE :zone, 'YYYY-MM-01')
                            WHEN 'week' THEN to_char(date_trunc('week', t.created_at AT TIME ZONE :zone), 'YYYY-MM-DD')
                            ELSE coalesce(CAST(t.assignee_id AS text), 'none') END AS two,
                        CASE WHEN 'technician' IN (:one, :two) THEN t.assignee_name ELSE '' END AS name,
                        CAST(extract(epoch FROM t.first_response_at - t.created_at) AS double precision) AS first,
                        CAST(extract(epoch FROM t.resolved_at - t.created_at) AS double precision) AS resolution,
                        CAST(t.rating AS double precision) AS rating,
                        CASE WHEN :timed THEN (SELECT sum(e.minutes) FROM ticket_time e
                            WHERE e.client_id = t.client_id AND e.ticket_id = t.ticket_id) END AS minutes
                    FROM ticket t
                    WHERE (:everything OR t.client_id = ANY (CAST(:clients AS uuid[])))
                      AND t.created_at >= :begin AND t.created_at < :end AND t.merged_into IS NULL
                      AND (CAST(:category AS text) IS NULL OR t.category = :category)
                      AND (CAST(:technician AS uuid) IS NULL OR t.assignee_id = CAST(:technician AS uuid))
                      AND (NOT :nobodys OR t.assignee_id IS NULL)
                      AND (CAST(:channel AS text) IS NULL OR t.channel = :channel)
                      AND (CAST(:machines AS uuid[]) IS NULL OR t.asset_id = ANY (CAST(:machines AS uuid[])))
                      AND (CAST(:priority AS text) IS NULL OR t.priority = :priority)
                      AND (CAST(:state AS text) IS NULL OR t.state = :state)) part
                GROUP BY part.one, part.two
                ORDER BY CASE WHEN :one IN ('month', 'week') THEN part.one END, number DESC, part.one,
                    CASE WHEN :two IN ('month', 'week') THEN part.two END, part.two
                LIMIT :most
                """),
                                reach,
                                narrowing),
                        period)
                .param("one", asked.one().word())
                .param("two", two == null ? "" : two.word())
                .param("zone", period.zone().getId())
                .param("timed", asked.timed())
                .param(
                        "priority",
                        asked.priority() == null ? null : asked.priority().word(),
                        Types.VARCHAR)
                .param("state", asked.state() == null ? null : asked.state().word(), Types.VARCHAR)
                .param("most", most)
                .query((row, _) -> line(row))
                .list();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getString("one"),
                row.getString("two"),
                row.getString("name"),
                row.getLong("number"),
                length(row, "first_median"),
                length(row, "first_mean"),
                length(row, "resolution_median"),
                length(row, "resolution_mean"),
                number(row, "rating"),
                length(row, "time"));
    }

    private static @Nullable Duration length(ResultSet row, String column) throws SQLException {
        Double seconds = number(row, column);
        return seconds == null ? null : Duration.ofSeconds(Math.round(seconds));
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? null : number;
    }
}
