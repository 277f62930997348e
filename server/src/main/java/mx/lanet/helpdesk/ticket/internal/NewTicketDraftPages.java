package mx.lanet.helpdesk.ticket.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.REQUESTER;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.file.HeldFile;
import mx.lanet.helpdesk.ticket.file.HeldFiles;
import mx.lanet.helpdesk.ticket.reply.NewTicketDraft;
import mx.lanet.helpdesk.ticket.reply.NewTicketDrafts;
import mx.lanet.helpdesk.ticket.reply.Sheet;
import mx.lanet.helpdesk.web.Answer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Keeps the form for a new ticket while it is filled in, with its files, so that a closed browser loses nothing. */
@Controller
class NewTicketDraftPages {
    static final String PORTAL = "/portal/tickets/new";
    static final String CONSOLE = "/tickets/new";
    /** What is no field of the form's own. */
    private static final Set<String> LEFT_OUT = Set.of("_csrf", "held", "files", "sheet");

    private final NewTicketDrafts drafts;
    private final HeldFiles held;

    NewTicketDraftPages(NewTicketDrafts drafts, HeldFiles held) {
        this.drafts = drafts;
        this.held = held;
    }

    @ForRoles(REQUESTER)
    @PostMapping(PORTAL + "/draft")
    Answer savePortal(Person person, @RequestParam Map<String, String> fields) {
        return saved(person, NewTicketDraft.Form.PORTAL, fields, PORTAL);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @PostMapping(CONSOLE + "/draft")
    Answer saveConsole(Person person, @RequestParam Map<String, String> fields) {
        return saved(person, NewTicketDraft.Form.CONSOLE, fields, CONSOLE);
    }

    private Answer saved(Person person, NewTicketDraft.Form form, Map<String, String> fields, String path) {
        Map<String, String> own = new LinkedHashMap<>(fields);
        own.keySet().removeAll(LEFT_OUT);
        Sheet sheet = Sheet.of(fields.get("sheet"));
        NewTicketDraft draft = drafts.save(person, form, own, sheet).orElse(null);
        return Answer.page("ticket/newDrafted", new NewTicketDraftPage(draft, path, sheet))
                .orFragment("borrador-nuevo", "ticket/newDrafted");
    }

    @ForRoles(REQUESTER)
    @PostMapping(PORTAL + "/draft/discard")
    Answer discardPortal(Person person, @RequestParam(defaultValue = "") String sheet) throws IOException {
        return discarded(person, NewTicketDraft.Form.PORTAL, Sheet.of(sheet), PORTAL);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @PostMapping(CONSOLE + "/draft/discard")
    Answer discardConsole(Person person, @RequestParam(defaultValue = "") String sheet) throws IOException {
        return discarded(person, NewTicketDraft.Form.CONSOLE, Sheet.of(sheet), CONSOLE);
    }

    private Answer discarded(Person person, NewTicketDraft.Form form, Sheet sheet, String path) throws IOException {
        drafts.forget(person, form, sheet);
        for (HeldFile file : held.of(person, form.word())) {
            held.remove(person, file.fileId());
        }
        return Answer.seeOther(path);
    }
}
