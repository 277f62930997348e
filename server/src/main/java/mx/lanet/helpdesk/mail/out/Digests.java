package mx.lanet.helpdesk.mail.out;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.web.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** One mail a day, at eight in the morning of the reader's, for those who do not want many. */
@Component
class Digests {
    private static final LocalTime HOUR = LocalTime.of(8, 0);

    private final DigestTable table;
    private final MailServerTable servers;
    private final Users users;
    private final MailReaders readers;
    private final Tickets tickets;
    private final MailWords words;
    private final Outbox outbox;
    private final Tenancy tenancy;
    private final ZoneId zone;
    private final Clock clock;

    Digests(
            DigestTable table,
            MailServerTable servers,
            Users users,
            MailReaders readers,
            Tickets tickets,
            MailWords words,
            Outbox outbox,
            Tenancy tenancy,
            @Value("${lanet.time-zone:America/Mexico_City}") ZoneId zone,
            Clock clock) {
        this.table = table;
        this.servers = servers;
        this.users = users;
        this.readers = readers;
        this.tickets = tickets;
        this.words = words;
        this.outbox = outbox;
        this.tenancy = tenancy;
        this.zone = zone;
        this.clock = clock;
    }

    /** In the caller's transaction of all clients. */
    void note(Ticket ticket, Recipient recipient, UUID userId, MailKind kind, String actorName) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ZoneId own = recipient.zone() == null ? zone : recipient.zone();
        table.note(
                ticket,
                new DigestTable.Reader(recipient.clientId(), userId),
                new DigestTable.Line(ticket.ticketId(), kind, actorName, now),
                next(now, own));
    }

    static Instant next(Instant now, ZoneId zone) {
        ZonedDateTime here = now.atZone(zone);
        ZonedDateTime today = here.with(HOUR);
        return (today.isAfter(here) ? today : here.plusDays(1).with(HOUR)).toInstant();
    }

    /** Writes one that is due; false when there is none. */
    boolean step() {
        return tenancy.call(new Scope.Everything(), () -> {
            Optional<MailServer> server = servers.find();
            Optional<DigestTable.Reader> due = table.take(clock.instant());
            due.ifPresent(reader -> {
                List<DigestTable.Line> lines = table.empty(reader);
                server.ifPresent(sending -> users.find(reader.clientId(), reader.userId())
                        .filter(User::active)
                        .ifPresent(user -> write(sending, user, lines)));
            });
            return due.isPresent();
        });
    }

    private void write(MailServer server, User user, List<DigestTable.Line> lines) {
        Recipient recipient = Recipient.of(user, false);
        Map<Ticket, List<DigestTable.Line>> byTicket = new LinkedHashMap<>();
        lines.stream()
                .collect(Collectors.groupingBy(DigestTable.Line::ticketId, LinkedHashMap::new, Collectors.toList()))
                .forEach((ticketId, ofIt) -> ticket(ticketId)
                        .filter(ticket -> mayRead(user, ticket))
                        .ifPresent(ticket -> byTicket.put(ticket, ofIt)));
        if (byTicket.isEmpty() || !MailServer.isAddress(user.email())) {
            return;
        }
        Texts texts = words.texts(MailWords.language(recipient.locale()));
        String path = server.serverAddress() + (user.role() == Role.REQUESTER ? "/portal/tickets/" : "/tickets/");
        List<Body.Link> shown = new ArrayList<>();
        byTicket.forEach((ticket, ofIt) -> shown.add(new Body.Link(
                ticket.code() + " · " + ticket.subject() + " — "
                        + ofIt.stream()
                                .map(line ->
                                        texts.t("mail.digest." + line.kind().word(), line.actorName()))
                                .distinct()
                                .collect(Collectors.joining(", ")),
                path + ticket.code())));
        List<Body.Link> bounded = shown.size() > DigestTable.MOST ? shown.subList(0, DigestTable.MOST) : shown;
        Body body = new Body(
                texts.locale().getLanguage(),
                server.senderName(),
                false,
                Composer.HOUSES_COLOUR,
                "",
                texts.t("mail.digest.words", user.name().split(" ", 2)[0], byTicket.size()),
                null,
                bounded,
                new Body.Link(
                        texts.t("mail.digest.open"),
                        server.serverAddress() + (user.role() == Role.REQUESTER ? "/portal" : "/")),
                "",
                List.of(),
                "",
                List.of(new Body.Link(texts.t("mail.foot.preferences"), server.serverAddress() + "/profile/mail")));
        outbox.put(
                user.clientId(),
                MailKind.DIGEST,
                recipient,
                null,
                server.domain(),
                texts.t("mail.digest.subject", byTicket.size()),
                new Letter(user.name(), MailPlain.of(body), MailHtml.of(body), Letter.GENERATED, "", ""));
    }

    private Optional<Ticket> ticket(UUID ticketId) {
        try {
            return Optional.of(tickets.get(NewsSteps.SERVER, ticketId));
        } catch (Refusal gone) {
            return Optional.empty();
        }
    }

    private boolean mayRead(User user, Ticket ticket) {
        return user.role().isStaff()
                ? readers.ofTeam(ticket, user.id()).isPresent()
                : readers.ofClient(ticket, user.id()).isPresent();
    }
}
