package mx.lanet.helpdesk.ticket;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.field.FieldValue;
import mx.lanet.helpdesk.ticket.field.TicketField;
import mx.lanet.helpdesk.ticket.tag.Tag;
import mx.lanet.helpdesk.ticket.watch.Watcher;
import org.jspecify.annotations.Nullable;

/** Something that an actor wants to do to a ticket. */
public sealed interface Move {
    /** A public reply, after which staff may leave the ticket in a state; null leaves that to the rules. */
    record Reply(@Nullable State thenState) implements Move {}

    /** An internal note. */
    record Note() implements Move {}

    record ChangeState(State to) implements Move {}

    record ChangePriority(Priority to) implements Move {}

    record ChangeCategory(UUID toId, String to) implements Move {}

    /** Say something in one of the house's fields; null for nothing. */
    record FillIn(TicketField field, @Nullable FieldValue to) implements Move {}

    /** Leave the ticket to another queue, which gives it to one of its own where it does so by itself. */
    record HandOver(UUID toId, String fromName, String toName) implements Move {}

    /** Give the ticket to somebody; null gives it back to nobody. */
    record Assign(@Nullable UUID toId, String toName) implements Move {}

    /** Put these tags on it and take those off; what stands there already, or does not, is left so. */
    record ChangeTags(List<Tag> put, List<Tag> taken) implements Move {
        public ChangeTags {
            put = List.copyOf(put);
            taken = List.copyOf(taken);
        }
    }

    /** Somebody watches the ticket from now on, or no longer. */
    record ChangeWatcher(Watcher who, boolean on) implements Move {}

    record Close() implements Move {}

    record Reopen() implements Move {}

    /** Take back the end of the ticket, for a few seconds; it goes back to the state that it had. */
    record Undo(State back) implements Move {}

    record Rate(int score) implements Move {}

    /** A line about another ticket that stands beside this one from now on, or no longer. */
    record Link(TicketEvent.Kind kind, String from, String to) implements Move {}

    /** Become a part of another ticket, for good. */
    record Merge(Ticket into) implements Move {}

    /** Let another ticket become a part of this one. */
    record TakeIn(Ticket other) implements Move {}

    /**
     * Words have gone to another ticket, or come from it.
     *
     * @param kind SPLIT or SPLIT_FROM
     * @param publicComments by how many of those that everybody sees it has more; below zero when it has less
     */
    record HandWords(TicketEvent.Kind kind, String code, int publicComments) implements Move {}

    /** A file; {@code beside} a comment of the conversation, or by itself. */
    record Attach(boolean internal, boolean beside, String fileName) implements Move {}
}
