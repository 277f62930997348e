package mx.lanet.helpdesk.ticket.figure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Reach;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Counts, by the indexes of V22__links.sql: what is read is bounded by what the period and the backlog hold. What was merged
 * into another ticket is counted with that one only.
 */
@Component
class FigureTable {
    /** Most lines when figures are told apart; the busiest stand there. */
    static final int MOST_GROUPS = 50;

    private final JdbcClient jdbc;

    FigureTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Counts(long created, long resolved) {
        static final Counts NONE = new Counts(0, 0);
    }

    /** Days without a ticket do not stand in it; those after the period do, as far as there are any. */
    Map<LocalDate, Counts> days(Reach reach, Narrowing narrowing, Period period) {
        StatementSpec statement = jdbc.sql(
                """
                SELECT happened.day, sum(happened.created) AS created, sum(happened.resolved) AS resolved
                FROM (
                    SELECT CAST(t.created_at AT TIME ZONE :zone AS date) AS day, count(*) AS created, 0 AS resolved
                    FROM ticket t
                    WHERE (:everything OR t.client_id = ANY (CAST(:clients AS uuid[]))) AND t.created_at >= :begin AND t.merged_into IS NULL
                      AND (CAST(:category AS text) IS NULL OR t.category = :category)
                      AND (CAST(:technician AS uuid) IS NULL OR t.assignee_id = CAST(:technician AS uuid))
                      AND (NOT :nobodys OR t.assignee_id IS NULL)
                      AND (CAST(:channel AS text) IS NULL OR t.channel = :channel)
                      AND (CAST(:machines AS uuid[]) IS NULL OR t.asset_id = ANY (CAST(:machines AS uuid[])))
                    GROUP BY 1
                    UNION ALL
                    SELECT CAST(t.resolved_at AT TIME ZONE :zone AS date), 0, count(*)
                    FROM ticket t
                    WHERE (:everything OR t.client_id = ANY (CAST(:clients AS uuid[]))) AND t.resolved_at >= :begin AND t.merged_into IS NULL
                      AND (CAST(:category AS text) IS NULL OR t.category = :category)
                      AND (CAST(:technician AS uuid) IS NULL OR t.assignee_id = CAST(:technician AS uuid))
                      AND (NOT :nobodys OR t.assignee_id IS NULL)
                      AND (CAST(:channel AS text) IS NULL OR t.channel = :channel)
                      AND (CAST(:machines AS uuid[]) IS NULL OR t.asset_id = ANY (CAST(:machines AS uuid[])))
                    GROUP BY 1) happened
                GROUP BY happened.day
                """);
        Map<LocalDate, Counts> days = new TreeMap<>();
        narrowed(statement, reach, narrowing)
                .param("zone", period.zone().getId())
                .param("begin", Timestamp.from(period.begin()))
                .query((row, number) -> days.put(
                        row.getObject("day", LocalDate.class),
                        new Counts(row.getLong("created"), row.getLong("resolved"))))
                .list();
        return days;
    }

    record Open(Map<Age, Long> byAge, @Nullable Instant oldest) {}

    /** What is open now. */
    Open open(Reach reach, Narrowing narrowing, Instant now) {
        return narrowed(
                        jdbc.sql(
                                """
                SELECT min(t.created_at) AS oldest,
                    count(*) FILTER (WHERE t.created_at > :day) AS day,
                    count(*) FILTER (WHERE t.created_at <= :day AND t.created_at > :three_days) AS three_days,
                    count(*) FILTER (WHERE t.created_at <= :three_days AND t.created_at > :week) AS week,
                    count(*) FILTER (WHERE t.created_at <= :week AND t.created_at > :month) AS month,
                    count(*) FILTER (WHERE t.created_at <= :month) AS older
                FROM ticket t
                WHERE (:everything OR t.client_id = ANY (CAST(:clients AS uuid[]))) AND t.state NOT IN ('resuelto', 'cerrado')
                  AND (CAST(:category AS text) IS NULL OR t.category = :category)
                  AND (CAST(:technician AS uuid) IS NULL OR t.assignee_id = CAST(:technician AS uuid))
                  AND (NOT :nobodys OR t.assignee_id IS NULL)
                  AND (CAST(:channel AS text) IS NULL OR t.channel = :channel)
                  AND (CAST(:machines AS uuid[]) IS NULL OR t.asset_id = ANY (CAST(:machines AS uuid[])))
                """),
                        reach,
                        narrowing)
                .param("day", Timestamp.from(now.minus(Age.DAY.to())))
                .param("three_days", Timestamp.from(now.minus(Age.THREE_DAYS.to())))
                .param("week", Timestamp.from(now.minus(Age.WEEK.to())))
                .param("month", Timestamp.from(now.minus(Age.MONTH.to())))
                .query((row, number) -> openOf(row))
                .single();
    }

    private static Open openOf(ResultSet row) throws SQLException {
        Map<Age, Long> byAge = new EnumMap<>(Age.class);
        for (Age age : Age.values()) {
            byAge.put(age, row.getLong(age.word()));
        }
        Timestamp oldest = row.getTimestamp("oldest");
        return new Open(byAge, oldest == null ? null : oldest.toInstant());
    }

    /** From when a ticket was made until the team's first public answer, of those made within the period. */
    Spread firstResponse(Reach reach, Narrowing narrowing, Period period) {
        return spread(
                jdbc.sql(
                        """
                SELECT count(took.seconds) AS number,
                    percentile_cont(0.5) WITHIN GROUP (ORDER BY took.seconds) AS median,
                    percentile_cont(0.9) WITHIN GROUP (ORDER BY took.seconds) AS ninth
                FROM (
                    SELECT CAST(extract(epoch FROM t.first_response_at - t.created_at) AS double precision) AS seconds
                    FROM ticket t
                    WHERE (:everything OR t.client_id = ANY (CAST(:clients AS uuid[])))
                      AND t.created_at >= :begin AND t.created_at < :end AND t.merged_into IS NULL
                      AND (CAST(:category AS text) IS NULL OR t.category = :category)
                      AND (CAST(:technician AS uuid) IS NULL OR t.assignee_id = CAST(:technician AS uuid))
                      AND (NOT :nobodys OR t.assignee_id IS NULL)
                      AND (CAST(:channel AS text) IS NULL OR t.channel = :channel)
                      AND (CAST(:machines AS uuid[]) IS NULL OR t.asset_id = ANY (CAST(:machines AS uuid[])))) took
                """),
                reach,
                narrowing,
                period);
    }

    /** From when a ticket was made until it was resolved for the last time, of those resolved within the period. */
    Spread resolution(Reach reach, Narrowing narrowing, Period period) {
        return spread(
                jdbc.sql(
                        """
                SELECT count(took.seconds) AS number,
                    percentile_cont(0.5) WITHIN GROUP (ORDER BY took.seconds) AS median,
                    percentile_cont(0.9) WITHIN GROUP (ORDER BY took.seconds) AS ninth
                FROM (
                    SELECT CAST(extract(epoch FROM t.resolved_at - t.created_at) AS double precision) AS seconds
                    FROM ticket t
                    WHERE (:everything OR t.client_id = ANY (CAST(:clients AS uuid[])))
                      AND t.resolved_at >= :begin AND t.resolved_at < :end AND t.merged_into IS NULL
                      AND (CAST(:category AS text) IS NULL OR t.category = :category)
                      AND (CAST(:technician AS uuid) IS NULL OR t.assignee_id = CAST(:technician AS uuid))
                      AND (NOT :nobodys OR t.assignee_id IS NULL)
                      AND (CAST(:channel AS text) IS NULL OR t.channel = :channel)
                      AND (CAST(:machines AS uuid[]) IS NULL OR t.asset_id = ANY (CAST(:machines AS uuid[])))) took
                """),
                reach,
                narrowing,
                period);
    }

    private static Spread spread(StatementSpec statement, Reach reach, Narrowing narrowing, Period period) {
        return within(narrowed(statement, reach, narrowing), period)
                .query((row, number) -> spreadOf(row))
                .single();
    }

    static Spread spreadOf(ResultSet row) throws SQLException {
        return new Spread(row.getLong("number"), seconds(row, "median"), seconds(row, "ninth"));
    }

    private static @Nullable Duration seconds(ResultSet row, String column) throws SQLException {
        double seconds = row.getDouble(column);
        return row.wasNull() ? null : Duration.ofSeconds(Math.round(seconds));
    }

    /** Of the ratings given within the period. */
    Satisfaction satisfaction(Reach reach, Narrowing narrowing, Period period) {
        return within(
                        narrowed(
                                jdbc.sql(
                                        """
                SELECT count(*) FILTER (WHERE t.rating = 1) AS s1, count(*) FILTER (WHERE t.rating = 2) AS s2,
                    count(*) FILTER (WHERE t.rating = 3) AS s3, count(*) FILTER (WHERE t.rating = 4) AS s4,
                    count(*) FILTER (WHERE t.rating = 5) AS s5
                FROM ticket t
                WHERE (:everything OR t.client_id = ANY (CAST(:clients AS uuid[])))
                  AND t.rated_at >= :begin AND t.rated_at < :end AND t.merged_into IS NULL
                  AND (CAST(:category AS text) IS NULL OR t.category = :category)
                  AND (CAST(:technician AS uuid) IS NULL OR t.assignee_id = CAST(:technician AS uuid))
                  AND (NOT :nobodys OR t.assignee_id IS NULL)
                  AND (CAST(:channel AS text) IS NULL OR t.channel = :channel)
                  AND (CAST(:machines AS uuid[]) IS NULL OR t.asset_id = ANY (CAST(:machines AS uuid[])))
                """),
                                reach,
                                narrowing),
                        period)
                .query((row, number) -> new Satisfaction(List.of(
                        row.getLong("s1"), row.getLong("s2"), row.getLong("s3"), row.getLong("s4"), row.getLong("s5"))))
                .single();
    }

    /** What one technician has on hand, and what nobody has. */
    OwnFigures own(Reach reach, UUID technician, long unassigned) {
        return jdbc.sql(
                        """
                SELECT count(*) AS mine, count(*) FILTER (WHERE NOT w.theirs) AS us, count(*) FILTER (WHERE w.theirs) AS them,
                    count(*) FILTER (WHERE t.reopened_count > 0) AS reopened, min(t.created_at) AS oldest
                FROM ticket t
                CROSS JOIN LATERAL (
                    SELECT t.state = 'en_espera' OR coalesce(
                        (SELECT c.by_staff FROM ticket_comment c
                         WHERE c.client_id = t.client_id AND c.ticket_id = t.ticket_id AND NOT c.internal
                         ORDER BY c.created_at DESC, c.comment_id DESC LIMIT 1), false) AS theirs) w
                WHERE (:everything OR t.client_id = ANY (CAST(:clients AS uuid[])))
                  AND t.state NOT IN ('resuelto', 'cerrado') AND t.assignee_id = :technician
                """)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .param("technician", technician)
                .query((row, number) -> {
                    Timestamp oldest = row.getTimestamp("oldest");
                    return new OwnFigures(
                            row.getLong("mine"),
                            unassigned,
                            row.getLong("us"),
                            row.getLong("them"),
                            row.getLong("reopened"),
                            oldest == null ? null : oldest.toInstant());
                })
                .single();
    }

    /** As the newest of the technician's tickets calls them, if there is one within reach. */
    Optional<String> technicianName(Reach reach, UUID technician) {
        return jdbc.sql(
                        """
                SELECT t.assignee_name FROM ticket t
                WHERE (:everything OR t.client_id = ANY (CAST(:clients AS uuid[]))) AND t.assignee_id = :technician
                ORDER BY t.updated_at DESC LIMIT 1
                """)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .param("technician", technician)
                .query(String.class)
                .optional();
    }

    static StatementSpec narrowed(StatementSpec statement, Reach reach, Narrowing narrowing) {
        return statement
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .param("category", narrowing.category(), Types.VARCHAR)
                .param(
                        "technician",
                        narrowing.technician() == null
                                ? null
                                : narrowing.technician().toString(),
                        Types.VARCHAR)
                .param("nobodys", narrowing.nobodys())
                .param(
                        "channel",
                        narrowing.channel() == null ? null : narrowing.channel().word(),
                        Types.VARCHAR)
                .param("machines", machines(narrowing), Types.ARRAY);
    }

    private static String @Nullable [] machines(Narrowing narrowing) {
        List<UUID> machines = narrowing.machines();
        return machines == null ? null : machines.stream().map(UUID::toString).toArray(String[]::new);
    }

    static StatementSpec within(StatementSpec statement, Period period) {
        return statement.param("begin", Timestamp.from(period.begin())).param("end", Timestamp.from(period.end()));
    }
}
