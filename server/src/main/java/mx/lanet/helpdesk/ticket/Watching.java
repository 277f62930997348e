package mx.lanet.helpdesk.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.ticket.watch.Mentions;
import mx.lanet.helpdesk.ticket.watch.TeamMate;
import mx.lanet.helpdesk.ticket.watch.WatchTable;
import mx.lanet.helpdesk.ticket.watch.Watcher;
import mx.lanet.helpdesk.ticket.watch.Watchers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Changes who watches a ticket that the caller's transaction has locked, also by calling somebody in a comment. */
@Component
class Watching {
    private final WatchTable table;
    private final ApplicationEventPublisher events;

    Watching(WatchTable table, ApplicationEventPublisher events) {
        this.table = table;
        this.events = events;
    }

    boolean wouldBeTooMany(Ticket ticket, Move.ChangeWatcher change) {
        return change.on() && table.of(ticket).size() >= Watchers.MOST;
    }

    /** Somebody of the client takes part from now on; or no longer, unless for having asked for what was merged. */
    void change(Edit edit, Ticket ticket, Move.ChangeWatcher change) {
        Watcher who = change.who();
        if (change.on() && table.add(ticket, who, edit.now())) {
            edit.watcher("", who.name());
        } else if (!change.on() && table.remove(ticket, who.userId())) {
            edit.watcher(who.name(), "");
        } else {
            return;
        }
        if (!who.ofTeam()) {
            edit.participant(who.userId(), change.on() || table.askedForAPart(ticket, who.userId()));
        }
    }

    /** Whether the text calls somebody of the team who may not see the ticket. */
    boolean callsStranger(Ticket ticket, String text) {
        return Mentions.mayBeIn(text)
                && !Mentions.in(text, table.team(ticket.clientId())).strangers().isEmpty();
    }

    /** Whoever is called watches from now on; who writes calls nobody by the own name. */
    void mention(Actor actor, Edit edit, Ticket ticket, UUID commentId, String text) {
        if (!Mentions.mayBeIn(text)) {
            return;
        }
        List<UUID> called = new ArrayList<>();
        for (TeamMate mate : Mentions.in(text, table.team(ticket.clientId())).called()) {
            if (!actor.id().filter(mate.userId()::equals).isPresent()) {
                table.mention(ticket, commentId, mate.userId(), edit.now());
                table.add(ticket, new Watcher(mate.userId(), mate.name(), true), edit.now());
                called.add(mate.userId());
            }
        }
        if (!called.isEmpty()) {
            events.publishEvent(new TicketMentioned(ticket.clientId(), ticket.ticketId(), commentId, called));
        }
    }
}
