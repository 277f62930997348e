package mx.lanet.helpdesk.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import mx.lanet.helpdesk.ticket.TicketEvent.Kind;
import mx.lanet.helpdesk.ticket.field.FieldValue;
import mx.lanet.helpdesk.ticket.field.TicketField;
import org.jspecify.annotations.Nullable;

/** A ticket while one move changes it, with the history that comes of it. */
final class Edit {
    private static final Set<Kind> OVERWRITES_NOTHING = Set.of(
            Kind.ATTACHED,
            Kind.TAGS,
            Kind.WATCHERS,
            Kind.RELATED,
            Kind.UNRELATED,
            Kind.CHILD_OF,
            Kind.CHILD,
            Kind.NO_CHILD,
            Kind.CHILD_STATE);
    private static final Locale SPANISH = Locale.of("es");

    private final Ticket before;
    private final String actorName;
    private final Instant now;
    private final List<TicketEvent> events = new ArrayList<>();
    private String category;
    private @Nullable UUID categoryId;
    private UUID queueId;
    private Priority priority;
    private State state;
    private @Nullable UUID assigneeId;
    private String assigneeName;
    private @Nullable Instant firstResponseAt;
    private @Nullable Instant resolvedAt;
    private @Nullable Instant closedAt;
    private int reopenedCount;
    private int publicComments;
    private Ticket.@Nullable Rating rating;
    private Ticket.Merged merged;

    Edit(Ticket before, String actorName, Instant now) {
        this.before = before;
        this.actorName = actorName;
        this.now = now;
        this.category = before.category();
        this.categoryId = before.categoryId();
        this.queueId = before.queueId();
        this.priority = before.priority();
        this.state = before.state();
        this.assigneeId = before.assigneeId();
        this.assigneeName = before.assigneeName();
        this.firstResponseAt = before.firstResponseAt();
        this.resolvedAt = before.resolvedAt();
        this.closedAt = before.closedAt();
        this.reopenedCount = before.reopenedCount();
        this.publicComments = before.publicComments();
        this.rating = before.rating();
        this.merged = before.merged();
    }

    void state(State to) {
        if (to == state) {
            return;
        }
        boolean reopening = TicketLife.isReopening(state, to);
        tell(reopening ? Kind.REOPENED : Kind.STATE, state.word(), to.word());
        state = to;
        if (reopening) {
            reopenedCount++;
        }
        if (to.isOpen()) {
            resolvedAt = null;
            closedAt = null;
            return;
        }
        resolvedAt = resolvedAt == null ? now : resolvedAt;
        closedAt = to == State.CERRADO ? now : null;
    }

    /** As if the ticket had not been ended: a ticket that was resolved before it was closed stays so, since when it was. */
    void undo(State back) {
        tell(Kind.UNDONE, state.word(), back.word());
        state = back;
        closedAt = null;
        resolvedAt = back.isOpen() ? null : resolvedAt;
    }

    void priority(Priority to) {
        if (to != priority) {
            tell(Kind.PRIORITY, priority.word(), to.word());
            priority = to;
        }
    }

    void category(UUID toId, String to) {
        if (!toId.equals(categoryId)) {
            tell(Kind.CATEGORY, category, to);
            category = to;
            categoryId = toId;
        }
    }

    /** What is said in the team's own fields stands in no history that others see. */
    void field(TicketField field, @Nullable FieldValue from, @Nullable FieldValue to) {
        if (!Objects.equals(from, to)) {
            events.add(new TicketEvent(
                    now,
                    actorName,
                    Kind.FIELD,
                    told(field, from),
                    told(field, to),
                    field.label(SPANISH),
                    field.forTeam()));
        }
    }

    private static String told(TicketField field, @Nullable FieldValue value) {
        return value == null ? "" : field.told(value, SPANISH);
    }

    void queue(UUID toId, String fromName, String toName) {
        if (!toId.equals(queueId)) {
            tell(Kind.QUEUE, fromName, toName);
            queueId = toId;
        }
    }

    void assignee(@Nullable UUID toId, String toName) {
        if (!Objects.equals(toId, assigneeId)) {
            tell(Kind.ASSIGNEE, assigneeName, toName);
            assigneeId = toId;
            assigneeName = toName;
        }
    }

    void rating(int score, String comment) {
        tell(Kind.RATED, rating == null ? "" : String.valueOf(rating.score()), String.valueOf(score));
        rating = new Ticket.Rating(score, comment, now);
    }

    /**
     * What stands beside a comment needs no line of its own; and the requester sees the history, so a file that only the
     * team sees leaves none.
     */
    void attached(boolean unsaid, String fileName) {
        if (!unsaid) {
            tell(Kind.ATTACHED, "", fileName);
        }
    }

    void tags(String taken, String put) {
        if (!taken.isEmpty() || !put.isEmpty()) {
            tell(Kind.TAGS, taken, put);
        }
    }

    void watcher(String from, String to) {
        tell(Kind.WATCHERS, from, to);
    }

    /** Somebody of the client takes part beside who asked, or no longer. */
    void participant(UUID userId, boolean on) {
        Set<UUID> askers = new LinkedHashSet<>(merged.askers());
        if (on && !userId.equals(before.requesterId())) {
            askers.add(userId);
        } else {
            askers.remove(userId);
        }
        merged = new Ticket.Merged(merged.into(), List.copyOf(askers));
    }

    /** It ends, and is a part of the other one from now on. */
    void mergeInto(Ticket other) {
        tell(Kind.MERGED, state.word(), other.code());
        state = State.CERRADO;
        resolvedAt = resolvedAt == null ? now : resolvedAt;
        closedAt = now;
        merged = new Ticket.Merged(other.ticketId(), merged.askers());
    }

    /** The other one is a part of it from now on: who asked for that takes part in this. */
    void takeIn(Ticket other) {
        tell(Kind.TOOK_IN, other.subject(), other.code());
        Set<UUID> askers = new LinkedHashSet<>(merged.askers());
        askers.addAll(other.merged().askers());
        Stream.of(other.requesterId(), other.assetId()).filter(Objects::nonNull).forEach(askers::add);
        askers.remove(before.requesterId());
        askers.remove(before.assetId());
        merged = new Ticket.Merged(null, List.copyOf(askers));
        publicComments += other.publicComments();
    }

    /** Words of this ticket have gone to another, or come from it. */
    void handWords(Kind kind, String code, int publicComments) {
        tell(kind, "", code);
        this.publicComments = Math.max(0, this.publicComments + publicComments);
    }

    /** A line of history that changes nothing of the ticket itself. */
    void link(Kind kind, String from, String to) {
        tell(kind, from, to);
    }

    Instant now() {
        return now;
    }

    void firstResponse() {
        firstResponseAt = now;
    }

    void publicComment() {
        publicComments++;
    }

    List<TicketEvent> events() {
        return events;
    }

    /** A change of a property raises the version; a comment, a file, a tag or a ticket beside it does not: they overwrite nothing. */
    private int version() {
        boolean property = events.stream().anyMatch(event -> !OVERWRITES_NOTHING.contains(event.kind()));
        return before.version() + (property ? 1 : 0);
    }

    Ticket after() {
        return new Ticket(
                before.clientId(),
                before.ticketId(),
                before.number(),
                before.subject(),
                before.description(),
                category,
                categoryId,
                priority,
                state,
                before.channel(),
                before.requesterId(),
                before.requesterName(),
                before.assetId(),
                before.assetName(),
                before.siteId(),
                queueId,
                assigneeId,
                assigneeName,
                before.openedBy(),
                before.machineFacts(),
                before.createdAt(),
                now,
                firstResponseAt,
                resolvedAt,
                closedAt,
                reopenedCount,
                publicComments,
                rating,
                version(),
                merged,
                before.clock());
    }

    private void tell(Kind kind, String from, String to) {
        events.add(new TicketEvent(now, actorName, kind, from, to));
    }
}
