package mx.lanet.helpdesk.ticket;

import static mx.lanet.helpdesk.ticket.State.ASIGNADO;
import static mx.lanet.helpdesk.ticket.State.CERRADO;
import static mx.lanet.helpdesk.ticket.State.EN_ESPERA;
import static mx.lanet.helpdesk.ticket.State.EN_PROGRESO;
import static mx.lanet.helpdesk.ticket.State.NUEVO;
import static mx.lanet.helpdesk.ticket.State.RESUELTO;

import java.time.Instant;
import java.util.Set;
import mx.lanet.helpdesk.ticket.Move.Assign;
import mx.lanet.helpdesk.ticket.Move.Attach;
import mx.lanet.helpdesk.ticket.Move.ChangeCategory;
import mx.lanet.helpdesk.ticket.Move.ChangePriority;
import mx.lanet.helpdesk.ticket.Move.ChangeState;
import mx.lanet.helpdesk.ticket.Move.ChangeTags;
import mx.lanet.helpdesk.ticket.Move.ChangeWatcher;
import mx.lanet.helpdesk.ticket.Move.Close;
import mx.lanet.helpdesk.ticket.Move.FillIn;
import mx.lanet.helpdesk.ticket.Move.HandOver;
import mx.lanet.helpdesk.ticket.Move.HandWords;
import mx.lanet.helpdesk.ticket.Move.Link;
import mx.lanet.helpdesk.ticket.Move.Merge;
import mx.lanet.helpdesk.ticket.Move.Note;
import mx.lanet.helpdesk.ticket.Move.Rate;
import mx.lanet.helpdesk.ticket.Move.Reopen;
import mx.lanet.helpdesk.ticket.Move.Reply;
import mx.lanet.helpdesk.ticket.Move.TakeIn;
import mx.lanet.helpdesk.ticket.Move.Undo;

/**
 * What may happen to a ticket, and in which state it is afterwards: {@code nuevo → asignado → en_progreso ⇄ en_espera →
 * resuelto → cerrado}. Steps may be skipped forwards, since a technician on the phone solves things at once; the only
 * way back from resuelto and cerrado is to reopen, which leads to en_progreso and is counted.
 */
public final class TicketLife {
    private static final Set<Part> ASKING_SIDE = Set.of(Part.REQUESTER, Part.PARTICIPANT, Part.CLIENT_ADMIN);
    private static final Set<State> REPLY_MAY_LEAVE_IN = Set.of(EN_PROGRESO, EN_ESPERA, RESUELTO);

    private TicketLife() {}

    /** What comes of a move. */
    public sealed interface Decision {
        /** It may happen, and leaves the ticket in this state. */
        record Allowed(State next) implements Decision {}

        /** It may not happen to this ticket as it is; the code is a message key below {@code problem.}. */
        record Refused(String code) implements Decision {}

        /** Not this actor's to do. */
        record Forbidden() implements Decision {}

        /** For this actor the ticket does not exist. */
        record Unknown() implements Decision {}
    }

    /** Decides; changes nothing. */
    public static Decision decide(Ticket ticket, Part part, Move move) {
        if (part == Part.STRANGER) {
            return new Decision.Unknown();
        }
        if (ticket.isMerged()) {
            return refused("ticket_merged");
        }
        State now = ticket.state();
        return switch (move) {
            case Reply reply -> reply(now, part, reply);
            case ChangeWatcher watcher
            when part == Part.PARTICIPANT || part == Part.CLIENT_ADMIN ->
                watcher.on() || watcher.who().ofTeam() ? new Decision.Forbidden() : stays(now);
            case Note _, ChangeTags _ -> part.decides() ? stays(now) : new Decision.Forbidden();
            case ChangeWatcher _ -> part == Part.STAFF ? stays(now) : new Decision.Forbidden();
            case ChangeState change -> part.decides() ? change(ticket, change.to()) : new Decision.Forbidden();
            case ChangeCategory _, FillIn _, ChangePriority _, HandOver _ ->
                part.decides() ? unlessClosed(now, now) : new Decision.Forbidden();
            case Assign assign -> part.decides() ? assign(now, assign) : new Decision.Forbidden();
            case Close _ when part == Part.PARTICIPANT -> new Decision.Forbidden();
            case Close _ -> now == CERRADO ? refused("ticket_already_closed") : allowed(CERRADO);
            case Reopen _ when part == Part.PARTICIPANT -> new Decision.Forbidden();
            case Reopen _ -> now.isOpen() ? refused("ticket_is_open") : allowed(EN_PROGRESO);
            case Undo undo -> now.isOpen() ? refused("ticket_undo_too_late") : allowed(undo.back());
            case Rate _ -> part == Part.REQUESTER ? rate(ticket) : new Decision.Forbidden();
            case Link _, TakeIn _, HandWords _ -> part == Part.STAFF ? stays(now) : new Decision.Forbidden();
            case Merge _ -> part == Part.STAFF ? allowed(CERRADO) : new Decision.Forbidden();
            case Attach attach -> attach.internal() && part != Part.STAFF ? new Decision.Forbidden() : stays(now);
        };
    }

    /** Whether going from one state to the other is what the product calls a reopening. */
    public static boolean isReopening(State from, State to) {
        return !from.isOpen() && to.isOpen();
    }

    /** Whether this public reply is the team's first answer. */
    static boolean isFirstResponse(Ticket ticket, Part part) {
        return part == Part.STAFF && ticket.firstResponseAt() == null;
    }

    /** An answer from the asking side wakes a ticket that waited or seemed done; the team's first answer starts the work. */
    private static Decision reply(State now, Part part, Reply reply) {
        State then = reply.thenState();
        if (ASKING_SIDE.contains(part)) {
            return then != null
                    ? new Decision.Forbidden()
                    : allowed(now == EN_ESPERA || !now.isOpen() ? EN_PROGRESO : now);
        }
        if (then == null) {
            return allowed(part == Part.STAFF && (now == NUEVO || now == ASIGNADO) ? EN_PROGRESO : now);
        }
        return REPLY_MAY_LEAVE_IN.contains(then) ? allowed(then) : refused("ticket_state_not_reachable");
    }

    private static Decision change(Ticket ticket, State to) {
        State now = ticket.state();
        boolean reachable =
                switch (to) {
                    case NUEVO -> now == NUEVO;
                    case ASIGNADO -> now == ASIGNADO || now == NUEVO && ticket.assigneeId() != null;
                    case EN_PROGRESO -> true;
                    case EN_ESPERA -> now.isOpen();
                    case RESUELTO -> now != CERRADO;
                    case CERRADO -> true;
                };
        return reachable ? allowed(to) : refused("ticket_state_not_reachable");
    }

    private static Decision assign(State now, Assign assign) {
        return unlessClosed(now, given(now, assign.toId() != null));
    }

    /** The state of a ticket that was given to somebody, or back to nobody. */
    static State given(State now, boolean toSomebody) {
        return switch (now) {
            case NUEVO, ASIGNADO -> toSomebody ? ASIGNADO : NUEVO;
            case EN_PROGRESO, EN_ESPERA, RESUELTO, CERRADO -> now;
        };
    }

    /** Once for each resolution. */
    private static Decision rate(Ticket ticket) {
        Ticket.Rating rating = ticket.rating();
        Instant resolved = ticket.resolvedAt();
        if (ticket.state().isOpen() || resolved == null) {
            return refused("ticket_not_resolved");
        }
        return rating != null && !rating.at().isBefore(resolved)
                ? refused("ticket_already_rated")
                : stays(ticket.state());
    }

    private static Decision unlessClosed(State now, State next) {
        return now == CERRADO ? refused("ticket_already_closed") : allowed(next);
    }

    private static Decision stays(State now) {
        return allowed(now);
    }

    private static Decision allowed(State next) {
        return new Decision.Allowed(next);
    }

    private static Decision refused(String code) {
        return new Decision.Refused(code);
    }
}
