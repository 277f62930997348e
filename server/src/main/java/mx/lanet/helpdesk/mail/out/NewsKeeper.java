package mx.lanet.helpdesk.mail.out;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import mx.lanet.helpdesk.identity.PersonInvited;
import mx.lanet.helpdesk.rule.RuleCalled;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.PromiseAtRisk;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketActed;
import mx.lanet.helpdesk.ticket.TicketMentioned;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.TicketsMade;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes down what is to be told, in the transaction in which it happens: both are there after a crash, or neither. */
@Component
class NewsKeeper {
    /** Who ends a ticket may take that back; nobody is told before. */
    private static final Duration SECOND_THOUGHTS = Tickets.UNDONE_WITHIN.plusSeconds(5);

    /** The files of what is said arrive a moment after it. */
    private static final Duration WITH_FILES = Duration.ofSeconds(2);

    private static final int BROKEN_PERCENT = 100;

    private final NewsTable table;
    private final Ids ids;
    private final Clock clock;

    NewsKeeper(NewsTable table, Ids ids, Clock clock) {
        this.table = table;
        this.ids = ids;
        this.clock = clock;
    }

    @EventListener
    void on(TicketActed acted) {
        table.insert(told(acted));
    }

    @EventListener
    void on(TicketsMade made) {
        table.insert(
                made.tickets().stream().flatMap(acted -> told(acted).stream()).toList());
    }

    private List<NewsTable.Due> told(TicketActed acted) {
        Ticket after = acted.after();
        if (after.isMerged()) {
            return List.of();
        }
        UUID said = acted.internal() ? null : acted.commentId();
        List<NewsTable.Due> told = new ArrayList<>();
        for (MailKind kind : kinds(acted.before(), after, said)) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            boolean mayBeUndone =
                    (kind == MailKind.RESOLVED || kind == MailKind.CLOSED) && acted.actor() instanceof Person;
            News news = news(acted.actor(), after, kind, said);
            told.add(new NewsTable.Due(news, now.plus(mayBeUndone ? SECOND_THOUGHTS : WITH_FILES)));
        }
        return told;
    }

    @EventListener
    void on(TicketMentioned called) {
        table.insert(
                new News(
                        called.clientId(),
                        ids.next(),
                        called.ticketId(),
                        MailKind.MENTIONED,
                        called.commentId(),
                        "person",
                        null,
                        "",
                        called.userIds(),
                        null,
                        0),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    @EventListener
    void on(PromiseAtRisk promise) {
        MailKind kind = promise.percent() < BROKEN_PERCENT ? MailKind.DUE_SOON : MailKind.OVERDUE;
        Actor server = NewsSteps.SERVER;
        table.insert(
                new News(
                        promise.clientId(),
                        ids.next(),
                        promise.ticketId(),
                        kind,
                        null,
                        server.kind(),
                        null,
                        "",
                        List.of(),
                        null,
                        0),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    @EventListener
    void on(RuleCalled called) {
        table.insert(
                new News(
                        called.clientId(),
                        ids.next(),
                        called.ticketId(),
                        MailKind.RULE,
                        null,
                        NewsSteps.SERVER.kind(),
                        null,
                        called.rule(),
                        called.userIds(),
                        null,
                        0),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    @EventListener
    void on(PersonInvited invited) {
        table.insert(
                new News(
                        invited.clientId(),
                        ids.next(),
                        null,
                        MailKind.INVITED,
                        null,
                        "person",
                        null,
                        invited.by(),
                        List.of(invited.userId()),
                        invited.token(),
                        0),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private News news(Actor actor, Ticket ticket, MailKind kind, @Nullable UUID said) {
        return new News(
                ticket.clientId(),
                ids.next(),
                ticket.ticketId(),
                kind,
                said,
                actor.kind(),
                actor.id().orElse(null),
                actor.name(),
                List.of(),
                null,
                0);
    }

    /** What one act is to the people: at most one thing about its course, and that somebody new has it. */
    static List<MailKind> kinds(@Nullable Ticket before, Ticket after, @Nullable UUID said) {
        List<MailKind> kinds = new ArrayList<>();
        if (before == null) {
            kinds.add(MailKind.RECEIVED);
        } else if (ended(before, after, State.RESUELTO)) {
            kinds.add(MailKind.RESOLVED);
        } else if (ended(before, after, State.CERRADO)) {
            kinds.add(MailKind.CLOSED);
        } else if (after.reopenedCount() > before.reopenedCount()) {
            kinds.add(MailKind.REOPENED);
        } else if (said != null) {
            kinds.add(MailKind.REPLIED);
        }
        UUID had = before == null ? null : before.assigneeId();
        if (after.assigneeId() != null && !Objects.equals(after.assigneeId(), had)) {
            kinds.add(MailKind.ASSIGNED);
        }
        return kinds;
    }

    private static boolean ended(Ticket before, Ticket after, State state) {
        return after.state() == state && before.state() != state;
    }
}
