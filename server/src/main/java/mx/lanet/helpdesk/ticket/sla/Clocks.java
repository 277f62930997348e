package mx.lanet.helpdesk.ticket.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Memory;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.category.Categories;
import mx.lanet.helpdesk.ticket.category.CategoryNode;
import mx.lanet.helpdesk.ticket.category.CategoryTree;
import mx.lanet.helpdesk.ticket.sla.Counting.Rules;
import mx.lanet.helpdesk.ticket.sla.Counting.Standing;
import mx.lanet.helpdesk.ticket.sla.TermsTable.Said;
import org.springframework.stereotype.Component;

/** The clocks of tickets, in the caller's open transaction: what holds is remembered until it changes. */
@Component
public class Clocks {
    private final TermsTable table;
    private final Categories categories;
    private final Memory memory;

    Clocks(TermsTable table, Categories categories, Memory memory) {
        this.table = table;
        this.categories = categories;
        this.memory = memory;
    }

    /**
     * The clock of a ticket that is being made.
     *
     * @param stamp of what seldom changes, as this transaction has read it
     * @param asked when it was asked for, which may be before it is made
     */
    public TicketClock begin(long stamp, Ticket ticket, Instant asked) {
        return Counting.begin(rules(stamp, ticket), asked, standing(ticket), ticket.createdAt());
    }

    /** The clock of a ticket that has just been changed. */
    public TicketClock follow(Ticket before, Ticket after) {
        boolean moved = !standing(before).equals(standing(after))
                || before.priority() != after.priority()
                || !Objects.equals(before.categoryId(), after.categoryId());
        return moved ? Counting.next(after.clock(), rules(after), standing(after), after.updatedAt()) : after.clock();
    }

    /** What holds for a ticket now. */
    public Rules rules(Ticket ticket) {
        return rules(table.stamp(), ticket);
    }

    private Rules rules(long stamp, Ticket ticket) {
        Terms terms = terms(stamp, ticket.clientId());
        Terms.Held held = terms.held(path(stamp, terms, ticket), ticket.priority());
        return new Rules(held.promise(), terms.office(), terms.steps());
    }

    /** How much time of a client's calendar, or day and night, there was between two moments. */
    public Duration counted(UUID client, boolean allHours, Instant from, Instant to) {
        return (allHours ? OpenTime.ALWAYS : terms(client).office()).between(from, to);
    }

    /** When so much time of a client's calendar will have passed; empty when that is more than ten years away. */
    public Optional<Instant> after(UUID client, Instant from, Duration open) {
        return terms(client).office().after(from, open);
    }

    /** What holds for a ticket, and why. */
    Terms.Held held(Ticket ticket) {
        long stamp = table.stamp();
        Terms terms = terms(stamp, ticket.clientId());
        return terms.held(path(stamp, terms, ticket), ticket.priority());
    }

    private List<UUID> path(long stamp, Terms terms, Ticket ticket) {
        if (ticket.categoryId() == null || !terms.knowsCategories()) {
            return List.of();
        }
        CategoryTree tree = memory.recall(
                stamp, new Known("categories", ticket.clientId()), () -> categories.inTransaction(ticket.clientId()));
        return tree.path(ticket.categoryId()).stream().map(CategoryNode::id).toList();
    }

    /** What holds for the tickets of a client, or of the house for those of whom nobody says otherwise. */
    Terms terms(UUID client) {
        return terms(table.stamp(), client);
    }

    private Terms terms(long stamp, UUID client) {
        return memory.recall(stamp, new Known("terms", client), () -> of(client, table.of(client)));
    }

    static Terms of(UUID client, List<Said> said) {
        Said house = said.stream()
                .filter(one -> one.owner().equals(Person.HOUSE))
                .findFirst()
                .orElseThrow();
        Said own = said.stream()
                .filter(one -> one.owner().equals(client))
                .findFirst()
                .orElse(house);
        OfficeCalendar ofHouse = Objects.requireNonNullElse(house.calendar(), OfficeCalendar.USUAL);
        OfficeCalendar calendar = own.calendar() == null ? ofHouse : own.calendar();
        boolean isHouse = client.equals(Person.HOUSE);
        return new Terms(
                client,
                isHouse || own.agreement() == null ? Agreement.NOTHING : own.agreement(),
                house.agreement() == null ? Agreement.USUAL : house.agreement(),
                calendar.openTime(own.zone()),
                !isHouse && own.calendar() != null);
    }

    /** In the memory: of a client whom the transaction has reached already. */
    private record Known(String what, UUID client) {}

    /** What of a ticket moves its clock. */
    public static Standing standing(Ticket ticket) {
        boolean open = ticket.state().isOpen();
        return new Standing(open && ticket.state() != State.EN_ESPERA, ticket.firstResponseAt() != null, !open);
    }
}
