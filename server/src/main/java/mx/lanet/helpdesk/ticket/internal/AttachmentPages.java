package mx.lanet.helpdesk.ticket.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.REQUESTER;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.ForAgents;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.ticket.Attachments;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Files on their way out: never opened by the browser as a page of ours, whatever they hold. */
@Controller
class AttachmentPages {
    private static final String SANDBOX = "default-src 'none'; sandbox";

    private final Attachments attachments;

    AttachmentPages(Attachments attachments) {
        this.attachments = attachments;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @GetMapping("/attachments/{ticket}/{attachment}")
    ResponseEntity<Resource> download(Person person, @PathVariable String ticket, @PathVariable String attachment) {
        return whole(person, ticket, attachment);
    }

    @ForAgents
    @GetMapping("/api/tickets/{ticket}/attachments/{attachment}")
    ResponseEntity<Resource> download(Agent agent, @PathVariable String ticket, @PathVariable String attachment) {
        return whole(agent, ticket, attachment);
    }

    /** The small picture, drawn by ourselves: the only thing that is shown in a page. */
    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @GetMapping("/attachments/{ticket}/{attachment}/small")
    ResponseEntity<Resource> small(Person person, @PathVariable String ticket, @PathVariable String attachment) {
        Attachments.Stored stored = attachments.openSmall(person, id(ticket), id(attachment));
        return headed(ResponseEntity.ok()).contentType(MediaType.IMAGE_PNG).body(file(stored));
    }

    private ResponseEntity<Resource> whole(Actor actor, String ticket, String attachment) {
        Attachments.Stored stored = attachments.open(actor, id(ticket), id(attachment));
        String name = stored.attachment().fileName();
        return headed(ResponseEntity.ok())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(stored.attachment().mediaType()))
                .body(file(stored));
    }

    private static ResponseEntity.BodyBuilder headed(ResponseEntity.BodyBuilder answer) {
        return answer.header("Content-Security-Policy", SANDBOX)
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate());
    }

    private static Resource file(Attachments.Stored stored) {
        if (!Files.isRegularFile(stored.path())) {
            throw Problem.notFound().refusal();
        }
        return new FileSystemResource(stored.path());
    }

    private static UUID id(String text) {
        return ListAddress.parse(text).orElseThrow(() -> Problem.notFound().refusal());
    }
}
