package mx.lanet.helpdesk.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.rule.Condition;
import mx.lanet.helpdesk.rule.Deeds;
import mx.lanet.helpdesk.rule.Fact;
import mx.lanet.helpdesk.rule.Rule;
import mx.lanet.helpdesk.rule.Rules;
import mx.lanet.helpdesk.rule.Since;
import mx.lanet.helpdesk.rule.Trigger;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A rule of the house that is about this client and at rest, what came of it, and what it would be told in ten years. */
public record RuleFurniture(Tenancy tenancy, JdbcClient jdbc, Ids ids, Rules rules) {
    void rule(TwoClients.Company company, Person superadmin) {
        Rule rule = rules.create(
                superadmin,
                new Rules.Wish(
                        "Vigilar " + company.clientId(),
                        false,
                        Trigger.ELAPSED,
                        Since.TOUCHED,
                        Rule.MOST_MINUTES,
                        List.of(
                                new Condition(
                                        Fact.CLIENT,
                                        false,
                                        List.of(company.clientId().toString())),
                                new Condition(Fact.WORDS, true, List.of("bordadora"))),
                        new Deeds(
                                null,
                                null,
                                null,
                                null,
                                null,
                                false,
                                List.of("Garantía"),
                                "",
                                "Lo que {{persona.nombre}} espera",
                                null,
                                List.of(Deeds.Told.QUEUE),
                                null)));
        tenancy.run(new Scope.Everything(), () -> {
            ran(company, rule.ruleId(), "");
            ran(company, rule.ruleId(), "rule_person_gone");
            jdbc.sql(
                            """
                            INSERT INTO rule_due (client_id, due_id, ticket_id, trigger, rule_id, detail, due_at)
                            SELECT client_id, :id, ticket_id, 'elapsed', :rule, '', :then
                            FROM ticket WHERE client_id = :client ORDER BY ticket_id LIMIT 1
                            """)
                    .param("id", ids.next())
                    .param("rule", rule.ruleId())
                    .param("then", Instant.now().plus(Duration.ofDays(3650)).atOffset(ZoneOffset.UTC))
                    .param("client", company.clientId())
                    .update();
        });
    }

    private void ran(TwoClients.Company company, UUID rule, String failure) {
        jdbc.sql(
                        """
                        INSERT INTO rule_run (client_id, run_id, rule_id, ticket_id, at, failure)
                        SELECT client_id, :id, :rule, ticket_id, :now, :failure
                        FROM ticket WHERE client_id = :client ORDER BY ticket_id LIMIT 1
                        """)
                .param("id", ids.next())
                .param("rule", rule)
                .param("now", Instant.now().atOffset(ZoneOffset.UTC))
                .param("failure", failure)
                .param("client", company.clientId())
                .update();
    }
}
