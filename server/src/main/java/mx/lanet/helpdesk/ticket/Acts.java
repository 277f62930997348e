package mx.lanet.helpdesk.ticket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.ticket.RequestTable.Purpose;
import mx.lanet.helpdesk.ticket.TicketLife.Decision;
import mx.lanet.helpdesk.ticket.field.TicketField;
import mx.lanet.helpdesk.ticket.queue.QueueChoices;
import mx.lanet.helpdesk.ticket.queue.QueueChoices.Chosen;
import mx.lanet.helpdesk.ticket.sla.Clocks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Carries out one {@link Act} inside the caller's transaction: lock, decide, change, save. */
@Component
class Acts {
    private final TicketTable table;
    private final ConversationTable conversation;
    private final RequestTable requests;
    private final QueueChoices queues;
    private final Tagging tagging;
    private final Filling filling;
    private final Watching watching;
    private final Clocks clocks;
    private final Audit audit;
    private final List<TicketFollower> followers;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Acts(
            TicketTable table,
            ConversationTable conversation,
            RequestTable requests,
            QueueChoices queues,
            Tagging tagging,
            Filling filling,
            Watching watching,
            Clocks clocks,
            Audit audit,
            List<TicketFollower> followers,
            ApplicationEventPublisher events,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.conversation = conversation;
        this.requests = requests;
        this.queues = queues;
        this.tagging = tagging;
        this.filling = filling;
        this.watching = watching;
        this.clocks = clocks;
        this.audit = audit;
        this.followers = List.copyOf(followers);
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    Outcome perform(Actor actor, UUID ticketId, Act act) {
        Ticket ticket = visible(actor, table.lock(Reach.of(actor.scope()), ticketId));
        Part part = Part.of(actor, ticket);
        if (act.version() != null && act.version() != ticket.version()) {
            return new Outcome.ChangedMeanwhile(ticket, conversation.events(ticket, act.version()), List.of());
        }
        Outcome.@Nullable ChangedMeanwhile unheard =
                act.heard() == null ? null : unheard(actor, part, ticket, act.heard());
        if (unheard != null) {
            return unheard;
        }
        if (act.quietSince() != null && !ticket.updatedAt().isBefore(act.quietSince())) {
            return new Outcome.NotNow(ticket, "ticket_not_quiet");
        }
        return switch (TicketLife.decide(ticket, part, act.move())) {
            case Decision.Unknown _ -> throw Problem.notFound().refusal();
            case Decision.Forbidden _ -> throw Problem.forbidden().refusal();
            case Decision.Refused(String code) -> new Outcome.NotNow(ticket, code);
            case Decision.Allowed(State next) -> {
                List<TicketField> missing = filling.missing(part, ticket, act.move(), next);
                yield missing.isEmpty()
                        ? carryOut(actor, part, ticket, act, next)
                        : new Outcome.NotNow(ticket, "ticket_fields_missing", missing);
            }
        };
    }

    /** What others did and said since the writer looked; null when there is nothing to tell. */
    private Outcome.@Nullable ChangedMeanwhile unheard(Actor actor, Part part, Ticket ticket, Act.Heard heard) {
        List<TicketEvent> changes = conversation.eventsOfOthers(ticket, heard.version(), actor);
        List<Comment> said = conversation.commentsOfOthers(ticket, heard.commentId(), part.seesInternalNotes(), actor);
        return changes.isEmpty() && said.isEmpty() ? null : new Outcome.ChangedMeanwhile(ticket, changes, said);
    }

    /** Takes back the end of the ticket, if it is the last thing that happened and this actor did it a moment ago. */
    Outcome undo(Actor actor, UUID ticketId, Duration within) {
        Ticket ticket = visible(actor, table.lock(Reach.of(actor.scope()), ticketId));
        return undoable(actor, ticket, within)
                .map(back -> carryOut(actor, Part.of(actor, ticket), ticket, Act.of(new Move.Undo(back)), back))
                .orElseGet(() -> new Outcome.NotNow(ticket, "ticket_undo_too_late"));
    }

    /** The state that the ticket would go back to. */
    Optional<State> undoable(Actor actor, Ticket ticket, Duration within) {
        return ticket.state().isOpen() || ticket.isMerged()
                ? Optional.empty()
                : conversation.stateBefore(ticket, actor, now().minus(within));
    }

    /** The ticket, unless this actor may not see it: what one may not see does not exist. */
    static Ticket visible(Actor actor, Optional<Ticket> found) {
        return found.filter(ticket -> Part.of(actor, ticket) != Part.STRANGER)
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Outcome carryOut(Actor actor, Part part, Ticket ticket, Act act, State next) {
        String refused = obstacle(part, ticket, act);
        if (refused != null) {
            return new Outcome.NotNow(ticket, refused);
        }
        Edit edit = new Edit(ticket, actor.name(), now());
        Act.Saying saying = act.saying();
        UUID commentId = saying == null ? null : ids.next();
        if (saying != null && commentId != null) {
            UUID said = say(actor, part, ticket, saying, edit, commentId);
            if (!said.equals(commentId)) {
                return new Outcome.Done(ticket, said);
            }
            if (part == Part.STAFF) {
                watching.mention(actor, edit, ticket, commentId, saying.text().plain());
            }
        }
        change(edit, ticket, act);
        edit.state(act.move() instanceof Move.HandOver to ? handOver(edit, ticket, to) : next);
        Ticket after = save(actor, ticket, edit);
        record(actor, after, act.move(), edit);
        followers.forEach(follower -> follower.changed(actor, ticket, after));
        events.publishEvent(new TicketActed(actor, ticket, after, commentId, saying != null && saying.internal()));
        return new Outcome.Done(after, commentId);
    }

    /** What only the rows beside the ticket tell: nobody is called to a ticket that he or she may not see. */
    private @Nullable String obstacle(Part part, Ticket ticket, Act act) {
        if (act.move() instanceof Move.ChangeTags tags && tagging.wouldBeTooMany(ticket, tags)) {
            return "ticket_too_many_tags";
        }
        if (act.move() instanceof Move.ChangeWatcher watcher && watching.wouldBeTooMany(ticket, watcher)) {
            return "ticket_too_many_watchers";
        }
        Act.Saying saying = act.saying();
        return saying != null
                        && part == Part.STAFF
                        && watching.callsStranger(ticket, saying.text().plain())
                ? "ticket_mention_stranger"
                : null;
    }

    /** Never what was written: the record names the act, the ticket keeps the words. */
    private void record(Actor actor, Ticket ticket, Move move, Edit edit) {
        String action =
                switch (move) {
                    case Move.Reply _ -> "ticket.replied";
                    case Move.Note _ -> "ticket.noted";
                    case Move.ChangeState _ -> "ticket.state_changed";
                    case Move.ChangePriority _ -> "ticket.priority_changed";
                    case Move.ChangeCategory _ -> "ticket.category_changed";
                    case Move.FillIn _ -> "ticket.field_changed";
                    case Move.HandOver _ -> "ticket.handed_over";
                    case Move.Assign _ -> "ticket.assigned";
                    case Move.ChangeTags _ -> "ticket.tagged";
                    case Move.ChangeWatcher _ -> "ticket.watchers_changed";
                    case Move.Close _ -> "ticket.closed";
                    case Move.Reopen _ -> "ticket.reopened";
                    case Move.Undo _ -> "ticket.undone";
                    case Move.Rate _ -> "ticket.rated";
                    case Move.Attach _ -> "ticket.attached";
                    case Move.Link _ -> "ticket.linked";
                    case Move.Merge _ -> "ticket.merged";
                    case Move.TakeIn _ -> "ticket.took_in";
                    case Move.HandWords _ -> "ticket.split";
                };
        Map<String, String> details = new LinkedHashMap<>();
        edit.events().forEach(event -> details.put(event.kind().word(), told(event)));
        audit.record(actor, action, ticket.clientId(), subject(ticket), details);
    }

    /** Of a field only which one it was: what it says may be about people, and its name the team's. */
    private static String told(TicketEvent event) {
        return event.kind() == TicketEvent.Kind.FIELD
                ? event.internal() ? "–" : event.about()
                : event.from() + " → " + event.to();
    }

    static Subject subject(Ticket ticket) {
        return Subject.of("ticket", ticket.ticketId(), ticket.code());
    }

    private void change(Edit edit, Ticket ticket, Act act) {
        switch (act.move()) {
            case Move.ChangePriority(Priority to) -> edit.priority(to);
            case Move.ChangeCategory(var toId, String to) -> edit.category(toId, to);
            case Move.Assign(var toId, String toName) -> edit.assignee(toId, toName);
            case Move.ChangeTags tags -> tagging.change(edit, ticket, tags);
            case Move.ChangeWatcher watcher -> watching.change(edit, ticket, watcher);
            case Move.Undo(State back) -> edit.undo(back);
            case Move.Rate(int score) -> edit.rating(score, act.opinion());
            case Move.Attach(boolean internal, boolean beside, String fileName) ->
                edit.attached(internal || beside, fileName);
            case Move.Link(var kind, String from, String to) -> edit.link(kind, from, to);
            case Move.Merge(Ticket into) -> edit.mergeInto(into);
            case Move.TakeIn(Ticket other) -> edit.takeIn(other);
            case Move.HandWords(var kind, String code, int publicComments) ->
                edit.handWords(kind, code, publicComments);
            case Move.FillIn filled -> filling.change(edit, ticket, filled);
            case Move.Reply _, Move.Note _, Move.ChangeState _, Move.HandOver _, Move.Close _, Move.Reopen _ -> {}
        }
    }

    /** The state afterwards: who does not work in the queue leaves the ticket to it, and it may choose somebody at once. */
    private State handOver(Edit edit, Ticket ticket, Move.HandOver to) {
        if (to.toId().equals(ticket.queueId())) {
            return ticket.state();
        }
        edit.queue(to.toId(), to.fromName(), to.toName());
        UUID has = ticket.assigneeId();
        if (!ticket.state().isOpen() || has != null && queues.worksIn(to.toId(), has)) {
            return ticket.state();
        }
        Optional<Chosen> chosen = queues.choose(ticket.clientId(), to.toId(), edit.now());
        edit.assignee(
                chosen.map(Chosen::userId).orElse(null),
                chosen.map(Chosen::name).orElse(""));
        return TicketLife.given(ticket.state(), chosen.isPresent());
    }

    /** The comment's id, which is another one when the same request has said it before. */
    private UUID say(Actor actor, Part part, Ticket ticket, Act.Saying saying, Edit edit, UUID commentId) {
        UUID said = saying.key() == null ? commentId : claim(actor, ticket.clientId(), saying.key(), commentId);
        if (!said.equals(commentId)) {
            return said;
        }
        conversation.add(
                ticket,
                new Comment(
                        commentId,
                        saying.internal(),
                        actor.kind(),
                        actor.id().orElse(null),
                        actor.name(),
                        part.seesInternalNotes(),
                        saying.text().plain(),
                        saying.channel(),
                        edit.now(),
                        saying.text().html()));
        if (!saying.internal()) {
            edit.publicComment();
            answerFirst(actor, part, ticket, edit);
        }
        return commentId;
    }

    private UUID claim(Actor actor, UUID clientId, String key, UUID commentId) {
        UUID sender = actor.id().orElse(new UUID(0, 0));
        return requests.claim(clientId, sender, Purpose.COMMENT, key, commentId, now());
    }

    /** Who answers a ticket that is nobody's takes it. */
    private static void answerFirst(Actor actor, Part part, Ticket ticket, Edit edit) {
        if (TicketLife.isFirstResponse(ticket, part)) {
            edit.firstResponse();
        }
        if (part == Part.STAFF && ticket.assigneeId() == null && ticket.state().isOpen()) {
            edit.assignee(actor.id().orElseThrow(), actor.name());
        }
    }

    private Ticket save(Actor actor, Ticket before, Edit edit) {
        Ticket changed = edit.after();
        Ticket after = changed.with(clocks.follow(before, changed));
        table.update(after);
        edit.events().forEach(event -> conversation.add(after, actor, event));
        actor.id().ifPresent(reader -> conversation.read(after, reader, after.updatedAt()));
        return after;
    }
}
