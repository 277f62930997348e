package mx.lanet.helpdesk.mail.out;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What could not be sent, and what waits. */
@Controller
@RequestMapping(MailTabs.QUEUE)
class MailQueuePages {
    private static final String WAITING = "waiting";
    private static final int LONGEST_SEARCH = 100;

    private final MailQueue queue;
    private final MailServers servers;

    MailQueuePages(MailQueue queue, MailServers servers) {
        this.queue = queue;
        this.servers = servers;
    }

    @ForRoles(SUPERADMIN)
    @GetMapping
    Answer list(
            Person person,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String before) {
        String search = q.replace("\0", "").strip().toLowerCase(Locale.ROOT);
        String recipient = search.substring(0, Math.min(search.length(), LONGEST_SEARCH));
        List<QueuedMail> found = queue.list(person, state.equals(WAITING), recipient, id(before));
        List<QueuedMail> shown = found.subList(0, Math.min(found.size(), MailQueue.PAGE));
        MailQueueTable.Counts counts = queue.counts(person);
        return Answer.page(
                "mail/queue",
                new MailQueuePage(
                        shown,
                        state.equals(WAITING),
                        recipient,
                        found.size() > shown.size() ? shown.getLast().mailId() : null,
                        counts.waiting(),
                        counts.dead(),
                        servers.isThere()));
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{mailId}/resend")
    Answer resend(Person person, @PathVariable UUID mailId) {
        queue.resend(person, mailId);
        return Answer.seeOther(MailTabs.QUEUE).with(Flash.ok("mail.flash.resent"));
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{mailId}/discard")
    Answer discard(Person person, @PathVariable UUID mailId) {
        queue.discard(person, mailId);
        return Answer.seeOther(MailTabs.QUEUE).with(Flash.ok("mail.flash.discarded"));
    }

    private static @Nullable UUID id(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? UUID.fromString(text) : null;
    }
}
