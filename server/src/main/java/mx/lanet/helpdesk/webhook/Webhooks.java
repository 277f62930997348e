package mx.lanet.helpdesk.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.Ticket;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** The destinations that are told what happens, and what they were told: the superadmin's. */
@Service
public class Webhooks {
    /** The house keeps so many. */
    public static final int MOST = 100;

    /** So long a secret that was replaced signs beside the new one. */
    public static final Duration OLD_SECRET = Duration.ofHours(24);

    /** Deliveries on a page. */
    public static final int PAGE = 30;

    private final WebhookTable table;
    private final DeliveryTable deliveries;
    private final WebhookKeeper keeper;
    private final Doors doors;
    private final Clients clients;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Webhooks(
            WebhookTable table,
            DeliveryTable deliveries,
            WebhookKeeper keeper,
            Doors doors,
            Clients clients,
            Tenancy tenancy,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.deliveries = deliveries;
        this.keeper = keeper;
        this.doors = doors;
        this.clients = clients;
        this.tenancy = tenancy;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What is typed about a destination. Texts come stripped.
     *
     * @param clientId whose events; the house for everybody's. It stays as it is when the destination changes
     */
    public record Wish(UUID clientId, String name, String address, List<WebhookEvent> events, boolean active) {
        public Wish {
            events = List.copyOf(events);
        }
    }

    /** A new destination, or a new secret of one; the secret is shown this once. */
    public record Made(Webhook webhook, Secret secret) {}

    /** All, by name. */
    public List<Webhook> list(Person person) {
        mustDecide(person);
        return tenancy.call(person.scope(), () -> table.all(MOST));
    }

    public Webhook get(Person person, UUID webhookId) {
        mustDecide(person);
        return tenancy.call(person.scope(), () -> existing(webhookId));
    }

    public Made create(Person person, Wish wish) {
        return create(person, wish, null);
    }

    /** As the other; a repeat with the same key of the same person finds what the first made, and its secret no more. */
    public Made create(Person person, Wish wish, @Nullable String key) {
        mustDecide(person);
        UUID id = key == null
                ? ids.next()
                : UUID.nameUUIDFromBytes((person.userId() + " webhook " + key).getBytes(StandardCharsets.UTF_8));
        Optional<Webhook> before = tenancy.call(person.scope(), () -> table.find(id));
        if (before.isPresent()) {
            return new Made(before.get(), new Secret(""));
        }
        clients.get(person, wish.clientId());
        Secret secret = WebhookSecret.random();
        Webhook made = saved(person, wish, () -> {
            if (table.all(MOST).size() >= MOST) {
                throw Problem.of(409, "too_many_webhooks", MOST).refusal();
            }
            Webhook webhook = webhook(wish.clientId(), id, person, wish);
            table.insert(webhook, secret);
            record(person, "webhook.created", webhook);
            return existing(webhook.webhookId());
        });
        return new Made(made, secret);
    }

    /** Refused with 409 when somebody has changed it since this version. What waits for one that is switched off is given up. */
    public Webhook change(Person person, UUID webhookId, int seen, Wish wish) {
        mustDecide(person);
        return saved(person, wish, () -> {
            Webhook before = existing(webhookId);
            Webhook webhook = webhook(before.clientId(), webhookId, person, wish);
            if (!table.update(webhook, seen)) {
                throw Problem.conflict().refusal();
            }
            if (!wish.active()) {
                deliveries.giveUp(webhookId, now());
            }
            record(person, "webhook.changed", webhook);
            return existing(webhookId);
        });
    }

    /** Another secret; the one before signs, too, for {@link #OLD_SECRET}. */
    public Made rotate(Person person, UUID webhookId) {
        mustDecide(person);
        Secret secret = WebhookSecret.random();
        return tenancy.call(person.scope(), () -> {
            Webhook webhook = existing(webhookId);
            table.rotate(webhookId, secret, now().plus(OLD_SECRET));
            record(person, "webhook.secret_changed", webhook);
            return new Made(webhook, secret);
        });
    }

    public void delete(Person person, UUID webhookId) {
        mustDecide(person);
        tenancy.run(person.scope(), () -> {
            Webhook webhook = existing(webhookId);
            table.delete(webhookId);
            deliveries.deleteOf(webhookId);
            record(person, "webhook.deleted", webhook);
        });
    }

    /** Tells it something that means nothing, once, also while it is off. */
    public void test(Person person, UUID webhookId) {
        mustDecide(person);
        tenancy.run(person.scope(), () -> {
            Webhook webhook = existing(webhookId);
            keeper.keepFor(
                    webhook,
                    webhook.clientId(),
                    WebhookEvent.TEST,
                    webhookId,
                    Map.of("webhook", Map.of("webhook_id", webhookId.toString(), "name", webhook.name())));
            record(person, "webhook.tested", webhook);
        });
    }

    /** The newest first, those before this one; one more than a page, if there are more. */
    public List<Delivery> deliveries(Person person, UUID webhookId, @Nullable UUID before) {
        mustDecide(person);
        return tenancy.call(person.scope(), () -> deliveries.list(webhookId, before, PAGE + 1));
    }

    public Delivery delivery(Person person, UUID webhookId, UUID deliveryId) {
        mustDecide(person);
        return tenancy.call(person.scope(), () -> existing(webhookId, deliveryId));
    }

    /** Sends it anew, for a day, under the same id. */
    public void replay(Person person, UUID webhookId, UUID deliveryId) {
        mustDecide(person);
        tenancy.run(person.scope(), () -> {
            Webhook webhook = existing(webhookId);
            Delivery delivery = existing(webhookId, deliveryId);
            if (!webhook.active() && delivery.event() != WebhookEvent.TEST) {
                throw Problem.of(409, "webhook_is_off").refusal();
            }
            if (deliveries.replay(delivery, now())) {
                audit.record(
                        person,
                        "webhook.replayed",
                        webhook.clientId(),
                        Subject.of("webhook", webhookId, webhook.name()),
                        Map.of("delivery", delivery.messageId()));
                keeper.wake();
            }
        });
    }

    /**
     * A rule tells it of a ticket, in the caller's transaction of all clients; false when it is gone, off, or another client's.
     *
     * @param rule its name
     */
    public boolean call(UUID webhookId, Ticket ticket, String rule) {
        Optional<Webhook> found = table.find(webhookId)
                .filter(Webhook::active)
                .filter(webhook -> webhook.clientId().equals(Person.HOUSE)
                        || webhook.clientId().equals(ticket.clientId()));
        found.ifPresent(webhook -> {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("rule", rule);
            data.put("ticket", Payload.ticket(ticket));
            keeper.keepFor(webhook, ticket.clientId(), WebhookEvent.RULE_CALLED, ticket.ticketId(), data);
        });
        return found.isPresent();
    }

    private <T> T saved(Person person, Wish wish, Supplier<T> work) {
        List<FieldError> problems = problems(wish);
        if (!problems.isEmpty()) {
            throw Problem.invalid(problems).refusal();
        }
        try {
            return tenancy.call(person.scope(), work);
        } catch (DuplicateKeyException _) {
            throw Problem.invalid(List.of(new FieldError("name", "name_taken"))).refusal();
        }
    }

    private List<FieldError> problems(Wish wish) {
        List<FieldError> errors = new ArrayList<>();
        if (wish.name().isEmpty()) {
            errors.add(new FieldError("name", "required"));
        } else if (wish.name().length() > Webhook.NAME_MAX) {
            errors.add(new FieldError("name", "too_long", Webhook.NAME_MAX));
        }
        URI address = Destination.read(wish.address()).orElse(null);
        if (address == null || wish.address().length() > Webhook.ADDRESS_MAX) {
            errors.add(new FieldError("address", "webhook_address"));
        } else if (address.getScheme().equals("http") && !doors.allowsMore()) {
            errors.add(new FieldError("address", "webhook_https"));
        } else if (isForbiddenLiteral(address)) {
            errors.add(new FieldError("address", "webhook_private"));
        }
        return errors;
    }

    /** Names are looked up when they are connected to, and no sooner. */
    private boolean isForbiddenLiteral(URI address) {
        try {
            InetAddress literal = InetAddress.ofLiteral(address.getHost().replaceAll("[\\[\\]]", ""));
            return !doors.isOpen(literal, address.getScheme().equals("http"));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private Webhook webhook(UUID clientId, UUID webhookId, Person person, Wish wish) {
        return new Webhook(
                clientId,
                webhookId,
                "",
                wish.name(),
                wish.address(),
                wish.events(),
                wish.active(),
                null,
                0,
                null,
                "",
                1,
                now(),
                person.name());
    }

    private Webhook existing(UUID webhookId) {
        return table.find(webhookId).orElseThrow(() -> Problem.notFound().refusal());
    }

    private Delivery existing(UUID webhookId, UUID deliveryId) {
        return deliveries.find(webhookId, deliveryId).orElseThrow(() -> Problem.notFound()
                .refusal());
    }

    private void record(Person person, String action, Webhook webhook) {
        audit.record(
                person,
                action,
                webhook.clientId(),
                Subject.of("webhook", webhook.webhookId(), webhook.name()),
                Map.of("active", String.valueOf(webhook.active()), "address", host(webhook.address())));
    }

    /** Without what may be a key in its path. */
    private static String host(String address) {
        return Destination.read(address).map(URI::getHost).orElse("");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static void mustDecide(Person person) {
        if (person.role() != Role.SUPERADMIN) {
            throw Problem.forbidden().refusal();
        }
    }
}
