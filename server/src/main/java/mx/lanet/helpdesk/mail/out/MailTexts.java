package mx.lanet.helpdesk.mail.out;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

/** The words of mails and how a client's mails are signed, for the superadmin. {@link Person#HOUSE} is all clients. */
@Service
class MailTexts {
    private final TemplateTable templates;
    private final SenderTable senders;
    private final MailWords words;
    private final Clients clients;
    private final Audit audit;
    private final Tenancy tenancy;
    private final Clock clock;

    MailTexts(
            TemplateTable templates,
            SenderTable senders,
            MailWords words,
            Clients clients,
            Audit audit,
            Tenancy tenancy,
            Clock clock) {
        this.templates = templates;
        this.senders = senders;
        this.words = words;
        this.clients = clients;
        this.audit = audit;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** Which have words of their own, as {@code kind/language}. */
    Set<String> changed(Person person, UUID clientId) {
        MailServers.mustDecide(person);
        return tenancy.call(person.scope(), () -> templates.changed(clientId));
    }

    Sender sender(Person person, UUID clientId) {
        MailServers.mustDecide(person);
        return tenancy.call(person.scope(), () -> senders.of(clientId));
    }

    void sign(Person person, UUID clientId, Sender sender) {
        MailServers.mustDecide(person);
        refuse(sender.problems());
        String name = clients.get(person, clientId).name();
        tenancy.run(person.scope(), () -> {
            senders.put(clientId, sender, clock.instant());
            audit.record(person, "mail_sender.changed", clientId, Subject.of("client", clientId, name), Map.of());
        });
    }

    /** What mails of this kind say for this client now. */
    MailWords.Template of(Person person, UUID clientId, MailKind kind, String language) {
        MailServers.mustDecide(person);
        return tenancy.call(person.scope(), () -> words.of(clientId, kind, Locale.of(language)));
    }

    Optional<MailWords.Template> own(Person person, UUID clientId, MailKind kind, String language) {
        MailServers.mustDecide(person);
        return tenancy.call(person.scope(), () -> words.own(clientId, kind, language));
    }

    void save(Person person, UUID clientId, MailKind kind, String language, MailWords.Template template) {
        MailServers.mustDecide(person);
        refuse(template.problems());
        clients.get(person, clientId);
        tenancy.run(person.scope(), () -> {
            templates.put(clientId, kind, language, template, clock.instant());
            record(person, "mail_template.changed", clientId, kind, language);
        });
    }

    /** Back to the house's words, or to the built-in ones. */
    void remove(Person person, UUID clientId, MailKind kind, String language) {
        MailServers.mustDecide(person);
        tenancy.run(person.scope(), () -> {
            templates.remove(clientId, kind, language);
            record(person, "mail_template.removed", clientId, kind, language);
        });
    }

    private void record(Person person, String action, UUID clientId, MailKind kind, String language) {
        String name = kind.word() + " (" + language + ")";
        audit.record(person, action, clientId, Subject.of("mail_template", kind.word(), name), Map.of());
    }

    private static void refuse(List<Problem.FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refusal();
        }
    }
}
