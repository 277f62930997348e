package mx.lanet.helpdesk.mail.out;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mx.lanet.helpdesk.identity.Profiles;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How mail leaves the house, with a trial. */
@Controller
@RequestMapping(MailTabs.SERVER)
class MailServerPages {
    private static final String LABELS = "mail.field";

    private final MailServers servers;
    private final MailQueue queue;
    private final MailTrial trial;
    private final Profiles profiles;
    private final String publicUrl;

    MailServerPages(
            MailServers servers,
            MailQueue queue,
            MailTrial trial,
            Profiles profiles,
            @Value("${lanet.public-url:}") String publicUrl) {
        this.servers = servers;
        this.queue = queue;
        this.trial = trial;
        this.profiles = profiles;
        this.publicUrl = publicUrl;
    }

    @ForRoles(SUPERADMIN)
    @GetMapping
    Answer form(Person person) {
        Optional<MailServer> server = servers.find(person);
        return page(
                person,
                server.map(MailServerPages::form).orElseGet(this::empty),
                server.map(MailServer::version).orElse(0),
                false);
    }

    @ForRoles(SUPERADMIN)
    @PostMapping
    Answer save(
            Person person,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String password,
            @RequestParam Map<String, String> typed) {
        Form form = typed(typed);
        try {
            MailServer server = read(form, password(person, form, password), version);
            servers.save(person, server);
            return Answer.seeOther(MailTabs.SERVER).with(Flash.ok("mail.flash.saved", server.host()));
        } catch (Refusal refusal) {
            boolean conflict =
                    refusal.problem().code().equals(Problem.conflict().code());
            if (refusal.problem().errors().isEmpty() && !conflict) {
                throw refusal;
            }
            return page(person, form.problems(refusal.problem().errors()), version, conflict)
                    .status(conflict ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/remove")
    Answer remove(Person person) {
        servers.remove(person);
        return Answer.seeOther(MailTabs.SERVER).with(Flash.ok("mail.flash.removed"));
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/trial")
    Answer trial(Person person) {
        return Answer.seeOther(MailTabs.SERVER)
                .with(
                        switch (trial.run(person)) {
                            case MailTrial.Outcome.NoServer _ -> Flash.warn("mail.trial.no-server");
                            case MailTrial.Outcome.NoAddress _ -> Flash.warn("mail.trial.no-address");
                            case MailTrial.Outcome.Sent(String to) -> Flash.ok("mail.trial.sent", to);
                            case MailTrial.Outcome.Failed(Delivery.Failed failed) ->
                                Flash.bad("mail.trial." + failed.step().word(), failed.words());
                        });
    }

    /** One that was kept stays while its field is empty, as long as it goes to the same server and name. */
    private Secret password(Person person, Form form, String typed) {
        if (!typed.isEmpty() || form.value("login").isEmpty()) {
            return new Secret(typed.length() > 500 ? "" : typed);
        }
        return servers.find(person)
                .filter(kept ->
                        kept.host().equals(form.value("host")) && kept.login().equals(form.value("login")))
                .map(MailServer::password)
                .orElseThrow(() -> Problem.invalid(List.of(new FieldError("password", "required")))
                        .refusal());
    }

    private static MailServer read(Form form, Secret password, int version) {
        String port = form.value("port");
        String address = form.value("address");
        return new MailServer(
                form.value("host"),
                port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : 0,
                MailServer.Security.of(form.value("security")).orElse(MailServer.Security.STARTTLS),
                form.value("login"),
                password,
                form.value("sender"),
                form.value("from"),
                form.value("reply"),
                address.endsWith("/") ? address.substring(0, address.length() - 1) : address,
                version);
    }

    private static Form typed(Map<String, String> typed) {
        Map<String, String> clean = new HashMap<>();
        typed.forEach((name, value) -> clean.put(name, value.replace("\0", "")));
        clean.remove("password");
        return Form.of(LABELS, clean);
    }

    private static Form form(MailServer server) {
        return Form.of(
                LABELS,
                Map.of(
                        "host", server.host(),
                        "port", Integer.toString(server.port()),
                        "security", server.security().word(),
                        "login", server.login(),
                        "sender", server.senderName(),
                        "from", server.senderAddress(),
                        "reply", server.replyAddress(),
                        "address", server.serverAddress()));
    }

    private Form empty() {
        return Form.of(LABELS, Map.of("port", "587", "security", "starttls", "address", publicUrl));
    }

    private Answer.Rendered page(Person person, Form form, int version, boolean conflict) {
        Optional<MailServer> server = servers.find(person);
        MailQueueTable.Counts counts = queue.counts(person);
        return Answer.page(
                "mail/server",
                new MailServerPage(
                        form,
                        version,
                        server.isPresent(),
                        server.filter(one -> !one.password().reveal().isEmpty()).isPresent(),
                        profiles.get(person).email(),
                        counts.waiting(),
                        counts.dead(),
                        conflict));
    }
}
