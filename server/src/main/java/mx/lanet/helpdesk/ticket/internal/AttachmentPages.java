package mx.lanet.helpdesk.ticket.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.REQUESTER;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.ForAgents;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.ticket.Attachment;
import mx.lanet.helpdesk.ticket.Attachments;
import mx.lanet.helpdesk.ticket.file.HeldFile;
import mx.lanet.helpdesk.ticket.file.HeldFiles;
import mx.lanet.helpdesk.ticket.file.Intake;
import mx.lanet.helpdesk.ticket.file.Stored;
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
    private final HeldFiles held;
    private final Intake intake;

    AttachmentPages(Attachments attachments, HeldFiles held, Intake intake) {
        this.attachments = attachments;
        this.held = held;
        this.intake = intake;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @GetMapping("/attachments/{ticket}/{attachment}")
    ResponseEntity<Resource> download(Person person, @PathVariable String ticket, @PathVariable String attachment)
            throws IOException {
        return whole(person, ticket, attachment);
    }

    @ForAgents
    @GetMapping("/api/tickets/{ticket}/attachments/{attachment}")
    ResponseEntity<Resource> download(Agent agent, @PathVariable String ticket, @PathVariable String attachment)
            throws IOException {
        return whole(agent, ticket, attachment);
    }

    /** The small picture, drawn by ourselves: it and the large one are the only things that are shown in a page. */
    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @GetMapping("/files/{file}/small")
    ResponseEntity<byte[]> small(Person person, @PathVariable String file) throws IOException {
        Stored stored = stored(person, id(file));
        if (!stored.thumbnail()) {
            throw Problem.notFound().refusal();
        }
        try (InputStream image = intake.openSmall(stored.name())) {
            return shown(MediaType.IMAGE_PNG, image);
        } catch (NoSuchFileException e) {
            throw Problem.notFound().refusal();
        }
    }

    /** The large one. The address stays the same from when the file goes up, whatever ticket it comes to. */
    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @GetMapping("/files/{file}/picture")
    ResponseEntity<byte[]> picture(Person person, @PathVariable String file) throws IOException {
        Stored stored = stored(person, id(file));
        if (stored.picture() == null) {
            throw Problem.notFound().refusal();
        }
        try (InputStream image = intake.openLarge(stored.name())) {
            return shown(MediaType.parseMediaType(stored.picture()), image);
        } catch (NoSuchFileException e) {
            throw Problem.notFound().refusal();
        }
    }

    private Stored stored(Person person, UUID fileId) {
        return held.find(person, fileId)
                .map(HeldFile::stored)
                .orElseGet(() -> attachments.get(person, fileId).stored());
    }

    private static ResponseEntity<byte[]> shown(MediaType type, InputStream image) throws IOException {
        return headed(ResponseEntity.ok()).contentType(type).body(image.readAllBytes());
    }

    private ResponseEntity<Resource> whole(Actor actor, String ticket, String attachment) throws IOException {
        Attachment found = attachments.get(actor, id(ticket), id(attachment));
        if (!intake.has(found.stored().name())) {
            throw Problem.notFound().refusal();
        }
        return headed(ResponseEntity.ok())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(found.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(found.mediaType()))
                .body(new StoredResource(intake, found.stored()));
    }

    private static ResponseEntity.BodyBuilder headed(ResponseEntity.BodyBuilder answer) {
        return answer.header("Content-Security-Policy", SANDBOX)
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate());
    }

    private static UUID id(String text) {
        return ListAddress.parse(text).orElseThrow(() -> Problem.notFound().refusal());
    }
}
