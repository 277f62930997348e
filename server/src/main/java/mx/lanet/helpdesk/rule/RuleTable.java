package mx.lanet.helpdesk.rule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code ticket_rule}, all of them the house's, and what {@code rule_trigger} says of them. */
@Component
class RuleTable {
    private static final TypeReference<List<Condition>> CONDITIONS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RuleTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** All, in their order. */
    List<Rule> all() {
        return jdbc.sql("SELECT * FROM ticket_rule WHERE client_id = :house ORDER BY place, rule_id")
                .param("house", Person.HOUSE)
                .query(this::rule)
                .list();
    }

    /** Those that are active and woken by this, in their order. */
    List<Rule> active(Trigger trigger) {
        return jdbc.sql(
                        """
                        SELECT * FROM ticket_rule WHERE client_id = :house AND active AND trigger = :trigger
                        ORDER BY place, rule_id
                        """)
                .param("house", Person.HOUSE)
                .param("trigger", trigger.word())
                .query(this::rule)
                .list();
    }

    Optional<Rule> find(UUID ruleId) {
        return jdbc.sql("SELECT * FROM ticket_rule WHERE client_id = :house AND rule_id = :rule")
                .param("house", Person.HOUSE)
                .param("rule", ruleId)
                .query(this::rule)
                .optional();
    }

    int count() {
        return jdbc.sql("SELECT count(*) FROM ticket_rule WHERE client_id = :house")
                .param("house", Person.HOUSE)
                .query(Integer.class)
                .single();
    }

    /** A new one stands last. */
    void insert(Rule rule, Instant reached) {
        with(
                        rule,
                        reached,
                        jdbc.sql(
                                """
                                INSERT INTO ticket_rule (client_id, rule_id, place, name, active, trigger, since, after_minutes,
                                    conditions, deeds, reached_at, looked_at, version, changed_at, changed_by_name)
                                SELECT :house, :rule, coalesce(max(place), 0) + 1, :name, :active, :trigger, :since, :after,
                                    CAST(:conditions AS jsonb), CAST(:deeds AS jsonb), :reached, :at, 1, :at, :by
                                FROM ticket_rule WHERE client_id = :house
                                """))
                .update();
        tellTriggers();
    }

    /** False when somebody else has changed it since this version. */
    boolean update(Rule rule, Instant reached, int seen) {
        int changed = with(
                        rule,
                        reached,
                        jdbc.sql(
                                """
                                UPDATE ticket_rule SET name = :name, active = :active, trigger = :trigger, since = :since,
                                    after_minutes = :after, conditions = CAST(:conditions AS jsonb),
                                    deeds = CAST(:deeds AS jsonb), reached_at = :reached, version = version + 1,
                                    changed_at = :at, changed_by_name = :by
                                WHERE client_id = :house AND rule_id = :rule AND version = :seen
                                """))
                .param("seen", seen)
                .update();
        tellTriggers();
        return changed == 1;
    }

    /** Exchanges its place with its neighbour's; nothing happens at the end. */
    void move(Rule rule, boolean up) {
        jdbc.sql(
                        """
                        WITH neighbour AS (
                            SELECT rule_id, place FROM ticket_rule
                            WHERE client_id = :house AND CASE WHEN :up THEN place < :place ELSE place > :place END
                            ORDER BY CASE WHEN :up THEN -place ELSE place END LIMIT 1)
                        UPDATE ticket_rule r
                        SET place = CASE WHEN r.rule_id = n.rule_id THEN CAST(:place AS int) ELSE n.place END
                        FROM neighbour n
                        WHERE r.client_id = :house AND r.rule_id IN (n.rule_id, CAST(:rule AS uuid))
                        """)
                .param("house", Person.HOUSE)
                .param("rule", rule.ruleId())
                .param("place", rule.place())
                .param("up", up)
                .update();
    }

    void delete(UUID ruleId) {
        jdbc.sql("DELETE FROM ticket_rule WHERE client_id = :house AND rule_id = :rule")
                .param("house", Person.HOUSE)
                .param("rule", ruleId)
                .update();
        tellTriggers();
    }

    private void tellTriggers() {
        jdbc.sql("LOCK TABLE rule_trigger").update();
        jdbc.sql("DELETE FROM rule_trigger").update();
        jdbc.sql(
                        "INSERT INTO rule_trigger SELECT DISTINCT trigger FROM ticket_rule WHERE client_id = :house AND active")
                .param("house", Person.HOUSE)
                .update();
    }

    /** Of an elapsed rule: how far it has looked. */
    record Reach(Rule rule, Instant reached) {}

    /** One whose turn it is to look again, and that no other worker looks at; it is this transaction's until its end. */
    Optional<Reach> takeElapsed(Instant lookedBefore) {
        return jdbc.sql(
                        """
                        SELECT * FROM ticket_rule
                        WHERE client_id = :house AND active AND trigger = 'elapsed' AND looked_at <= :before
                        ORDER BY looked_at LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED
                        """)
                .param("house", Person.HOUSE)
                .param("before", at(lookedBefore))
                .query((row, number) -> new Reach(rule(row, number), instant(row, "reached_at")))
                .optional();
    }

    void looked(Rule rule, Instant reached, Instant looked) {
        jdbc.sql(
                        """
                        UPDATE ticket_rule SET reached_at = :reached, looked_at = :looked
                        WHERE client_id = :house AND rule_id = :rule
                        """)
                .param("house", Person.HOUSE)
                .param("rule", rule.ruleId())
                .param("reached", at(reached))
                .param("looked", at(looked))
                .update();
    }

    private StatementSpec with(Rule rule, Instant reached, StatementSpec statement) {
        return statement
                .param("house", Person.HOUSE)
                .param("rule", rule.ruleId())
                .param("name", rule.name())
                .param("active", rule.active())
                .param("trigger", rule.trigger().word())
                .param("since", rule.since().word())
                .param("after", rule.after().toMinutes())
                .param("conditions", json.writeValueAsString(rule.conditions()))
                .param("deeds", json.writeValueAsString(rule.deeds()))
                .param("reached", at(reached))
                .param("at", at(rule.changedAt()))
                .param("by", rule.changedByName());
    }

    private Rule rule(ResultSet row, int number) throws SQLException {
        return new Rule(
                row.getObject("rule_id", UUID.class),
                row.getInt("place"),
                row.getString("name"),
                row.getBoolean("active"),
                Trigger.of(row.getString("trigger")),
                Since.find(row.getString("since")).orElseThrow(),
                Duration.ofMinutes(row.getInt("after_minutes")),
                json.readValue(row.getString("conditions"), CONDITIONS),
                json.readValue(row.getString("deeds"), Deeds.class),
                row.getInt("version"),
                instant(row, "changed_at"),
                row.getString("changed_by_name"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
