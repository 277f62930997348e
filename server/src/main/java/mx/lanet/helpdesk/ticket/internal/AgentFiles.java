package mx.lanet.helpdesk.ticket.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.ticket.Attachment;
import mx.lanet.helpdesk.ticket.Attachments;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.file.FileTroubles;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** The files that agents send in parts of whatever name. With one key, they are told apart by their order. */
@Component
class AgentFiles {
    private static final int MOST = 10;

    private final Attachments attachments;

    AgentFiles(Attachments attachments) {
        this.attachments = attachments;
    }

    /** A file that was not taken, and why in a person's words. */
    record Refused(String fileName, String why) {}

    record Taken(List<Attachment> kept, List<Refused> refused) {}

    /** All of them; the first that is not taken refuses the request. */
    List<Attachment> takeAll(
            Agent agent, Ticket ticket, List<MultipartFile> files, @Nullable UUID commentId, @Nullable String key)
            throws IOException {
        List<Attachment> kept = new ArrayList<>();
        for (MultipartFile file : files) {
            kept.add(take(agent, ticket, file, commentId, key, kept.size()));
        }
        return kept;
    }

    /** Those that are taken, beside words that are said already. */
    Taken take(
            Agent agent,
            Ticket ticket,
            List<MultipartFile> files,
            @Nullable UUID commentId,
            @Nullable String key,
            Texts texts)
            throws IOException {
        List<Attachment> kept = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (MultipartFile file : files) {
            try {
                kept.add(take(agent, ticket, file, commentId, key, kept.size() + refused.size()));
            } catch (Refusal refusal) {
                refused.add(new Refused(name(file), why(file, refusal, texts)));
            }
        }
        return new Taken(kept, refused);
    }

    private String why(MultipartFile file, Refusal refusal, Texts texts) {
        long megabytes = attachments.maxSize().toMegabytes();
        Flash flash = FileTroubles.flash(name(file), refusal.problem(), megabytes, Attachments.MOST);
        return texts.t(flash.key(), flash.arguments().toArray());
    }

    private Attachment take(
            Agent agent, Ticket ticket, MultipartFile file, @Nullable UUID commentId, @Nullable String key, int place)
            throws IOException {
        String fileKey = key == null ? null : key + " " + place;
        try (InputStream content = file.getInputStream()) {
            return attachments.add(
                    agent, ticket.ticketId(), new Attachments.Upload(name(file), content, false, commentId, fileKey));
        }
    }

    static List<MultipartFile> in(HttpServletRequest request) {
        if (!(request instanceof MultipartHttpServletRequest multipart)) {
            throw Problem.of(415, "unsupported_media_type").refusal();
        }
        List<MultipartFile> files = multipart.getMultiFileMap().values().stream()
                .flatMap(List::stream)
                .toList();
        if (files.size() > MOST) {
            throw Problem.invalid(List.of(new FieldError("file", "too_many", MOST)))
                    .refusal();
        }
        return files;
    }

    private static String name(MultipartFile file) {
        return Objects.requireNonNullElse(file.getOriginalFilename(), "");
    }
}
