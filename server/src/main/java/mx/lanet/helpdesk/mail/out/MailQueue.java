package mx.lanet.helpdesk.mail.out;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** What waits and what was given up, for the superadmin. */
@Service
class MailQueue {
    static final int PAGE = 50;

    private final MailQueueTable table;
    private final Tenancy tenancy;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MailQueue(MailQueueTable table, Tenancy tenancy, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.table = table;
        this.tenancy = tenancy;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** One more than a page, if there are more. */
    List<QueuedMail> list(Person person, boolean waiting, String recipient, @Nullable UUID before) {
        MailServers.mustDecide(person);
        return tenancy.call(
                person.scope(), () -> table.list(waiting ? "waiting" : "dead", recipient, before, PAGE + 1));
    }

    MailQueueTable.Counts counts(Person person) {
        MailServers.mustDecide(person);
        return tenancy.call(person.scope(), table::counts);
    }

    /** Tries one anew that was given up. */
    void resend(Person person, UUID mailId) {
        MailServers.mustDecide(person);
        tenancy.run(person.scope(), () -> {
            record(
                    person,
                    "mail.resent",
                    mailId,
                    table.resend(mailId, clock.instant().truncatedTo(ChronoUnit.MICROS)));
            events.publishEvent(new MailQueued());
        });
    }

    /** Never sends it, and forgets what it says. */
    void discard(Person person, UUID mailId) {
        MailServers.mustDecide(person);
        tenancy.run(
                person.scope(), () -> record(person, "mail.discarded", mailId, table.discard(mailId, clock.instant())));
    }

    private void record(Person person, String action, UUID mailId, Optional<String> subject) {
        String name = subject.orElseThrow(() -> Problem.notFound().refusal());
        audit.record(person, action, Person.HOUSE, Subject.of("mail", mailId, name), Map.of());
    }
}
