package mx.lanet.helpdesk.mail.in;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import mx.lanet.helpdesk.identity.Correspondents;
import mx.lanet.helpdesk.mail.ReplyToken;
import mx.lanet.helpdesk.mail.in.mime.MailAddress;
import mx.lanet.helpdesk.mail.in.mime.ReadMail;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Letters;
import mx.lanet.helpdesk.ticket.Part;
import mx.lanet.helpdesk.ticket.Ticket;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Gathers what {@link Verdict} decides from, in the caller's transaction of all clients. */
@Component
class MailDesk {
    private static final Duration LATELY = Duration.ofMinutes(10);
    private static final Duration REPEATED_WITHIN = Duration.ofHours(24);

    /** What a superadmin asked for is noted as the reason until it is done. */
    static final String RELEASED = "released";

    private final ReplyToken tokens;
    private final Letters letters;
    private final Correspondents people;
    private final ReceivedTable received;
    private final DomainTable domains;
    private final Clock clock;
    private final int mostOfSender;

    MailDesk(
            ReplyToken tokens,
            Letters letters,
            Correspondents people,
            ReceivedTable received,
            DomainTable domains,
            Clock clock,
            @Value("${lanet.mail.sender-limit:60}") int mostOfSender) {
        this.tokens = tokens;
        this.letters = letters;
        this.people = people;
        this.received = received;
        this.domains = domains;
        this.clock = clock;
        this.mostOfSender = mostOfSender;
    }

    Verdict.Facts facts(ReceivedMail row, @Nullable Mailbox mailbox, ReadMail mail) {
        boolean released = row.reason().equals(RELEASED);
        Optional<MailAddress> from = mail.sender();
        List<Person> known =
                from.map(sender -> people.withAddress(sender.address())).orElse(List.of());
        Ticket named = named(mail);
        Ticket meant = named == null ? meant(mail, known) : null;
        return new Verdict.Facts(
                mail,
                mailbox == null ? null : mailbox.boundTo().orElse(null),
                mailbox != null && mailbox.says().acceptsStrangers(),
                Sincerity.of(
                        mail.marks().authentication(),
                        mailbox == null ? "" : mailbox.says().trustedHost()),
                tokens.ticketIn(mail.messageId()).isPresent(),
                !released && received.twin(row).isPresent(),
                named,
                meant,
                known,
                from.flatMap(sender -> domains.clientOf(sender.domain())).orElse(null),
                repeated(row),
                received.before(row, row.arrivedAt().minus(LATELY)),
                mostOfSender,
                released,
                released && row.hasClient() ? row.clientId() : null);
    }

    /** A token stands in the address to which one answers, in what is answered, or in what a server sends back. */
    private @Nullable Ticket named(ReadMail mail) {
        for (MailAddress to : mail.to()) {
            Optional<UUID> ticket = tokens.ticketIn(to.address());
            if (ticket.isPresent()) {
                return letters.find(ticket.get()).orElse(null);
            }
        }
        ReadMail.Report report = mail.report();
        List<String> ids = report == null ? mail.references() : report.references();
        return ids.stream()
                .flatMap(id -> tokens.ticketIn(id).stream())
                .findFirst()
                .flatMap(letters::find)
                .orElse(null);
    }

    /** What anybody can write counts only for who takes part anyway. */
    private @Nullable Ticket meant(ReadMail mail, List<Person> people) {
        Optional<Ticket> answered = mail.references().isEmpty()
                ? Optional.empty()
                : received.ticketOf(mail.references()).flatMap(letters::find);
        OptionalLong number = ReplyToken.numberIn(mail.subject());
        return answered.or(() -> number.isPresent() ? letters.findByNumber(number.getAsLong()) : Optional.empty())
                .filter(ticket -> people.stream().anyMatch(person -> Part.of(person, ticket) != Part.STRANGER))
                .orElse(null);
    }

    private @Nullable Ticket repeated(ReceivedMail row) {
        Instant since = clock.instant().minus(REPEATED_WITHIN);
        return received.repeated(row, since)
                .flatMap(letters::find)
                .filter(ticket -> ticket.state().isOpen())
                .orElse(null);
    }
}
