package mx.lanet.helpdesk.mail.out;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.identity.Profiles;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.web.Texts;
import org.springframework.stereotype.Service;

/** Sends a mail to whoever tries, at once and past the queue, and says where it ended. */
@Service
class MailTrial {
    private final MailServers servers;
    private final Profiles profiles;
    private final MailWords words;
    private final Post post;
    private final Audit audit;
    private final Tenancy tenancy;
    private final Ids ids;
    private final Clock clock;

    MailTrial(
            MailServers servers,
            Profiles profiles,
            MailWords words,
            Post post,
            Audit audit,
            Tenancy tenancy,
            Ids ids,
            Clock clock) {
        this.servers = servers;
        this.profiles = profiles;
        this.words = words;
        this.post = post;
        this.audit = audit;
        this.tenancy = tenancy;
        this.ids = ids;
        this.clock = clock;
    }

    sealed interface Outcome {
        record NoServer() implements Outcome {}

        record NoAddress() implements Outcome {}

        record Sent(String to) implements Outcome {}

        record Failed(Delivery.Failed where) implements Outcome {}
    }

    Outcome run(Person person) {
        Optional<MailServer> found = servers.find(person);
        User user = profiles.get(person);
        if (found.isEmpty()) {
            return new Outcome.NoServer();
        }
        if (!MailServer.isAddress(user.email())) {
            return new Outcome.NoAddress();
        }
        MailServer server = found.get();
        Texts texts = words.texts(MailWords.language(Recipient.of(user, false).locale()));
        Delivery delivery = post.deliver(
                server, Sender.HOUSES, mail(server, user, texts), letter(server, user, texts), Optional.empty());
        tenancy.run(
                person.scope(),
                () -> audit.record(
                        person,
                        "mail_server.tried",
                        Person.HOUSE,
                        Subject.of("mail_server", "smtp", server.host()),
                        Map.of("sent", delivery instanceof Delivery.Done)));
        return switch (delivery) {
            case Delivery.Done _ -> new Outcome.Sent(user.email());
            case Delivery.Failed failed -> new Outcome.Failed(failed);
        };
    }

    private Mail mail(MailServer server, User user, Texts texts) {
        UUID id = ids.next();
        return new Mail(
                Person.HOUSE,
                id,
                MailKind.TRIAL,
                user.id(),
                null,
                user.email(),
                id + "@" + server.domain(),
                texts.t("mail.trial.subject"),
                1,
                clock.instant());
    }

    private static Letter letter(MailServer server, User user, Texts texts) {
        Body body = new Body(
                texts.locale().getLanguage(),
                server.senderName(),
                false,
                Composer.HOUSES_COLOUR,
                "",
                texts.t("mail.trial.words", user.name(), server.host()),
                null,
                List.of(),
                new Body.Link(texts.t("mail.trial.open"), server.serverAddress() + "/"),
                "",
                List.of(),
                "",
                List.of());
        return new Letter(user.name(), MailPlain.of(body), MailHtml.of(body), Letter.GENERATED, "", "");
    }
}
