package mx.lanet.helpdesk.mail.out;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Comment;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.web.Texts;
import org.springframework.stereotype.Component;

/** A mail about a ticket that never was, so that whoever changes its words sees them. */
@Component
class MailExample {
    private static final UUID NOBODY = new UUID(0, 1);
    private static final MailServer SOMEWHERE = new MailServer(
            "smtp.example.com",
            587,
            MailServer.Security.STARTTLS,
            "",
            new Secret(""),
            "Helpdesk",
            "helpdesk@example.com",
            "",
            "https://helpdesk.example.com",
            0);

    private final MailServerTable servers;
    private final SenderTable senders;
    private final Composer composer;
    private final MailWords words;
    private final Clients clients;
    private final Tenancy tenancy;
    private final Clock clock;

    MailExample(
            MailServerTable servers,
            SenderTable senders,
            Composer composer,
            MailWords words,
            Clients clients,
            Tenancy tenancy,
            Clock clock) {
        this.servers = servers;
        this.senders = senders;
        this.composer = composer;
        this.words = words;
        this.clients = clients;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    record Shown(String subject, String text) {}

    Shown of(Person person, UUID clientId, MailKind kind, String language, MailWords.Template template) {
        Texts texts = words.texts(language);
        return tenancy.call(person.scope(), () -> {
            MailServer server = servers.find().orElse(SOMEWHERE);
            String client = clientId.equals(Person.HOUSE)
                    ? texts.t("mail.example.client")
                    : clients.names(List.of(clientId)).getOrDefault(clientId, "");
            Composer.Matter matter = matter(texts, clientId, kind, client);
            Recipient recipient = new Recipient(
                    NOBODY,
                    clientId,
                    texts.t("mail.example.person"),
                    "persona@example.com",
                    Locale.of(language),
                    MailKind.chosenBy(true).contains(kind) && kind != MailKind.REOPENED
                            ? Role.TECHNICIAN
                            : Role.REQUESTER,
                    null,
                    false);
            if (kind == MailKind.INVITED) {
                MailWords.Template filled =
                        template.filled(MailWords.values(recipient, null, texts.t("mail.example.technician"), client));
                return new Shown(filled.subject(), filled.body() + "\n\n" + texts.t("mail.join"));
            }
            Composer.Written written = composer.compose(server, matter, kind, recipient, template, "");
            return new Shown(written.subject(), written.letter().text());
        });
    }

    private Composer.Matter matter(Texts texts, UUID clientId, MailKind kind, String client) {
        boolean says = kind == MailKind.REPLIED || kind == MailKind.ANSWERED || kind == MailKind.MENTIONED;
        Instant now = clock.instant();
        String actor = texts.t(kind == MailKind.ANSWERED ? "mail.example.person" : "mail.example.technician");
        Comment said = new Comment(
                NOBODY, false, "person", NOBODY, actor, true, texts.t("mail.example.reply"), Channel.PORTAL, now, null);
        return new Composer.Matter(
                ticket(texts, clientId, now),
                client,
                actor,
                true,
                says ? said : null,
                List.of(),
                senders.of(clientId),
                false);
    }

    private static Ticket ticket(Texts texts, UUID clientId, Instant now) {
        return Ticket.example(
                clientId,
                texts.t("mail.example.subject"),
                texts.t("mail.example.category"),
                texts.t("mail.example.person"),
                now);
    }
}
