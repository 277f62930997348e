package mx.lanet.helpdesk.mail.in;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.mail.in.ReceivedMail.Fate;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.file.FileAnswers;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Pager;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What came by mail, with its fate; and each mail as it came, for the team. */
@Controller
@RequestMapping("/received-mail")
class ReceivedPages {
    private static final String PATH = "/received-mail";

    private final ReceivedMails mails;
    private final Clients clients;
    private final FileAnswers answers;

    ReceivedPages(ReceivedMails mails, Clients clients, FileAnswers answers) {
        this.mails = mails;
        this.clients = clients;
        this.answers = answers;
    }

    @ForRoles(SUPERADMIN)
    @GetMapping
    Answer list(
            Person person, @RequestParam(defaultValue = "") String fate, @RequestParam(defaultValue = "1") int page) {
        Fate chosen = Fate.find(fate).orElse(null);
        Slice<ReceivedMail> slice = mails.list(person, chosen, new Slice.Request(page, Pager.SIZE));
        String kept = chosen == null ? "" : chosen.word();
        Pager pager = Pager.of(
                slice,
                number ->
                        Address.of(PATH).with("fate", kept).with("page", number).toString());
        Set<UUID> named = slice.items().stream().map(ReceivedMail::clientId).collect(Collectors.toSet());
        return Answer.page(
                "mailin/list", new ReceivedListPage(slice.items(), pager, kept, clients.names(person, named)));
    }

    @ForRoles(SUPERADMIN)
    @GetMapping("/{received}")
    Answer one(Person person, @PathVariable UUID received) {
        ReceivedMail mail = mails.get(person, received);
        List<Choice> choices = clients.reachable(person).stream()
                .map(client -> new Choice(
                        client.id().toString(), client.name(), client.id().equals(mail.clientId())))
                .toList();
        String client = clients.names(person, Set.of(mail.clientId())).getOrDefault(mail.clientId(), "");
        return Answer.page("mailin/one", new ReceivedPage(mail, mail.hasClient() ? client : "", choices));
    }

    /** Never shown, always saved. */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/{received}/original")
    ResponseEntity<Resource> original(Person person, @PathVariable UUID received) throws IOException {
        ReceivedMail mail = mails.readable(person, received);
        return answers.whole(mail.raw(), mail.fileName());
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{received}/again")
    Answer again(Person person, @PathVariable UUID received) {
        mails.again(person, received);
        return Answer.seeOther(PATH + "/" + received).with(Flash.ok("mailin.flash.again"));
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{received}/ticket")
    Answer release(Person person, @PathVariable UUID received, @RequestParam @Nullable UUID client) {
        if (client == null) {
            throw Problem.of(400, "bad_request").refusal();
        }
        mails.release(person, received, client);
        return Answer.seeOther(PATH + "/" + received).with(Flash.ok("mailin.flash.released"));
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{received}/discard")
    Answer discard(Person person, @PathVariable UUID received) {
        mails.discard(person, received);
        return Answer.seeOther(PATH).with(Flash.ok("mailin.flash.discarded"));
    }
}
