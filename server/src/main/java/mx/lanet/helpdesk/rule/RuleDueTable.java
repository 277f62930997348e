package mx.lanet.helpdesk.rule;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code rule_due}, inside the caller's transaction. */
@Component
class RuleDueTable {
    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    RuleDueTable(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** What happened, and when rules are told. */
    record Waiting(RuleDue due, Instant at) {}

    /** Where no rule waits for it, nothing is kept; whether something was. */
    boolean insert(List<Waiting> waiting) {
        int[] kept = batches.batchUpdate(
                """
                INSERT INTO rule_due (client_id, due_id, ticket_id, trigger, rule_id, detail, due_at)
                SELECT :client, :id, :ticket, :trigger, :rule, :detail, :at
                WHERE EXISTS (SELECT FROM rule_trigger WHERE trigger = :trigger)
                """,
                waiting.stream().map(RuleDueTable::row).toArray(SqlParameterSource[]::new));
        return Arrays.stream(kept).anyMatch(rows -> rows != 0);
    }

    private static SqlParameterSource row(Waiting waiting) {
        RuleDue due = waiting.due();
        return new MapSqlParameterSource()
                .addValue("client", due.clientId())
                .addValue("id", due.dueId())
                .addValue("ticket", due.ticketId())
                .addValue("trigger", due.trigger().word())
                .addValue("rule", due.ruleId(), Types.OTHER)
                .addValue("detail", String.join(" ", due.detail()))
                .addValue("at", waiting.at().atOffset(ZoneOffset.UTC));
    }

    /** One that is due and that nobody else works on; it is this transaction's until its end. */
    Optional<RuleDue> take(Instant now) {
        return jdbc.sql("SELECT * FROM rule_due WHERE due_at <= :now ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new RuleDue(
                        row.getObject("client_id", UUID.class),
                        row.getObject("due_id", UUID.class),
                        row.getObject("ticket_id", UUID.class),
                        Trigger.of(row.getString("trigger")),
                        row.getObject("rule_id", UUID.class),
                        List.of(row.getString("detail").split(" ")),
                        row.getInt("tries")))
                .optional();
    }

    void delete(RuleDue due) {
        jdbc.sql("DELETE FROM rule_due WHERE client_id = :client AND due_id = :id")
                .param("client", due.clientId())
                .param("id", due.dueId())
                .update();
    }

    void postpone(RuleDue due, Instant until) {
        jdbc.sql("UPDATE rule_due SET due_at = :until, tries = tries + 1 WHERE client_id = :client AND due_id = :id")
                .param("client", due.clientId())
                .param("id", due.dueId())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }
}
