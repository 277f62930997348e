package mx.lanet.helpdesk.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets a list shows, and in which order. Empty lists and nulls mean any.
 *
 * @param site only together with its client
 * @param nobodys only those that are given to nobody
 * @param since made at that time or later
 * @param queue only those of this queue
 * @param member only those of the queues in which this person works
 * @param category only those of this category and all below it
 * @param words what the subject, the description, the requester's or the machine's name must hold, or a number
 */
public record TicketQuery(
        @Nullable UUID clientId,
        List<State> states,
        List<Priority> priorities,
        @Nullable Channel channel,
        @Nullable UUID site,
        @Nullable UUID assignee,
        boolean nobodys,
        @Nullable UUID requester,
        @Nullable Instant since,
        @Nullable UUID queue,
        @Nullable UUID member,
        @Nullable UUID category,
        String words,
        Sort sort,
        boolean descending,
        Slice.Request page) {
    /** The longest search. */
    public static final int WORDS_MAX = 100;

    public TicketQuery {
        states = List.copyOf(states);
        priorities = List.copyOf(priorities);
        words = words.length() > WORDS_MAX ? words.substring(0, WORDS_MAX) : words;
    }

    /** All tickets, the liveliest first. */
    public static TicketQuery all() {
        return new TicketQuery(
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                "",
                Sort.ACTIVITY,
                true,
                new Slice.Request(1, 50));
    }

    /** These states only. */
    public TicketQuery in(List<State> some) {
        return new TicketQuery(
                clientId,
                some,
                priorities,
                channel,
                site,
                assignee,
                nobodys,
                requester,
                since,
                queue,
                member,
                category,
                words,
                sort,
                descending,
                page);
    }

    /** Those of this assignee only. */
    public TicketQuery assignedTo(UUID somebody) {
        return new TicketQuery(
                clientId,
                states,
                priorities,
                channel,
                site,
                somebody,
                false,
                requester,
                since,
                queue,
                member,
                category,
                words,
                sort,
                descending,
                page);
    }

    /** Those given to nobody only. */
    public TicketQuery unassigned() {
        return new TicketQuery(
                clientId,
                states,
                priorities,
                channel,
                site,
                null,
                true,
                requester,
                since,
                queue,
                member,
                category,
                words,
                sort,
                descending,
                page);
    }

    /** Those of this queue only. */
    public TicketQuery inQueue(UUID one) {
        return new TicketQuery(
                clientId,
                states,
                priorities,
                channel,
                site,
                assignee,
                nobodys,
                requester,
                since,
                one,
                member,
                category,
                words,
                sort,
                descending,
                page);
    }

    /** Those of this category and all below it only. */
    public TicketQuery inCategory(UUID one) {
        return new TicketQuery(
                clientId,
                states,
                priorities,
                channel,
                site,
                assignee,
                nobodys,
                requester,
                since,
                queue,
                member,
                one,
                words,
                sort,
                descending,
                page);
    }

    /** Those of the queues in which this person works only. */
    public TicketQuery inQueuesOf(UUID somebody) {
        return new TicketQuery(
                clientId,
                states,
                priorities,
                channel,
                site,
                assignee,
                nobodys,
                requester,
                since,
                queue,
                somebody,
                category,
                words,
                sort,
                descending,
                page);
    }

    /** Those that this person asked for only. */
    public TicketQuery askedBy(UUID somebody) {
        return new TicketQuery(
                clientId,
                states,
                priorities,
                channel,
                site,
                assignee,
                nobodys,
                somebody,
                since,
                queue,
                member,
                category,
                words,
                sort,
                descending,
                page);
    }

    /** Those whose texts hold these words only. */
    public TicketQuery holding(String text) {
        return new TicketQuery(
                clientId,
                states,
                priorities,
                channel,
                site,
                assignee,
                nobodys,
                requester,
                since,
                queue,
                member,
                category,
                text,
                sort,
                descending,
                page);
    }

    /** This order, and this page of it. */
    public TicketQuery by(Sort order, boolean largestFirst, Slice.Request where) {
        return new TicketQuery(
                clientId,
                states,
                priorities,
                channel,
                site,
                assignee,
                nobodys,
                requester,
                since,
                queue,
                member,
                category,
                words,
                order,
                largestFirst,
                where);
    }

    /** What a list is sorted by. */
    public enum Sort {
        ACTIVITY,
        NUMBER,
        PRIORITY;

        /** The word in URLs and in the database's function. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
