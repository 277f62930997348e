package mx.lanet.helpdesk.rule;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.ticket.Ticket;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code rule_run}, inside the caller's transaction. */
@Component
class RuleRunTable {
    /** A list of runs goes back so far. */
    static final int SHOWN = 50;

    private static final Duration KEPT = Duration.ofDays(90);
    private static final int FEW = 5;

    private final JdbcClient jdbc;
    private final Ids ids;

    RuleRunTable(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    void insert(Rule rule, Ticket ticket, Instant at, String failure) {
        jdbc.sql(
                        """
                        INSERT INTO rule_run (client_id, run_id, rule_id, ticket_id, at, failure)
                        VALUES (:client, :run, :rule, :ticket, :at, :failure)
                        """)
                .param("client", ticket.clientId())
                .param("run", ids.next())
                .param("rule", rule.ruleId())
                .param("ticket", ticket.ticketId())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("failure", failure)
                .update();
        forget(rule, at.minus(KEPT));
    }

    /** Each that comes takes a few with it that are too old, so that they never pile up. */
    private void forget(Rule rule, Instant before) {
        jdbc.sql(
                        """
                        DELETE FROM rule_run WHERE (client_id, run_id) IN (
                            SELECT client_id, run_id FROM rule_run WHERE rule_id = :rule AND at < :before
                            ORDER BY at LIMIT :few)
                        """)
                .param("rule", rule.ruleId())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("few", FEW)
                .update();
    }

    /** All of a rule that goes. */
    void delete(UUID ruleId) {
        jdbc.sql("DELETE FROM rule_run WHERE rule_id = :rule")
                .param("rule", ruleId)
                .update();
    }

    /** Whether the rule has run for the ticket at that time or later. */
    boolean hasRunSince(Rule rule, Ticket ticket, Instant since) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT FROM rule_run
                            WHERE client_id = :client AND ticket_id = :ticket AND rule_id = :rule AND at >= :since)
                        """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .param("rule", rule.ruleId())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** The newest first. */
    List<RuleRun> of(UUID ruleId) {
        return jdbc.sql(
                        """
                        SELECT r.ticket_id, t.number, t.subject, r.at, r.failure
                        FROM (SELECT * FROM rule_run WHERE rule_id = :rule ORDER BY at DESC LIMIT :most) r
                        JOIN ticket t ON t.client_id = r.client_id AND t.ticket_id = r.ticket_id
                        ORDER BY r.at DESC
                        """)
                .param("rule", ruleId)
                .param("most", SHOWN)
                .query((row, _) -> new RuleRun(
                        row.getObject("ticket_id", UUID.class),
                        Ticket.code(row.getLong("number")),
                        row.getString("subject"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("failure")))
                .list();
    }

    /**
     * How often a rule ran lately.
     *
     * @param failed how often it could not do what it says
     */
    record Tally(long runs, long failed) {}

    /** By the rule's id; those that did not run since then are missing. */
    Map<UUID, Tally> tallies(Instant since) {
        Map<UUID, Tally> tallies = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT r.rule_id, count(n.at) AS runs, count(n.at) FILTER (WHERE n.failure <> '') AS failed
                        FROM ticket_rule r
                        CROSS JOIN LATERAL (SELECT at, failure FROM rule_run
                            WHERE rule_id = r.rule_id AND at >= :since LIMIT 1000) n
                        GROUP BY r.rule_id
                        """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, _) -> tallies.put(
                        row.getObject("rule_id", UUID.class), new Tally(row.getLong("runs"), row.getLong("failed"))))
                .list();
        return tallies;
    }
}
