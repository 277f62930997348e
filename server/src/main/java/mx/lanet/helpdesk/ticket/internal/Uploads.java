package mx.lanet.helpdesk.ticket.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.ticket.Attachments;
import mx.lanet.helpdesk.web.Flash;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Files that come with a form. One that is not taken is told, and does not undo what was written beside it. */
@Component
class Uploads {
    private final Attachments attachments;

    Uploads(Attachments attachments) {
        this.attachments = attachments;
    }

    /** Keeps the files; gives what to tell about the first that was not taken, or null. */
    @Nullable
    Flash keep(
            Person person,
            UUID ticketId,
            @Nullable List<MultipartFile> files,
            @Nullable UUID commentId,
            boolean internal)
            throws IOException {
        @Nullable Flash trouble = null;
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            if (file.isEmpty()
                    && (file.getOriginalFilename() == null
                            || file.getOriginalFilename().isEmpty())) {
                continue;
            }
            @Nullable Flash refused = keep(person, ticketId, file, commentId, internal);
            trouble = trouble == null ? refused : trouble;
        }
        return trouble;
    }

    private @Nullable Flash keep(
            Person person, UUID ticketId, MultipartFile file, @Nullable UUID commentId, boolean internal)
            throws IOException {
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        try (InputStream content = file.getInputStream()) {
            attachments.add(person, ticketId, new Attachments.Upload(name, content, internal, commentId, null));
            return null;
        } catch (Refusal refusal) {
            return flash(name, refusal.problem());
        }
    }

    private Flash flash(String name, Problem problem) {
        if (problem.status() == 413) {
            return Flash.bad(
                    "ticket.flash.too-large", name, attachments.maxSize().toMegabytes());
        }
        String code =
                problem.errors().isEmpty() ? "" : problem.errors().getFirst().code();
        return switch (code) {
            case "file_kind" -> Flash.bad("ticket.flash.file-kind", name);
            case "file_empty" -> Flash.bad("ticket.flash.file-empty", name);
            case "file_count" -> Flash.bad("ticket.flash.file-count", name, Attachments.MOST);
            default -> throw problem.refusal();
        };
    }
}
