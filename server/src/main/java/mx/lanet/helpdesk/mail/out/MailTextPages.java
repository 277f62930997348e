package mx.lanet.helpdesk.mail.out;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What mails say and how they are signed, for the house or for one client; with an example. */
@Controller
@RequestMapping(MailTabs.TEXTS)
class MailTextPages {
    private static final String LABELS = "mail.field";

    private final MailTexts texts;
    private final MailQueue queue;
    private final MailExample example;
    private final Clients clients;

    MailTextPages(MailTexts texts, MailQueue queue, MailExample example, Clients clients) {
        this.texts = texts;
        this.queue = queue;
        this.example = example;
        this.clients = clients;
    }

    @ForRoles(SUPERADMIN)
    @GetMapping
    Answer list(Person person, @RequestParam(defaultValue = "") String client) {
        UUID owner = owner(person, client);
        Sender sender = texts.sender(person, owner);
        return list(
                person,
                owner,
                Form.of(
                        LABELS,
                        Map.of(
                                "sender", sender.name(),
                                "from", sender.address(),
                                "signature", sender.signature(),
                                "colour", sender.colour())));
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/sender")
    Answer sign(
            Person person, @RequestParam(defaultValue = "") String client, @RequestParam Map<String, String> typed) {
        UUID owner = owner(person, client);
        Form form = typed(typed);
        if (owner.equals(Person.HOUSE)) {
            throw Problem.notFound().refusal();
        }
        try {
            texts.sign(
                    person,
                    owner,
                    new Sender(
                            form.value("sender"),
                            form.value("from"),
                            form.value("signature").replace("\r", ""),
                            form.value("colour").toLowerCase(Locale.ROOT)));
            return Answer.seeOther(MailTabs.TEXTS + "?client=" + owner).with(Flash.ok("mail.flash.signed"));
        } catch (Refusal refusal) {
            return list(person, owner, mended(form, refusal)).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @ForRoles(SUPERADMIN)
    @GetMapping("/{kind}/{language}")
    Answer one(
            Person person,
            @PathVariable String kind,
            @PathVariable String language,
            @RequestParam(defaultValue = "") String client) {
        UUID owner = owner(person, client);
        MailWords.Template template = texts.of(person, owner, kind(kind), language(language));
        return one(
                person,
                owner,
                kind(kind),
                language,
                Form.of(LABELS, Map.of("subject", template.subject(), "body", template.body())),
                template);
    }

    /** Saves, or only shows what it would be like. */
    @ForRoles(SUPERADMIN)
    @PostMapping("/{kind}/{language}")
    Answer save(
            Person person,
            @PathVariable String kind,
            @PathVariable String language,
            @RequestParam(defaultValue = "") String client,
            @RequestParam Map<String, String> typed) {
        UUID owner = owner(person, client);
        Form form = typed(typed);
        MailWords.Template template = new MailWords.Template(form.value("subject"), form.value("body"));
        if (form.value("do").equals("preview") && template.problems().isEmpty()) {
            return one(person, owner, kind(kind), language(language), form, template);
        }
        try {
            texts.save(person, owner, kind(kind), language(language), template);
            return there(owner).with(Flash.ok("mail.flash.text-saved"));
        } catch (Refusal refusal) {
            MailWords.Template before = texts.of(person, owner, kind(kind), language(language));
            return one(person, owner, kind(kind), language, mended(form, refusal), before)
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{kind}/{language}/remove")
    Answer remove(
            Person person,
            @PathVariable String kind,
            @PathVariable String language,
            @RequestParam(defaultValue = "") String client) {
        UUID owner = owner(person, client);
        texts.remove(person, owner, kind(kind), language(language));
        return there(owner).with(Flash.ok("mail.flash.text-removed"));
    }

    private static Answer.SeeOther there(UUID owner) {
        return Answer.seeOther(MailTabs.TEXTS + (owner.equals(Person.HOUSE) ? "" : "?client=" + owner));
    }

    private Answer.Rendered list(Person person, UUID owner, Form sender) {
        return Answer.page(
                "mail/texts",
                new TextListPage(
                        owner.equals(Person.HOUSE) ? null : owner,
                        clients.reachable(person).stream()
                                .map(one -> new Choice(
                                        one.id().toString(),
                                        one.name(),
                                        one.id().equals(owner)))
                                .toList(),
                        sender,
                        texts.changed(person, owner),
                        MailKind.written(),
                        queue.counts(person).dead()));
    }

    private Answer.Rendered one(
            Person person, UUID owner, MailKind kind, String language, Form form, MailWords.Template shown) {
        MailExample.Shown seen = example.of(person, owner, kind, language, shown);
        boolean house = owner.equals(Person.HOUSE);
        return Answer.page(
                "mail/text",
                new TextPage(
                        kind,
                        language,
                        house ? null : owner,
                        house ? "" : clients.get(person, owner).name(),
                        form,
                        texts.own(person, owner, kind, language).isPresent(),
                        seen.subject(),
                        seen.text()));
    }

    /** Somebody's id that is no client's is not found. */
    private UUID owner(Person person, String client) {
        if (client.isEmpty()) {
            return Person.HOUSE;
        }
        if (!client.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw Problem.notFound().refusal();
        }
        Client found = clients.get(person, UUID.fromString(client));
        return found.id();
    }

    private static MailKind kind(String word) {
        Optional<MailKind> kind = MailKind.of(word).filter(MailKind.written()::contains);
        return kind.orElseThrow(() -> Problem.notFound().refusal());
    }

    private static String language(String word) {
        if (!MailWords.LANGUAGES.contains(word)) {
            throw Problem.notFound().refusal();
        }
        return word;
    }

    private static Form typed(Map<String, String> typed) {
        Map<String, String> clean = new HashMap<>();
        typed.forEach((name, value) -> clean.put(name, value.replace("\0", "")));
        return Form.of(LABELS, clean);
    }

    private static Form mended(Form form, Refusal refusal) {
        if (refusal.problem().errors().isEmpty()) {
            throw refusal;
        }
        return form.problems(refusal.problem().errors());
    }
}
