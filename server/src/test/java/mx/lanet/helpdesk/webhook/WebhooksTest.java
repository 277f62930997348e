package mx.lanet.helpdesk.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.alert.About;
import mx.lanet.helpdesk.alert.Condition;
import mx.lanet.helpdesk.alert.Conditions;
import mx.lanet.helpdesk.alert.Severity;
import mx.lanet.helpdesk.alert.Trouble;
import mx.lanet.helpdesk.rule.Deeds;
import mx.lanet.helpdesk.rule.Fact;
import mx.lanet.helpdesk.rule.Rule;
import mx.lanet.helpdesk.rule.Rules;
import mx.lanet.helpdesk.rule.Since;
import mx.lanet.helpdesk.rule.Trigger;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestClock;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.webhook.Delivery.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class WebhooksTest {
    @Autowired
    Webhooks webhooks;

    @Autowired
    Tickets tickets;

    @Autowired
    Conditions conditions;

    @Autowired
    Rules rules;

    @Autowired
    DeliverySteps steps;

    @Autowired
    DeliveryTable table;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    @Autowired
    Tenancy tenancy;

    @Autowired
    JdbcClient jdbc;

    private final List<UUID> made = new ArrayList<>();
    private Receiver receiver;
    private TwoClients clients;
    private Person root;

    @BeforeEach
    void aProgramThatListens() throws IOException {
        receiver = new Receiver();
        clients = people.twoClients();
        root = clients.superadmin();
    }

    /** Others share the house. */
    @AfterEach
    void tidy() {
        made.forEach(webhook -> webhooks.delete(root, webhook));
        receiver.close();
    }

    @Test
    void what_happens_to_a_client_is_told_once_signed_and_another_clients_is_not() throws Exception {
        Webhooks.Made chat = webhook(
                WebhookEvent.TICKET_CREATED,
                WebhookEvent.TICKET_CHANGED,
                WebhookEvent.ALERT_OPENED,
                WebhookEvent.ALERT_CLOSED);
        SomeOpening.of(clients.textil().requester()).in(tickets);
        Ticket asked = ask();
        tickets.changePriority(clients.cafe().technician(), asked.ticketId(), asked.version(), Priority.CRITICA);
        Trouble outage =
                new Trouble(About.site(clients.cafe().clientId(), clients.cafe().siteId()), "site_outage", "");
        conditions.raise(new Condition(outage, Severity.CRITICAL, "alert.kind.site_outage", List.of(), null, null));
        conditions.recover(outage);

        until(4);
        settled(chat, State.DONE);
        assertThat(receiver.told()).hasSize(4).allSatisfy(told -> {
            assertThat(told.isSignedWith(chat.secret().reveal())).isTrue();
            assertThat(told.body()).contains(clients.cafe().clientId().toString());
        });
        assertThat(body("ticket.created")).contains("\"number\":\"" + asked.code() + "\"");
        assertThat(body("ticket.changed"))
                .contains("{\"field\":\"priority\",\"from\":\"media\",\"to\":\"critica\"}")
                .contains("\"name\":\"" + clients.cafe().technician().name() + "\"");
        assertThat(body("alert.opened")).contains("\"severity\":\"critical\"");
        assertThat(body("alert.closed")).contains("\"closed_at\":\"");
        assertThat(deliveries(chat))
                .allSatisfy(delivery -> assertThat(delivery.answer()).isEqualTo("Recibido"));
    }

    @Test
    void what_is_not_taken_is_sent_again_later_under_the_same_id() throws Exception {
        Webhooks.Made chat = webhook(WebhookEvent.TICKET_CREATED);
        receiver.answer(503);
        ask();
        until(1);
        await().until(() -> only(chat).failure().equals("status"));
        assertThat(only(chat).status()).isEqualTo(503);
        assertThat(webhooks.get(root, chat.webhook().webhookId()).failingSince())
                .isNotNull();
        assertThat(steps.next()).isFalse();

        receiver.answer(200);
        clock.advance(Duration.ofSeconds(10));
        until(2);
        settled(chat, State.DONE);

        assertThat(receiver.told())
                .extracting(Receiver.Told::id)
                .containsOnly(only(chat).messageId());
        assertThat(receiver.told()).extracting(Receiver.Told::timestamp).doesNotHaveDuplicates();
        assertThat(receiver.told().getLast().isSignedWith(chat.secret().reveal()))
                .isTrue();
        assertThat(webhooks.get(root, chat.webhook().webhookId()).failingSince())
                .isNull();
    }

    @Test
    void a_server_killed_while_it_sends_repeats_it_under_the_same_id_and_only_after_its_lease() {
        Webhooks.Made chat = webhook();
        UUID id = UUID.randomUUID();
        Delivery taken = tenancy.call(new Scope.Everything(), () -> {
            table.insert(
                    clients.cafe().clientId(),
                    id,
                    chat.webhook().webhookId(),
                    WebhookEvent.TICKET_CREATED,
                    "{}",
                    clock.instant().minus(Duration.ofDays(9000)));
            return table.take(clock.instant(), DeliverySteps.LEASE).orElseThrow();
        });
        assertThat(taken.deliveryId()).isEqualTo(id);

        assertThat(steps.next()).isFalse();
        assertThat(receiver.told()).isEmpty();
        clock.advance(DeliverySteps.LEASE.plusSeconds(1));

        until(1);
        assertThat(receiver.told().getFirst().id()).isEqualTo(taken.messageId());
    }

    @Test
    void one_that_takes_nothing_for_days_or_is_gone_is_switched_off_and_what_it_missed_can_be_repeated() {
        Webhooks.Made chat = webhook(WebhookEvent.TICKET_CREATED);
        UUID id = chat.webhook().webhookId();
        tenancy.run(new Scope.Everything(), () -> jdbc.sql(
                        "UPDATE webhook SET failing_since = :since, failures = 1 WHERE webhook_id = :id")
                .param("since", clock.instant().minus(Duration.ofDays(6)).atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update());
        receiver.answer(500);
        ask();
        settled(chat, State.DEAD);
        Webhook off = webhooks.get(root, id);
        assertThat(off.active()).isFalse();
        assertThat(off.offBecause()).isEqualTo("failing");
        UUID missed = only(chat).deliveryId();
        assertThatThrownBy(() -> webhooks.replay(root, id, missed))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().code()).isEqualTo("webhook_is_off"));

        receiver.answer(200);
        webhooks.change(root, id, off.version(), wish(receiver.address(), WebhookEvent.TICKET_CREATED));
        webhooks.replay(root, id, missed);
        settled(chat, State.DONE);
        assertThat(receiver.told())
                .extracting(Receiver.Told::id)
                .containsOnly(only(chat).messageId());

        receiver.answer(410);
        ask();
        await().until(() -> {
            steps.next();
            return webhooks.get(root, id).offBecause().equals("gone");
        });
    }

    @Test
    void a_new_secret_signs_beside_the_old_one_for_a_day() throws Exception {
        Webhooks.Made chat = webhook(WebhookEvent.TICKET_CREATED);
        String old = chat.secret().reveal();
        String fresh =
                webhooks.rotate(root, chat.webhook().webhookId()).secret().reveal();

        webhooks.test(root, chat.webhook().webhookId());
        until(1);
        clock.advance(Webhooks.OLD_SECRET.plusSeconds(1));
        webhooks.test(root, chat.webhook().webhookId());
        until(2);

        assertThat(receiver.told().getFirst().isSignedWith(old)).isTrue();
        assertThat(receiver.told().getFirst().isSignedWith(fresh)).isTrue();
        assertThat(receiver.told().getLast().isSignedWith(old)).isFalse();
        assertThat(receiver.told().getLast().isSignedWith(fresh)).isTrue();
    }

    @Test
    void nothing_goes_to_an_address_that_is_not_allowed_and_no_redirect_is_followed() {
        for (String inside : List.of("https://10.0.0.1/", "https://[::1]/", "http://192.168.1.1/")) {
            assertThatThrownBy(() -> webhooks.create(root, wish(inside)))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(
                                    refusal.problem().errors().getFirst().code())
                            .isEqualTo("webhook_private"));
        }
        Webhooks.Made chat = webhook(WebhookEvent.TICKET_CREATED);
        tenancy.run(new Scope.Everything(), () -> jdbc.sql(
                        "UPDATE webhook SET address = 'https://10.0.0.1/' WHERE webhook_id = :id")
                .param("id", chat.webhook().webhookId())
                .update());
        webhooks.test(root, chat.webhook().webhookId());
        settled(chat, State.DEAD);
        assertThat(only(chat).failure()).isEqualTo("forbidden");

        Webhooks.Made other = webhook();
        receiver.answer(302);
        webhooks.test(root, other.webhook().webhookId());
        settled(other, State.DEAD);
        assertThat(only(other).status()).isEqualTo(302);
        assertThat(receiver.told()).hasSize(1);
    }

    @Test
    void a_rule_tells_it_of_a_ticket_and_does_nothing_when_it_is_off() {
        Webhooks.Made chat = webhook();
        Rule rule = rules.create(
                root,
                new Rules.Wish(
                        "Avisar " + chat.webhook().webhookId(),
                        true,
                        Trigger.CREATED,
                        Since.CREATED,
                        1,
                        List.of(new mx.lanet.helpdesk.rule.Condition(
                                Fact.CLIENT,
                                false,
                                List.of(clients.cafe().clientId().toString()))),
                        new Deeds(
                                null,
                                Priority.CRITICA,
                                null,
                                null,
                                null,
                                false,
                                List.of(),
                                "",
                                "",
                                null,
                                List.of(),
                                chat.webhook().webhookId())));
        try {
            Ticket asked = ask();
            until(1);
            assertThat(body("rule.called"))
                    .contains("\"rule\":\"" + rule.name() + "\"")
                    .contains("\"number\":\"" + asked.code() + "\"")
                    .contains("\"priority\":\"critica\"");

            webhooks.change(
                    root,
                    chat.webhook().webhookId(),
                    chat.webhook().version(),
                    new Webhooks.Wish(Person.HOUSE, "Chat apagado", receiver.address(), List.of(), false));
            Ticket other = ask();
            await().until(() -> rules.runs(root, rule.ruleId()).stream()
                    .anyMatch(run -> run.failure().equals("rule_webhook_gone")));
            assertThat(tickets.look(clients.cafe().technician(), other.ticketId())
                            .ticket()
                            .priority())
                    .isEqualTo(Priority.MEDIA);
        } finally {
            rules.delete(root, rule.ruleId());
        }
    }

    private Webhooks.Made webhook(WebhookEvent... events) {
        Webhooks.Made webhook = webhooks.create(root, wish(receiver.address(), events));
        made.add(webhook.webhook().webhookId());
        return webhook;
    }

    private Webhooks.Wish wish(String address, WebhookEvent... events) {
        return new Webhooks.Wish(
                clients.cafe().clientId(), "Chat " + UUID.randomUUID(), address, List.of(events), true);
    }

    private Ticket ask() {
        return SomeOpening.of(clients.cafe().requester()).in(tickets);
    }

    /** The server looks by itself every few seconds; the test does not wait for that. */
    private void until(int told) {
        await().until(() -> {
            steps.next();
            return receiver.told().size() >= told;
        });
    }

    private void settled(Webhooks.Made webhook, State state) {
        await().until(() -> {
            steps.next();
            List<Delivery> all = deliveries(webhook);
            return !all.isEmpty() && all.stream().allMatch(delivery -> delivery.state() == state);
        });
    }

    private List<Delivery> deliveries(Webhooks.Made webhook) {
        return webhooks.deliveries(root, webhook.webhook().webhookId(), null);
    }

    private Delivery only(Webhooks.Made webhook) {
        List<Delivery> all = deliveries(webhook);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private String body(String type) {
        return receiver.told().stream()
                .map(Receiver.Told::body)
                .filter(body -> body.startsWith("{\"type\":\"" + type + "\""))
                .findFirst()
                .orElseThrow();
    }
}
