package mx.lanet.helpdesk.mail.in;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.mail.in.MailboxPage.Trial;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The mailboxes and the clients' domains, for superadmins. */
@Controller
@RequestMapping(MailboxPages.PATH)
class MailboxPages {
    static final String PATH = "/received-mail/boxes";

    private final Mailboxes mailboxes;
    private final OwnersConsents consents;
    private final Clients clients;

    MailboxPages(Mailboxes mailboxes, OwnersConsents consents, Clients clients) {
        this.mailboxes = mailboxes;
        this.consents = consents;
        this.clients = clients;
    }

    @ForRoles(SUPERADMIN)
    @GetMapping
    Answer list(Person person) {
        return list(person, Form.empty(MailboxForm.LABELS));
    }

    private Answer.Rendered list(Person person, Form form) {
        List<Mailbox> all = mailboxes.list(person);
        List<DomainTable.Row> domains = mailboxes.domains(person);
        Set<UUID> named = all.stream().flatMap(one -> one.boundTo().stream()).collect(Collectors.toSet());
        domains.forEach(row -> named.add(row.clientId()));
        Map<UUID, String> names = clients.names(person, named);
        List<MailboxListPage.Domain> shown = domains.stream()
                .map(row -> new MailboxListPage.Domain(
                        row.clientId(), names.getOrDefault(row.clientId(), ""), row.domain()))
                .toList();
        return Answer.page("mailin/boxes", new MailboxListPage(all, shown, names, choices(person), form));
    }

    private List<Choice> choices(Person person) {
        return clients.reachable(person).stream()
                .map(client -> new Choice(client.id().toString(), client.name(), false))
                .toList();
    }

    @ForRoles(SUPERADMIN)
    @GetMapping("/new")
    Answer newForm(Person person, @RequestParam(defaultValue = "") String kind) {
        return form(person, null, MailboxForm.fresh(kind), null, false);
    }

    private Answer.Rendered form(
            Person person, @Nullable Mailbox mailbox, Form form, @Nullable Trial trial, boolean conflict) {
        String agreeAt = mailbox == null ? "" : consents.address(person, mailbox);
        return Answer.page(
                "mailin/box",
                new MailboxPage(mailbox, form, choices(person), trial, agreeAt, consents.returnTo(), conflict));
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/new")
    Answer create(Person person, @RequestParam Map<String, String> typed) {
        try {
            Mailbox made = mailboxes.create(person, MailboxForm.read(typed), MailboxForm.secret(typed));
            return Answer.seeOther(made.path())
                    .with(Flash.ok("mailin.flash.created", made.says().name()));
        } catch (Refusal refusal) {
            return form(person, null, mended(typed, refusal), null, false).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** What can be mended stands at its field; anything else is no matter of the form. */
    private static Form mended(Map<String, String> typed, Refusal refusal) {
        if (refusal.problem().errors().isEmpty()) {
            throw refusal;
        }
        return MailboxForm.again(typed).problems(refusal.problem().errors());
    }

    @ForRoles(SUPERADMIN)
    @GetMapping("/{mailbox}")
    Answer one(Person person, @PathVariable UUID mailbox) {
        Mailbox known = mailboxes.get(person, mailbox);
        return form(person, known, MailboxForm.of(known.says()), null, false);
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{mailbox}")
    Answer change(
            Person person,
            @PathVariable UUID mailbox,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> typed) {
        Mailbox known = mailboxes.get(person, mailbox);
        try {
            mailboxes.change(person, mailbox, version, MailboxForm.read(typed), MailboxForm.secret(typed));
            return Answer.seeOther(known.path())
                    .with(Flash.ok("mailin.flash.changed", known.says().name()));
        } catch (Refusal refusal) {
            if (refusal.problem().status() == HttpStatus.CONFLICT.value()) {
                return form(person, known, MailboxForm.again(typed), null, true).status(HttpStatus.CONFLICT);
            }
            return form(person, known, mended(typed, refusal), null, false).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{mailbox}/trial")
    Answer tryOut(Person person, @PathVariable UUID mailbox) {
        Mailbox known = mailboxes.get(person, mailbox);
        Trial trial = new Trial(mailboxes.tryOut(person, mailbox));
        return form(person, known, MailboxForm.of(known.says()), trial, false);
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{mailbox}/active")
    Answer setActive(
            Person person,
            @PathVariable UUID mailbox,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam boolean active) {
        Mailbox known = mailboxes.get(person, mailbox);
        mailboxes.setActive(person, mailbox, version, active);
        String key = active ? "mailin.flash.started" : "mailin.flash.stopped";
        return Answer.seeOther(known.path()).with(Flash.ok(key, known.says().name()));
    }

    /** Where a provider sends somebody who has agreed, or has not. */
    @ForRoles(SUPERADMIN)
    @GetMapping("/agreed")
    Answer agreed(
            Person person,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String state) {
        OwnersConsents.Begun begun = consents.read(person, state)
                .orElseThrow(() -> Problem.of(400, "bad_request").refusal());
        Mailbox mailbox = mailboxes.get(person, begun.mailboxId());
        Mailbox.Trouble trouble = code.isEmpty()
                ? new Mailbox.Trouble(Mailbox.Step.PERMIT, "")
                : mailboxes.agree(person, begun.mailboxId(), code, consents.returnTo(), begun.verifier());
        return trouble == null
                ? Answer.seeOther(mailbox.path()).with(Flash.ok("mailin.flash.permitted"))
                : form(person, mailbox, MailboxForm.of(mailbox.says()), new Trial(trouble), false);
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/domains")
    Answer addDomain(
            Person person, @RequestParam @Nullable UUID client, @RequestParam(defaultValue = "") String domain) {
        Form form = Form.of(
                MailboxForm.LABELS, Map.of("client", client == null ? "" : client.toString(), "domain", domain));
        if (client == null) {
            return list(person, form.problem("client", "field.required")).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            mailboxes.addDomain(person, client, domain);
            return Answer.seeOther(PATH).with(Flash.ok("mailin.flash.domain"));
        } catch (Refusal refusal) {
            if (refusal.problem().errors().isEmpty()) {
                throw refusal;
            }
            return list(person, form.problems(refusal.problem().errors())).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/domains/remove")
    Answer removeDomain(
            Person person, @RequestParam @Nullable UUID client, @RequestParam(defaultValue = "") String domain) {
        if (client == null) {
            throw Problem.notFound().refusal();
        }
        mailboxes.removeDomain(person, client, domain);
        return Answer.seeOther(PATH).with(Flash.ok("mailin.flash.domain-removed"));
    }
}
