package mx.lanet.helpdesk.ticket.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.REQUESTER;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.ForAgents;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.ticket.Attachment;
import mx.lanet.helpdesk.ticket.Attachments;
import mx.lanet.helpdesk.ticket.MachineTickets;
import mx.lanet.helpdesk.ticket.file.FileAnswers;
import mx.lanet.helpdesk.ticket.file.FileKeeper;
import mx.lanet.helpdesk.ticket.file.HeldFile;
import mx.lanet.helpdesk.ticket.file.HeldFiles;
import mx.lanet.helpdesk.ticket.file.Stored;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The files of tickets on their way out. */
@Controller
class AttachmentPages {
    private final Attachments attachments;
    private final HeldFiles held;
    private final FileAnswers answers;
    private final MachineTickets own;
    private final List<FileKeeper> keepers;

    AttachmentPages(
            Attachments attachments,
            HeldFiles held,
            FileAnswers answers,
            MachineTickets own,
            List<FileKeeper> keepers) {
        this.attachments = attachments;
        this.held = held;
        this.answers = answers;
        this.own = own;
        this.keepers = keepers;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @GetMapping("/attachments/{ticket}/{attachment}")
    ResponseEntity<Resource> download(Person person, @PathVariable String ticket, @PathVariable String attachment)
            throws IOException {
        return whole(person, ticket, attachment);
    }

    @ForAgents
    @GetMapping("/api/tickets/{ticket}/attachments/{attachment}")
    ResponseEntity<Resource> download(
            Agent agent,
            @PathVariable String ticket,
            @PathVariable String attachment,
            @RequestParam(name = AgentAsks.USER, required = false) @Nullable String user)
            throws IOException {
        String checkedUser = AgentAsks.user(user);
        if (checkedUser != null) {
            own.get(agent, id(ticket), checkedUser);
        }
        return whole(agent, ticket, attachment);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @GetMapping("/files/{file}/small")
    ResponseEntity<byte[]> small(Person person, @PathVariable String file) throws IOException {
        return answers.small(stored(person, id(file)));
    }

    /** The large one. The address stays the same from when the file goes up, whatever ticket it comes to. */
    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @GetMapping("/files/{file}/picture")
    ResponseEntity<byte[]> picture(Person person, @PathVariable String file) throws IOException {
        return answers.picture(stored(person, id(file)));
    }

    private Stored stored(Person person, UUID fileId) {
        return held.find(person, fileId)
                .map(HeldFile::stored)
                .or(() -> keepers.stream()
                        .flatMap(keeper -> keeper.find(person, fileId).stream())
                        .findFirst())
                .orElseGet(() -> attachments.get(person, fileId).stored());
    }

    private ResponseEntity<Resource> whole(Actor actor, String ticket, String attachment) throws IOException {
        Attachment found = attachments.get(actor, id(ticket), id(attachment));
        return answers.whole(found.stored(), found.fileName());
    }

    private static UUID id(String text) {
        return ListAddress.parse(text).orElseThrow(() -> Problem.notFound().refusal());
    }
}
