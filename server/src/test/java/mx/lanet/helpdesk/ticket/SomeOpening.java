package mx.lanet.helpdesk.ticket;

import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import org.jspecify.annotations.Nullable;

/** Builds tickets that somebody asks for: {@code SomeOpening.of(gabriela).about("No imprime").urgency(ALTA).in(tickets)}. */
public final class SomeOpening {
    private final Person requester;
    private String subject = "No imprime";
    private String description = "Desde hoy";
    private String category = Category.OTHER;
    private @Nullable Priority priority = Priority.MEDIA;
    private @Nullable UUID asset;
    private String machine = "";
    private @Nullable UUID site;
    private String facts = "{}";

    private SomeOpening(Person requester) {
        this.requester = requester;
    }

    public static SomeOpening of(Person requester) {
        return new SomeOpening(requester);
    }

    public SomeOpening about(String other) {
        subject = other;
        return this;
    }

    public SomeOpening saying(String other) {
        description = other;
        return this;
    }

    public SomeOpening category(String other) {
        category = other;
        return this;
    }

    /** Null is the one of its category. */
    public SomeOpening urgency(@Nullable Priority other) {
        priority = other;
        return this;
    }

    public SomeOpening on(UUID assetId, String name) {
        asset = assetId;
        machine = name;
        return this;
    }

    public SomeOpening at(UUID siteId) {
        site = siteId;
        return this;
    }

    /** What the machine said of itself, as JSON. */
    public SomeOpening reporting(String json) {
        facts = json;
        return this;
    }

    public Opening opening() {
        return new Opening(
                requester.clientId(),
                subject,
                description,
                category,
                priority,
                Channel.PORTAL,
                requester.userId(),
                requester.name(),
                asset,
                machine,
                site,
                facts);
    }

    /** Makes it, in the requester's own name. */
    public Ticket in(Tickets tickets) {
        return by(requester, tickets);
    }

    /** Makes it for the requester. */
    public Ticket by(Person maker, Tickets tickets) {
        return tickets.create(maker, opening(), null);
    }
}
