package mx.lanet.helpdesk.mail.in;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.identity.Correspondents;
import mx.lanet.helpdesk.mail.in.Enclosing.Enclosed;
import mx.lanet.helpdesk.mail.in.ReceivedMail.Fate;
import mx.lanet.helpdesk.mail.in.ReceivedTable.Settled;
import mx.lanet.helpdesk.mail.in.mime.MailAddress;
import mx.lanet.helpdesk.mail.in.mime.ReadMail;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Category;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Letters;
import mx.lanet.helpdesk.ticket.Letters.Letter;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.ticket.text.Written;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Carries out a {@link Verdict} and notes the mail's fate, both in the caller's one transaction of all clients. */
@Component
class Deliveries {
    private final ReceivedTable received;
    private final UndeliverableTable undeliverable;
    private final Letters letters;
    private final Correspondents people;
    private final LetterWords words;
    private final JdbcClient jdbc;
    private final Clock clock;

    Deliveries(
            ReceivedTable received,
            UndeliverableTable undeliverable,
            Letters letters,
            Correspondents people,
            LetterWords words,
            JdbcClient jdbc,
            Clock clock) {
        this.received = received;
        this.undeliverable = undeliverable;
        this.letters = letters;
        this.people = people;
        this.words = words;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    static boolean wantsFiles(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Open _, Verdict.Comment _, Verdict.Note _ -> true;
            case Verdict.Ignore _, Verdict.Hold _, Verdict.Bounce _ -> false;
        };
    }

    /** A mail about to be delivered. */
    private record Delivery(ReceivedMail row, ReadMail mail, MailText text, Enclosed enclosed) {
        String address() {
            return row.fromAddress();
        }
    }

    /** Whether its files belong to a ticket now; not when another server was quicker. */
    boolean deliver(UUID receivedId, ReadMail mail, Verdict verdict, MailText text, Enclosed enclosed) {
        Optional<ReceivedMail> waiting = received.lockWaiting(receivedId);
        if (waiting.isEmpty()) {
            return false;
        }
        Settled settled = carryOut(new Delivery(waiting.get(), mail, text, enclosed), verdict);
        received.settle(receivedId, settled);
        return settled.fate() == Fate.TICKET || settled.fate() == Fate.COMMENT || settled.fate() == Fate.NOTE;
    }

    private Settled carryOut(Delivery delivery, Verdict verdict) {
        ReceivedMail row = delivery.row();
        return switch (verdict) {
            case Verdict.Ignore(String reason, Ticket ticket) -> {
                UUID client = ticket == null ? row.clientId() : ticket.clientId();
                yield settled(Fate.IGNORED, reason, client, ticket, null);
            }
            case Verdict.Hold(String reason) -> settled(Fate.HELD, reason, row.clientId(), null, null);
            case Verdict.Bounce(Ticket ticket) -> bounce(delivery, ticket);
            case Verdict.Comment(Ticket ticket, Person author, boolean doubtful) -> {
                undeliverable.clear(delivery.address());
                yield said(Fate.COMMENT, "", letters.reply(author, ticket.ticketId(), letter(delivery, doubtful)));
            }
            case Verdict.Note(Ticket ticket, String reason) -> note(delivery, ticket, reason);
            case Verdict.Open open -> open(delivery, open);
        };
    }

    private Settled open(Delivery delivery, Verdict.Open open) {
        Person requester = open.requester();
        if (requester == null && open.welcome()) {
            requester = welcomed(delivery, open.clientId());
        }
        if (!open.doubtful()) {
            undeliverable.clear(delivery.address());
        }
        ReceivedMail row = delivery.row();
        Actor actor = requester == null ? new Automation(words.actor()) : requester;
        String subject = Words.line(delivery.mail().subject());
        Opening opening = new Opening(
                open.clientId(),
                subject.isBlank() ? words.noSubject() : subject,
                "",
                Category.OTHER,
                null,
                Channel.EMAIL,
                requester == null ? null : requester.userId(),
                requester == null ? senderName(row) : requester.name(),
                null,
                "",
                null,
                "{}");
        Ticket ticket = letters.open(actor, opening, letter(delivery, open.doubtful()));
        return new Settled(
                Fate.TICKET,
                open.doubtful() ? "forged" : "",
                "",
                open.automatic(),
                ticket.clientId(),
                ticket.ticketId(),
                null,
                ticket.code());
    }

    /** Two first mails of one person that are read at once make one person. */
    private @Nullable Person welcomed(Delivery delivery, UUID clientId) {
        MailAddress sender = delivery.mail().from();
        if (sender == null) {
            return null;
        }
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:address, 7))")
                .param("address", sender.address())
                .query((_, _) -> true)
                .single();
        return people.withAddress(sender.address()).stream()
                .filter(person -> person.clientId().equals(clientId))
                .findFirst()
                .or(() -> people.make(
                        new Automation(words.actor()), clientId, Words.line(sender.shown()), sender.address()))
                .orElse(null);
    }

    private Settled note(Delivery delivery, Ticket ticket, String reason) {
        ReceivedMail row = delivery.row();
        Written said = Written.plain(words.noteOf(reason, sender(row)));
        Letter letter = letter(delivery, !reason.equals("repeated"));
        Written both = letter.said().plain().length() + said.plain().length() < Opening.TEXT_MAX
                ? Written.plain(said.plain() + "\n\n" + letter.said().plain())
                : said;
        Letter note = new Letter(
                letter.receivedId(), letter.address(), letter.folded(), letter.doubtful(), both, letter.enclosures());
        return said(Fate.NOTE, reason, letters.note(new Automation(words.actor()), ticket.ticketId(), note));
    }

    private Settled bounce(Delivery delivery, Ticket ticket) {
        ReadMail.Report report = delivery.mail().report();
        if (report == null) {
            throw new IllegalStateException("no report");
        }
        if (report.failed() && !report.recipient().isEmpty()) {
            undeliverable.mark(ticket.clientId(), report.recipient(), report.reason(), clock.instant());
        }
        Letter letter = new Letter(
                delivery.row().receivedId(),
                delivery.address(),
                "",
                false,
                Written.plain(words.bounce(report)),
                List.of());
        return said(Fate.NOTE, "bounce", letters.note(new Automation(words.actor()), ticket.ticketId(), letter));
    }

    private Letter letter(Delivery delivery, boolean doubtful) {
        Written told = words.told(
                delivery.text(),
                delivery.mail(),
                delivery.row().whole(),
                delivery.enclosed().refused());
        return new Letter(
                delivery.row().receivedId(),
                delivery.address(),
                delivery.text().folded(),
                doubtful,
                told.fits() ? told : Written.plain(told.plain()),
                delivery.enclosed().files());
    }

    private static Settled settled(
            Fate fate, String reason, UUID clientId, @Nullable Ticket ticket, @Nullable UUID commentId) {
        return new Settled(
                fate,
                reason,
                "",
                false,
                clientId,
                ticket == null ? null : ticket.ticketId(),
                commentId,
                ticket == null ? "" : ticket.code());
    }

    /** What the ticket's life does not allow waits for a person. */
    private static Settled said(Fate fate, String reason, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(Ticket ticket, UUID commentId) ->
                settled(fate, reason, ticket.clientId(), ticket, commentId);
            case Outcome.NotNow(Ticket ticket, String code, var _) ->
                settled(Fate.HELD, code, ticket.clientId(), ticket, null);
            case Outcome.ChangedMeanwhile(Ticket ticket, var _, var _) ->
                settled(Fate.HELD, "changed_meanwhile", ticket.clientId(), ticket, null);
        };
    }

    private String senderName(ReceivedMail row) {
        return row.sender().isEmpty() ? words.nobody() : row.sender();
    }

    private String sender(ReceivedMail row) {
        return row.fromName().isEmpty() ? senderName(row) : row.fromName() + " <" + row.fromAddress() + ">";
    }
}
