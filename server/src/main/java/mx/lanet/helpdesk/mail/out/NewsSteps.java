package mx.lanet.helpdesk.mail.out;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.shared.Postponed;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Turns one piece of news into letters. Its row is locked, and skipped by every other worker of every server, until the
 * letters are committed and the row is gone together: nothing is told twice, and a server that dies leaves it due.
 */
@Component
class NewsSteps {
    private static final Logger LOG = LoggerFactory.getLogger(NewsSteps.class);
    private static final int FORGOTTEN_AT_ONCE = 500;

    static final Automation SERVER = new Automation("correo");

    private final NewsTable table;
    private final MailServerTable servers;
    private final Tickets tickets;
    private final Telling telling;
    private final InvitationMail invitations;
    private final Tenancy tenancy;
    private final Clock clock;
    private final Postponed postponed;

    NewsSteps(
            NewsTable table,
            MailServerTable servers,
            Tickets tickets,
            Telling telling,
            InvitationMail invitations,
            Tenancy tenancy,
            Clock clock) {
        this.table = table;
        this.servers = servers;
        this.tickets = tickets;
        this.telling = telling;
        this.invitations = invitations;
        this.tenancy = tenancy;
        this.clock = clock;
        this.postponed = new Postponed(tenancy, clock, LOG);
    }

    private static final class Taken {
        private @Nullable News news;
    }

    /** Works on what is due; false when there is nothing. */
    boolean next() {
        Taken taken = new Taken();
        try {
            return tenancy.call(new Scope.Everything(), () -> work(taken));
        } catch (RuntimeException failure) {
            News news = taken.news;
            if (news == null) {
                throw failure;
            }
            postponed.until(
                    failure,
                    "News could not be put into mails, is tried again",
                    Map.of("client.id", news.clientId(), "ticket.id", String.valueOf(news.ticketId())),
                    news.tries(),
                    then -> table.postpone(news, then));
            return true;
        }
    }

    private boolean work(Taken taken) {
        Optional<MailServer> server = servers.find();
        if (server.isEmpty()) {
            return table.forget(now(), FORGOTTEN_AT_ONCE) == FORGOTTEN_AT_ONCE;
        }
        Optional<News> found = table.take(now());
        found.ifPresent(news -> {
            taken.news = news;
            tell(server.get(), news);
            table.delete(news);
        });
        return found.isPresent();
    }

    private void tell(MailServer server, News news) {
        if (news.ticketId() == null) {
            invitations.tell(server, news);
        } else {
            tell(server, news, tickets.get(SERVER, news.ticketId()));
        }
    }

    /** What was taken back meanwhile is not told; what was said with it was said. And no promise is left of what has ended. */
    private void tell(MailServer server, News news, Ticket ticket) {
        if (news.kind().isOfPromise() && !ticket.state().isOpen()) {
            return;
        }
        boolean takenBack = (news.kind() == MailKind.RESOLVED || news.kind() == MailKind.CLOSED)
                && ticket.state().isOpen();
        if (!takenBack) {
            telling.tell(server, ticket, news);
        } else if (news.commentId() != null) {
            telling.tell(server, ticket, news.as(MailKind.REPLIED));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
