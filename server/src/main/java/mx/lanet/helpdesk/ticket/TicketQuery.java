package mx.lanet.helpdesk.ticket;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets a list shows, and in which order. Empty lists and nulls mean any.
 *
 * @param site only together with its client
 * @param nobodys only those that are given to nobody
 * @param requester only those that this person asked for; what was merged is the ticket that it became
 * @param since made at that time or later
 * @param due only those that are due then
 * @param queue only those of this queue
 * @param member only those of the queues in which this person works
 * @param category only those of this category and all below it
 * @param tag only those with the tag of this key
 * @param fields what the house's fields say, by their keys: of choices the option's id, of boxes {@code yes}
 * @param watcher only those that this person watches
 * @param mentioned only those in which this person was called
 * @param machines only those of the machines of a saved list
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
        @Nullable DueWithin due,
        @Nullable UUID queue,
        @Nullable UUID member,
        @Nullable UUID category,
        @Nullable String tag,
        Map<String, String> fields,
        @Nullable UUID watcher,
        @Nullable UUID mentioned,
        String words,
        Sort sort,
        boolean descending,
        Slice.Request page,
        @Nullable OfMachines machines) {
    /** The longest search. */
    public static final int WORDS_MAX = 100;

    /** Of whatever machines. */
    public TicketQuery(
            @Nullable UUID clientId,
            List<State> states,
            List<Priority> priorities,
            @Nullable Channel channel,
            @Nullable UUID site,
            @Nullable UUID assignee,
            boolean nobodys,
            @Nullable UUID requester,
            @Nullable Instant since,
            @Nullable DueWithin due,
            @Nullable UUID queue,
            @Nullable UUID member,
            @Nullable UUID category,
            @Nullable String tag,
            Map<String, String> fields,
            @Nullable UUID watcher,
            @Nullable UUID mentioned,
            String words,
            Sort sort,
            boolean descending,
            Slice.Request page) {
        this(
                clientId,
                states,
                priorities,
                channel,
                site,
                assignee,
                nobodys,
                requester,
                since,
                due,
                queue,
                member,
                category,
                tag,
                fields,
                watcher,
                mentioned,
                words,
                sort,
                descending,
                page,
                null);
    }

    /**
     * The machines of a saved list.
     *
     * @param ids empty until they are asked for
     */
    public record OfMachines(UUID savedList, List<UUID> ids) {
        public OfMachines {
            ids = List.copyOf(ids);
        }
    }

    public TicketQuery {
        states = List.copyOf(states);
        priorities = List.copyOf(priorities);
        fields = Map.copyOf(fields);
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
                null,
                null,
                Map.of(),
                null,
                null,
                "",
                Sort.ACTIVITY,
                true,
                new Slice.Request(1, 50));
    }

    /** These states only. */
    public TicketQuery in(List<State> some) {
        return with(query -> query.states = some);
    }

    /** Those of this assignee only. */
    public TicketQuery assignedTo(UUID somebody) {
        return with(query -> {
            query.assignee = somebody;
            query.nobodys = false;
        });
    }

    /** Those given to nobody only. */
    public TicketQuery unassigned() {
        return with(query -> {
            query.assignee = null;
            query.nobodys = true;
        });
    }

    /** Those of this queue only. */
    public TicketQuery inQueue(UUID one) {
        return with(query -> query.queue = one);
    }

    /** Those of this category and all below it only. */
    public TicketQuery inCategory(UUID one) {
        return with(query -> query.category = one);
    }

    /** Those with the tag of this key only. */
    public TicketQuery tagged(String key) {
        return with(query -> query.tag = key);
    }

    /** Those of the machines of this saved list only; null for whatever machines. */
    public TicketQuery ofMachines(@Nullable OfMachines some) {
        return with(query -> query.machines = some);
    }

    /** Those that this person watches only. */
    public TicketQuery watchedBy(UUID somebody) {
        return with(query -> query.watcher = somebody);
    }

    /** Those in which this person was called only. */
    public TicketQuery mentioning(UUID somebody) {
        return with(query -> query.mentioned = somebody);
    }

    /** Those of the queues in which this person works only. */
    public TicketQuery inQueuesOf(UUID somebody) {
        return with(query -> query.member = somebody);
    }

    /** Those that this person asked for only. */
    public TicketQuery askedBy(UUID somebody) {
        return with(query -> query.requester = somebody);
    }

    /** Those that are due then only. */
    public TicketQuery due(DueWithin then) {
        return with(query -> query.due = then);
    }

    /** Those of this client only. */
    public TicketQuery ofClient(UUID one) {
        return with(query -> query.clientId = one);
    }

    /** Those that say this in one of the house's fields only. */
    public TicketQuery saying(String key, String value) {
        return with(query -> query.fields = Map.of(key, value));
    }

    /** Those whose texts hold these words only. */
    public TicketQuery holding(String text) {
        return with(query -> query.words = text);
    }

    /** This order, and this page of it. */
    public TicketQuery by(Sort order, boolean largestFirst, Slice.Request where) {
        return with(query -> {
            query.sort = order;
            query.descending = largestFirst;
            query.page = where;
        });
    }

    /** The same tickets, in whatever order and on whatever page; for those made lately, to the minute. */
    TicketQuery onlyWhich() {
        return with(query -> {
            query.since = query.since == null ? null : query.since.truncatedTo(ChronoUnit.MINUTES);
            query.sort = Sort.ACTIVITY;
            query.descending = true;
            query.page = new Slice.Request(1, 1);
            query.machines = query.machines == null ? null : new OfMachines(query.machines.savedList(), List.of());
        });
    }

    private TicketQuery with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.finish();
    }

    /** A copy that can be changed. */
    private static final class Draft {
        private final TicketQuery base;
        private List<State> states;
        private @Nullable UUID assignee;
        private boolean nobodys;
        private @Nullable UUID clientId;
        private @Nullable UUID requester;
        private @Nullable Instant since;
        private @Nullable DueWithin due;
        private @Nullable UUID queue;
        private @Nullable UUID member;
        private @Nullable UUID category;
        private @Nullable String tag;
        private Map<String, String> fields;
        private @Nullable UUID watcher;
        private @Nullable UUID mentioned;
        private String words;
        private Sort sort;
        private boolean descending;
        private Slice.Request page;
        private @Nullable OfMachines machines;

        private Draft(TicketQuery base) {
            this.base = base;
            this.states = base.states;
            this.assignee = base.assignee;
            this.nobodys = base.nobodys;
            this.clientId = base.clientId;
            this.requester = base.requester;
            this.since = base.since;
            this.due = base.due;
            this.queue = base.queue;
            this.member = base.member;
            this.category = base.category;
            this.tag = base.tag;
            this.fields = base.fields;
            this.watcher = base.watcher;
            this.mentioned = base.mentioned;
            this.words = base.words;
            this.sort = base.sort;
            this.descending = base.descending;
            this.page = base.page;
            this.machines = base.machines;
        }

        private TicketQuery finish() {
            return new TicketQuery(
                    clientId,
                    states,
                    base.priorities,
                    base.channel,
                    base.site,
                    assignee,
                    nobodys,
                    requester,
                    since,
                    due,
                    queue,
                    member,
                    category,
                    tag,
                    fields,
                    watcher,
                    mentioned,
                    words,
                    sort,
                    descending,
                    page,
                    machines);
        }
    }

    /**
     * When a running clock is due; what is overdue already counts.
     *
     * @param from null for whatever is overdue, too
     */
    public record DueWithin(@Nullable Instant from, Instant before) {}

    /** What a list is sorted by. */
    public enum Sort {
        ACTIVITY,
        NUMBER,
        PRIORITY,
        DUE;

        private final String word = name().toLowerCase(Locale.ROOT);

        /** The word in URLs and in the database's function. */
        public String word() {
            return word;
        }
    }
}
