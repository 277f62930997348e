package mx.lanet.helpdesk.ticket.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.REQUESTER;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.ticket.file.HeldFile;
import mx.lanet.helpdesk.ticket.file.HeldFiles;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;

/**
 * Files go up while their form is still being written. {@code POST /files} answers what came of one, as JSON: its id and where
 * it is seen, or why it is not taken, in the person's words. The form then sends the ids it means as {@code held}.
 */
@Controller
class HeldFilePages {
    private final HeldFiles held;
    private final Uploads uploads;
    private final MessageSource messages;

    HeldFilePages(HeldFiles held, Uploads uploads, MessageSource messages) {
        this.held = held;
        this.uploads = uploads;
        this.messages = messages;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @PostMapping("/files")
    @ResponseBody
    Map<String, @Nullable Object> hold(
            Person person,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Locale locale)
            throws IOException {
        if (file == null) {
            throw Problem.invalid(List.of(new FieldError("file", "required"))).refusal();
        }
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        try (InputStream content = file.getInputStream()) {
            return told(held.hold(person, place, name, content));
        } catch (Refusal refusal) {
            Flash why = uploads.flash(name, refusal.problem());
            return Map.of(
                    "refused",
                    new Texts(messages, locale).t(why.key(), why.arguments().toArray()));
        }
    }

    private static Map<String, @Nullable Object> told(HeldFile file) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        String path = "/files/" + file.fileId();
        told.put("id", file.fileId());
        told.put("name", file.fileName());
        told.put("type", file.stored().mediaType());
        told.put("small", file.stored().thumbnail() ? path + "/small" : null);
        told.put("picture", file.stored().picture() == null ? null : path + "/picture");
        return told;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @PostMapping("/files/{file}/remove")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Person person, @PathVariable String file) throws IOException {
        UUID id = ListAddress.parse(file).orElseThrow(() -> Problem.notFound().refusal());
        held.remove(person, id);
    }
}
