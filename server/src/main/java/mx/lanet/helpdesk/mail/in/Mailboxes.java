package mx.lanet.helpdesk.mail.in;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.mail.in.Mailbox.Trouble;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The mailboxes from which mail is fetched, and the domains from which clients write. For superadmins. */
@Service
class Mailboxes {
    static final int MOST = 100;
    private static final int MOST_DOMAINS = 1000;
    private static final Scope EVERYWHERE = new Scope.Everything();
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.){1,8}[\\p{L}\\p{N}-]{2,63}");

    private final Tenancy tenancy;
    private final MailboxTable table;
    private final DomainTable domains;
    private final MailboxKeys keys;
    private final MailboxRounds rounds;
    private final Clients clients;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Mailboxes(
            Tenancy tenancy,
            MailboxTable table,
            DomainTable domains,
            MailboxKeys keys,
            MailboxRounds rounds,
            Clients clients,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.tenancy = tenancy;
        this.table = table;
        this.domains = domains;
        this.keys = keys;
        this.rounds = rounds;
        this.clients = clients;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    List<Mailbox> list(Person person) {
        mustBeSuperadmin(person);
        return tenancy.call(EVERYWHERE, table::all);
    }

    Mailbox get(Person person, UUID mailboxId) {
        mustBeSuperadmin(person);
        return tenancy.call(EVERYWHERE, () -> existing(mailboxId));
    }

    private Mailbox existing(UUID mailboxId) {
        return table.find(mailboxId).orElseThrow(() -> Problem.notFound().refusal());
    }

    /** @param secret the password, or the OAuth client's secret; null where there is none */
    Mailbox create(Person person, MailboxDraft draft, @Nullable Secret secret) {
        mustBeSuperadmin(person);
        refuse(problems(draft, secret != null));
        UUID id = ids.next();
        byte[] sealed = secret == null ? null : keys.seal(id, secret);
        Mailbox made = tenancy.call(EVERYWHERE, () -> {
            mustBeClient(draft.clientId());
            if (table.count() >= MOST) {
                throw Problem.of(409, "mailbox_most", MOST).refusal();
            }
            table.insert(id, draft, sealed, clock.instant());
            record(person, "mailbox.created", draft, id);
            return existing(id);
        });
        rounds.changed();
        return made;
    }

    /** @param secret null keeps the one that is there */
    void change(Person person, UUID mailboxId, int version, MailboxDraft draft, @Nullable Secret secret) {
        mustBeSuperadmin(person);
        byte[] sealed = secret == null ? null : keys.seal(mailboxId, secret);
        tenancy.run(EVERYWHERE, () -> {
            Mailbox before = existing(mailboxId);
            refuse(problems(draft, before.hasSecret() || secret != null));
            mustBeClient(draft.clientId());
            // A secret is never sent to another server than the one that it was typed for.
            boolean elsewhere = !before.says().host().equals(draft.host())
                    || !before.says().oauth().tokenUrl().equals(draft.oauth().tokenUrl());
            if (elsewhere && secret == null && before.hasSecret()) {
                refuse(List.of(new FieldError("secret", "mail_secret_again")));
            }
            if (!table.update(before, draft, version, sealed)) {
                throw Problem.conflict().refusal();
            }
            record(person, "mailbox.changed", draft, mailboxId);
        });
        rounds.changed();
    }

    void setActive(Person person, UUID mailboxId, int version, boolean active) {
        mustBeSuperadmin(person);
        tenancy.run(EVERYWHERE, () -> {
            Mailbox before = existing(mailboxId);
            if (!table.setActive(mailboxId, version, active)) {
                throw Problem.conflict().refusal();
            }
            record(person, active ? "mailbox.started" : "mailbox.stopped", before.says(), mailboxId);
        });
        rounds.changed();
    }

    /** Goes the whole way to the mailbox and changes nothing there. The step that failed; null when all is well. */
    @Nullable
    Trouble tryOut(Person person, UUID mailboxId) {
        Mailbox mailbox = get(person, mailboxId);
        try (ImapBox _ = ImapBox.open(mailbox, keys.key(mailbox))) {
            return null;
        } catch (MailboxTrouble trouble) {
            return trouble.trouble();
        }
    }

    /** @param returnTo where the agreeing person came back to */
    @Nullable
    Trouble agree(Person person, UUID mailboxId, String code, String returnTo, Secret verifier) {
        Mailbox mailbox = get(person, mailboxId);
        try {
            keys.redeem(mailbox, code, returnTo, verifier);
            tenancy.run(EVERYWHERE, () -> record(person, "mailbox.permitted", mailbox.says(), mailboxId));
            rounds.changed();
            return null;
        } catch (MailboxTrouble trouble) {
            return trouble.trouble();
        }
    }

    List<DomainTable.Row> domains(Person person) {
        mustBeSuperadmin(person);
        return tenancy.call(EVERYWHERE, domains::all);
    }

    void addDomain(Person person, UUID clientId, String typed) {
        mustBeSuperadmin(person);
        String domain = typed.strip().toLowerCase(Locale.ROOT).replaceFirst("^@", "");
        if (domain.length() > 253 || !DOMAIN.matcher(domain).matches()) {
            refuse(List.of(new FieldError("domain", "mail_domain")));
        }
        if (PublicDomains.has(domain)) {
            refuse(List.of(new FieldError("domain", "mail_domain_everybodys")));
        }
        tenancy.run(EVERYWHERE, () -> {
            Client client = mustBeClient(clientId);
            if (client.house()) {
                refuse(List.of(new FieldError("client", "required")));
            }
            if (domains.all().size() >= MOST_DOMAINS || !domains.insert(clientId, domain)) {
                refuse(List.of(new FieldError("domain", "mail_domain_taken")));
            }
            audit.record(
                    person,
                    "client.domain_added",
                    clientId,
                    Subject.of("client", clientId, client.name()),
                    Map.of("domain", domain));
        });
    }

    void removeDomain(Person person, UUID clientId, String domain) {
        mustBeSuperadmin(person);
        tenancy.run(EVERYWHERE, () -> {
            Client client = mustBeClient(clientId);
            if (!domains.delete(clientId, domain)) {
                throw Problem.notFound().refusal();
            }
            audit.record(
                    person,
                    "client.domain_removed",
                    clientId,
                    Subject.of("client", clientId, client.name()),
                    Map.of("domain", domain));
        });
    }

    private Client mustBeClient(UUID clientId) {
        return clients.find(clientId)
                .orElseThrow(() -> Problem.invalid(List.of(new FieldError("client", "choose_from_list")))
                        .refusal());
    }

    static List<FieldError> problems(MailboxDraft draft, boolean hasSecret) {
        List<FieldError> errors = new ArrayList<>(draft.problems());
        if (!hasSecret && draft.signIn() != Mailbox.SignIn.OAUTH_CODE) {
            errors.add(new FieldError("secret", "required"));
        }
        return errors;
    }

    private void record(Person person, String action, MailboxDraft draft, UUID mailboxId) {
        audit.record(
                person,
                action,
                draft.clientId(),
                Subject.of("mailbox", mailboxId, draft.name()),
                Map.of("host", draft.host(), "login", draft.login()));
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refusal();
        }
    }

    private static void mustBeSuperadmin(Person person) {
        if (person.role() != Role.SUPERADMIN) {
            throw Problem.forbidden().refusal();
        }
    }
}
