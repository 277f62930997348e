package mx.lanet.helpdesk.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.field.FieldValue;
import mx.lanet.helpdesk.ticket.tag.Tag;
import mx.lanet.helpdesk.ticket.text.Written;
import mx.lanet.helpdesk.ticket.watch.Watcher;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Everything that changes a ticket. Each act is one transaction with its comment, its events and its audit record, after
 * which {@link TicketChanged} is published. Whoever may not see a ticket gets a 404 refusal, whoever may not do the act
 * a 403 one.
 */
@Service
public class Tickets {
    /** A resolved ticket that stays quiet this long closes by itself. */
    public static final Duration QUIET_UNTIL_CLOSED = Duration.ofDays(7);

    /** Who ended a ticket may take that back so long, if nothing else has happened. Pages offer it a shorter while. */
    public static final Duration UNDONE_WITHIN = Duration.ofSeconds(30);

    /** The longest key that a request may carry. */
    public static final int KEY_MAX = 150;

    private final Tenancy tenancy;
    private final TicketTable table;
    private final ConversationTable conversation;
    private final WholeTickets whole;
    private final NewTickets newTickets;
    private final Meant meant;
    private final Acts acts;
    private final SeveralActs severalActs;
    private final ApplicationEventPublisher events;

    Tickets(
            Tenancy tenancy,
            TicketTable table,
            ConversationTable conversation,
            WholeTickets whole,
            NewTickets newTickets,
            Meant meant,
            Acts acts,
            SeveralActs severalActs,
            ApplicationEventPublisher events) {
        this.tenancy = tenancy;
        this.table = table;
        this.conversation = conversation;
        this.whole = whole;
        this.newTickets = newTickets;
        this.meant = meant;
        this.acts = acts;
        this.severalActs = severalActs;
        this.events = events;
    }

    /**
     * Makes a ticket.
     *
     * @param key the sender's name for this request, at most {@value #KEY_MAX} characters: a repeat gets the first
     *     ticket, however late or however many come at once; null when the sender gave none
     */
    public Ticket create(Actor actor, Opening opening, @Nullable String key) {
        return create(actor, opening, Map.of(), key);
    }

    /**
     * As {@link #create(Actor, Opening, String)}, of somebody who was asked for the house's fields.
     *
     * @param said by field; one that the ticket does not have is left out
     */
    public Ticket create(Actor actor, Opening opening, Map<UUID, FieldValue> said, @Nullable String key) {
        Ticket ticket = newTickets.make(actor, opening, said, key);
        publish(ticket);
        return ticket;
    }

    /** As {@link #create}, for a machine: it is asked for by the person whose machine it is, when it is somebody's. */
    public Ticket createFromAgent(Agent agent, Opening opening, @Nullable String key) {
        Ticket ticket = newTickets.makeFor(agent, opening, key);
        publish(ticket);
        return ticket;
    }

    /** The ticket, if this actor may see it. */
    public Ticket get(Actor actor, UUID ticketId) {
        return look(actor, reach -> table.find(reach, ticketId));
    }

    /** The ticket of this number, if this actor may see it. */
    public Ticket getByNumber(Actor actor, long number) {
        return look(actor, reach -> table.findByNumber(reach, number));
    }

    private Ticket look(Actor actor, Function<Reach, Optional<Ticket>> find) {
        return tenancy.call(actor.scope(), () -> Acts.visible(actor, find.apply(Reach.of(actor.scope()))));
    }

    /** The ticket with what this actor may see of its conversation, which counts as read from now on. */
    public Conversation read(Actor actor, UUID ticketId) {
        return tenancy.call(actor.scope(), () -> {
            Ticket ticket = Acts.visible(actor, table.find(Reach.of(actor.scope()), ticketId));
            Part part = Part.of(actor, ticket);
            actor.id().ifPresent(reader -> conversation.read(ticket, reader, acts.now()));
            return whole.conversation(ticket, part);
        });
    }

    /** As {@link #read}, of a program: what is unread stays so. */
    public Conversation look(Actor actor, UUID ticketId) {
        return tenancy.call(actor.scope(), () -> {
            Ticket ticket = Acts.visible(actor, table.find(Reach.of(actor.scope()), ticketId));
            return whole.conversation(ticket, Part.of(actor, ticket));
        });
    }

    /**
     * A ticket with its comments and history, oldest first, as its reader may see them.
     *
     * @param html what it was asked with, of {@link Written}; null when the plain text says all
     * @param origins for what was said on a ticket that was merged into this one, that one's number
     * @param mailed what is told beside words that came by mail, by the comment's id or the ticket's
     */
    public record Conversation(
            Ticket ticket,
            Part part,
            @Nullable String html,
            List<Comment> comments,
            List<TicketEvent> events,
            Map<UUID, String> origins,
            Map<UUID, Mailed> mailed) {
        public Conversation {
            comments = List.copyOf(comments);
            events = List.copyOf(events);
            origins = Map.copyOf(origins);
            mailed = Map.copyOf(mailed);
        }
    }

    /**
     * The ticket that this one has become a part of, when it was merged and this actor may see that; else the ticket itself.
     * Whoever may not see the one that was asked for is refused with 404.
     */
    public Ticket living(Actor actor, Ticket ticket) {
        return ticket.isMerged() ? tenancy.call(actor.scope(), () -> whole.living(actor, ticket)) : ticket;
    }

    UUID living(Actor actor, UUID ticketId) {
        return living(actor, get(actor, ticketId)).ticketId();
    }

    /**
     * A public reply. With a key, a repeat of the request says nothing again. On a ticket that was merged, it is said where
     * the talk goes on.
     */
    public Outcome reply(Actor actor, UUID ticketId, String body, Channel channel, @Nullable String key) {
        return reply(actor, ticketId, Written.plain(body), channel, key);
    }

    /** As {@link #reply(Actor, UUID, String, Channel, String)}, of a text with form. */
    public Outcome reply(Actor actor, UUID ticketId, Written text, Channel channel, @Nullable String key) {
        String named = key == null ? null : ticketId + " " + key;
        Act saying = Act.of(new Move.Reply(null)).saying(text, false, channel, named);
        Outcome outcome = act(actor, living(actor, ticketId), saying);
        boolean mergedMeanwhile = outcome instanceof Outcome.NotNow(Ticket ticket, var _, var _) && ticket.isMerged();
        return mergedMeanwhile ? act(actor, living(actor, ticketId), saying) : outcome;
    }

    /** A public reply of the server itself that resolves the ticket, whatever anybody looked at. */
    public Outcome resolve(Automation actor, UUID ticketId, String body) {
        return act(actor, ticketId, Act.of(new Move.Reply(State.RESUELTO)).saying(body, false, Channel.AGENTE, null));
    }

    /** A public reply of somebody who looked at this version and leaves the ticket in this state. */
    public Outcome replyAndLeave(Actor actor, UUID ticketId, int version, String body, State then) {
        return replyAndLeave(actor, ticketId, version, Written.plain(body), then);
    }

    /** As {@link #replyAndLeave(Actor, UUID, int, String, State)}, of a text with form. */
    public Outcome replyAndLeave(Actor actor, UUID ticketId, int version, Written text, State then) {
        return act(
                actor,
                ticketId,
                Act.of(new Move.Reply(then))
                        .saying(text, false, Channel.PORTAL, null)
                        .seenAt(version));
    }

    /**
     * A public reply of somebody who wants to be told first what others did and said meanwhile: then nothing is said.
     *
     * @param heard the last comment that stood there, and the version; a comment's id tells its time
     * @param then the state to leave the ticket in; null leaves that to the rules
     */
    public Outcome answer(Actor actor, UUID ticketId, int version, UUID heard, Written text, @Nullable State then) {
        return act(
                actor,
                ticketId,
                Act.of(new Move.Reply(then))
                        .having(new Act.Heard(version, heard))
                        .saying(text, false, Channel.PORTAL, null));
    }

    /** A note that only the team sees. */
    public Outcome note(Actor actor, UUID ticketId, String body) {
        return note(actor, ticketId, Written.plain(body));
    }

    /** As {@link #note(Actor, UUID, String)}, of a text with form. */
    public Outcome note(Actor actor, UUID ticketId, Written text) {
        return act(actor, ticketId, Act.of(new Move.Note()).saying(text, true, Channel.PORTAL, null));
    }

    /** As {@link #note(Actor, UUID, String)}, of a program. With a key, a repeat of the request says nothing again. */
    public Outcome note(Actor actor, UUID ticketId, String body, Channel channel, @Nullable String key) {
        String named = key == null ? null : ticketId + " " + key;
        return act(actor, ticketId, Act.of(new Move.Note()).saying(Written.plain(body), true, channel, named));
    }

    /** A change of state, by somebody who looked at this version. */
    public Outcome changeState(Actor actor, UUID ticketId, int version, State to) {
        return act(actor, ticketId, Act.of(new Move.ChangeState(to)).seenAt(version));
    }

    /** A change of priority, by somebody who looked at this version. */
    public Outcome changePriority(Actor actor, UUID ticketId, int version, Priority to) {
        return act(actor, ticketId, Act.of(new Move.ChangePriority(to)).seenAt(version));
    }

    /** A change of category, given by its id or its name, by somebody who looked at this version. */
    public Outcome changeCategory(Actor actor, UUID ticketId, int version, String to) {
        Ticket ticket = get(actor, ticketId);
        Move move = meant.category(actor, ticket, to);
        return act(actor, ticketId, Act.of(move).seenAt(version));
    }

    /**
     * Says something in one of the house's fields, by somebody who looked at this version; an empty text takes away what it
     * says. Refused with a field error when that is not what the field holds, or no ticket of this category has it.
     */
    public Outcome fillIn(Person person, UUID ticketId, int version, UUID fieldId, String typed) {
        Ticket ticket = get(person, ticketId);
        Move move = meant.field(person, ticket, fieldId, typed);
        return act(person, ticketId, Act.of(move).seenAt(version));
    }

    /**
     * Leaves the ticket to another queue that serves its client, with a note for the team, which may be empty; by somebody
     * who looked at this version. Whoever has it keeps it only when working there too; an automatic queue gives it to one
     * of its own.
     */
    public Outcome handOver(Person person, UUID ticketId, int version, UUID queueId, String note) {
        Ticket ticket = get(person, ticketId);
        Act act = Act.of(meant.queue(person, ticket, queueId)).seenAt(version);
        Outcome outcome = act(person, ticketId, note.isBlank() ? act : act.saying(note, true, Channel.PORTAL, null));
        if (outcome instanceof Outcome.Done && !queueId.equals(ticket.queueId())) {
            events.publishEvent(new TicketHandedOver(ticket.clientId(), ticketId, queueId));
        }
        return outcome;
    }

    /** Gives the ticket to somebody who serves its client, or back to nobody; by somebody who looked at this version. */
    public Outcome assign(Person person, UUID ticketId, int version, @Nullable UUID toId) {
        Ticket ticket = get(person, ticketId);
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
        Move move = meant.assignee(person, ticket, toId);
        return act(person, ticketId, Act.of(move).seenAt(version));
    }

    /**
     * Several changes that happen together or not at all, by somebody of the team who looked at this version. What holds one
     * back holds all back, and is told.
     */
    public Outcome perform(Person person, UUID ticketId, int version, Steps steps) {
        Ticket ticket = get(person, ticketId);
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
        try {
            Outcome.Done done = tenancy.call(person.scope(), () -> severalActs.perform(person, ticket, version, steps));
            if (!done.ticket().queueId().equals(ticket.queueId())) {
                events.publishEvent(new TicketHandedOver(
                        ticket.clientId(), ticketId, done.ticket().queueId()));
            }
            return tell(done);
        } catch (SeveralActs.HeldBack held) {
            return held.outcome();
        }
    }

    /** Puts these tags on the ticket and takes those off. Nobody need have looked at it: nothing is overwritten. */
    public Outcome changeTags(Actor actor, UUID ticketId, List<Tag> put, List<Tag> taken) {
        return act(actor, ticketId, Act.of(new Move.ChangeTags(put, taken)));
    }

    /** Somebody watches it from now on, or no longer. Who that is was checked by {@code watch}. */
    public Outcome changeWatcher(Actor actor, UUID ticketId, Watcher who, boolean on) {
        return act(actor, ticketId, Act.of(new Move.ChangeWatcher(who, on)));
    }

    /** Closes it, from whatever state. */
    public Outcome close(Actor actor, UUID ticketId) {
        return act(actor, ticketId, Act.of(new Move.Close()));
    }

    /**
     * Takes back that this actor resolved or closed the ticket, at most {@link #UNDONE_WITHIN} ago, if nothing has happened
     * since: it is again as it was, and nothing is counted.
     */
    public Outcome undo(Actor actor, UUID ticketId) {
        return tell(tenancy.call(actor.scope(), () -> acts.undo(actor, ticketId, UNDONE_WITHIN)));
    }

    /** Whether {@link #undo} would do something to this ticket of this actor's, ended so long ago at most. */
    public boolean mayUndo(Actor actor, Ticket ticket, Duration within) {
        boolean touched = ticket.updatedAt().isAfter(acts.now().minus(within));
        return !ticket.state().isOpen()
                && touched
                && tenancy.call(actor.scope(), () -> acts.undoable(actor, ticket, within)
                        .isPresent());
    }

    /** Opens a resolved or closed ticket again, which is counted. */
    public Outcome reopen(Actor actor, UUID ticketId) {
        return act(actor, ticketId, Act.of(new Move.Reopen()));
    }

    /** The requester's opinion, once for each resolution: a score of 1 to 5 and at most 2,000 characters. */
    public Outcome rate(Actor actor, UUID ticketId, int score, String comment) {
        return act(actor, ticketId, Act.of(new Move.Rate(score)).opinion(comment));
    }

    /** Closes resolved tickets that stayed quiet for {@link #QUIET_UNTIL_CLOSED}, at most this many; returns how many. */
    public int closeQuiet(Actor actor, int limit) {
        Instant since = acts.now().minus(QUIET_UNTIL_CLOSED);
        int closed = 0;
        for (UUID ticketId : tenancy.call(actor.scope(), () -> table.quietSince(since, limit))) {
            Outcome outcome = act(actor, ticketId, Act.of(new Move.Close()).onlyIfQuietSince(since));
            closed += outcome instanceof Outcome.Done ? 1 : 0;
        }
        return closed;
    }

    private Outcome act(Actor actor, UUID ticketId, Act act) {
        return tell(tenancy.call(actor.scope(), () -> acts.perform(actor, ticketId, act)));
    }

    private Outcome tell(Outcome outcome) {
        if (outcome instanceof Outcome.Done(Ticket ticket, var _)) {
            publish(ticket);
        }
        return outcome;
    }

    void publish(Ticket ticket) {
        events.publishEvent(TicketChanged.of(ticket));
    }
}
