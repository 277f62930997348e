package mx.lanet.helpdesk.mail.in;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.mail.Correspondence;
import mx.lanet.helpdesk.mail.in.ReceivedMail.Fate;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What came by mail: for superadmins the list with each mail's fate, for the team the original of its clients' mails. */
@Service
class ReceivedMails implements Correspondence {
    private static final Scope EVERYWHERE = new Scope.Everything();

    private final Tenancy tenancy;
    private final ReceivedTable table;
    private final MailboxTable mailboxes;
    private final Clients clients;
    private final MailWork work;
    private final Audit audit;
    private final Clock clock;

    ReceivedMails(
            Tenancy tenancy,
            ReceivedTable table,
            MailboxTable mailboxes,
            Clients clients,
            MailWork work,
            Audit audit,
            Clock clock) {
        this.tenancy = tenancy;
        this.table = table;
        this.mailboxes = mailboxes;
        this.clients = clients;
        this.work = work;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param fate null for all */
    Slice<ReceivedMail> list(Person person, @Nullable Fate fate, Slice.Request request) {
        mustBeSuperadmin(person);
        return tenancy.call(EVERYWHERE, () -> table.list(fate, request));
    }

    ReceivedMail get(Person person, UUID receivedId) {
        mustBeSuperadmin(person);
        return tenancy.call(EVERYWHERE, () -> existing(receivedId));
    }

    /** One whose original this person may have: a superadmin any, a technician those of the clients served. */
    ReceivedMail readable(Person person, UUID receivedId) {
        return tenancy.call(person.scope(), () -> table.find(receivedId))
                .filter(mail -> person.isStaff() && person.mayReach(mail.clientId()))
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    private ReceivedMail existing(UUID receivedId) {
        return table.find(receivedId).orElseThrow(() -> Problem.notFound().refusal());
    }

    /** As if it had just come. */
    void again(Person person, UUID receivedId) {
        mustBeSuperadmin(person);
        tenancy.run(EVERYWHERE, () -> {
            ReceivedMail mail = existing(receivedId);
            mustBeOpen(table.again(receivedId, mail.clientId(), "", clock.instant()));
            record(person, "mail.tried_again", mail);
        });
        work.there();
    }

    /** A ticket of this client, whoever sent it and whatever wrote it. */
    void release(Person person, UUID receivedId, UUID clientId) {
        mustBeSuperadmin(person);
        tenancy.run(EVERYWHERE, () -> {
            ReceivedMail mail = existing(receivedId);
            if (clients.find(clientId).filter(client -> !client.house()).isEmpty()) {
                throw Problem.invalid(List.of(new FieldError("client", "choose_from_list")))
                        .refusal();
            }
            mustBeOpen(table.again(receivedId, clientId, MailDesk.RELEASED, clock.instant()));
            record(person, "mail.released", mail);
        });
        work.there();
    }

    /** Nobody wants it; it stays in the list. */
    void discard(Person person, UUID receivedId) {
        mustBeSuperadmin(person);
        tenancy.run(EVERYWHERE, () -> {
            ReceivedMail mail = existing(receivedId);
            mustBeOpen(table.discard(receivedId, person.name()));
            record(person, "mail.discarded", mail);
        });
    }

    private static void mustBeOpen(boolean done) {
        if (!done) {
            throw Problem.of(409, "mail_settled").refusal();
        }
    }

    private void record(Person person, String action, ReceivedMail mail) {
        String name = mail.subject().isEmpty() ? mail.sender() : mail.subject();
        audit.record(
                person,
                action,
                mail.clientId(),
                Subject.of("mail", mail.receivedId(), name),
                Map.of("sender", mail.fromAddress()));
    }

    @Override
    public Optional<Received> opening(UUID clientId, UUID ticketId) {
        return table.opening(clientId, ticketId);
    }

    @Override
    public Optional<Received> comment(UUID clientId, UUID ticketId, @Nullable UUID commentId) {
        return commentId == null ? Optional.empty() : table.comment(clientId, ticketId, commentId);
    }

    @Override
    public boolean isOurs(String address) {
        return mailboxes.has(address);
    }

    private static void mustBeSuperadmin(Person person) {
        if (person.role() != Role.SUPERADMIN) {
            throw Problem.forbidden().refusal();
        }
    }
}
