package mx.lanet.helpdesk.ticket.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.ticket.Attachments;
import mx.lanet.helpdesk.ticket.file.FileBlock;
import mx.lanet.helpdesk.ticket.file.FileTroubles;
import mx.lanet.helpdesk.ticket.file.HeldFile;
import mx.lanet.helpdesk.ticket.file.HeldFiles;
import mx.lanet.helpdesk.web.Flash;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * Files that come with a form: those that went up before it and stand in {@code held}, and those in the form itself, as
 * browsers without scripts send them. One that is not taken is told, and does not undo what was written beside it.
 */
@Component
class Uploads {
    private final Attachments attachments;
    private final HeldFiles held;

    Uploads(Attachments attachments, HeldFiles held) {
        this.attachments = attachments;
        this.held = held;
    }

    /** What came with a form. */
    record Sent(@Nullable List<MultipartFile> files, @Nullable List<String> held) {
        private List<MultipartFile> inForm() {
            return files == null
                    ? List.of()
                    : files.stream().filter(file -> !isUnused(file)).toList();
        }

        /** A field of files that nobody used is sent, too. */
        private static boolean isUnused(MultipartFile file) {
            String name = file.getOriginalFilename();
            return file.isEmpty() && (name == null || name.isEmpty());
        }

        boolean isEmpty() {
            return inForm().isEmpty() && before().isEmpty();
        }

        private List<UUID> before() {
            return held == null
                    ? List.of()
                    : held.stream()
                            .limit(HeldFiles.MOST)
                            .flatMap(id -> ListAddress.parse(id).stream())
                            .distinct()
                            .toList();
        }
    }

    /** Where this person puts files to this form. */
    FileBlock block(Person person, String place) {
        return new FileBlock(place, held.of(person, place), attachments.maxSize());
    }

    /** Keeps the files; gives what to tell about the first that was not taken, or null. */
    @Nullable
    Flash keep(Person person, UUID ticketId, Sent sent, @Nullable UUID commentId, boolean internal) throws IOException {
        @Nullable Flash trouble = bind(person, ticketId, sent.before(), commentId, internal);
        int taken = sent.before().size();
        for (MultipartFile file : sent.inForm()) {
            taken++;
            @Nullable
            Flash refused = taken > HeldFiles.MOST_FOR_A_FORM
                    ? Flash.bad("ticket.flash.file-most", name(file), HeldFiles.MOST_FOR_A_FORM)
                    : keep(person, ticketId, file, commentId, internal);
            trouble = trouble == null ? refused : trouble;
        }
        return trouble;
    }

    /**
     * A message without words.
     *
     * @param names of its files, which are all that it says; empty when none was taken
     * @param trouble about the first that was not
     */
    record Wordless(Sent sent, String names, @Nullable Flash trouble) {}

    /** Takes the files before anything is said: what says nothing but a file's name must have that file. */
    Wordless wordless(Person person, UUID ticketId, Sent sent) throws IOException {
        List<UUID> ids = new ArrayList<>(sent.before());
        @Nullable Flash trouble = null;
        for (MultipartFile file : sent.inForm()) {
            try (InputStream content = file.getInputStream()) {
                ids.add(held.hold(person, ticketId.toString(), name(file), content)
                        .fileId());
            } catch (Refusal refusal) {
                trouble = trouble == null ? flash(name(file), refusal.problem()) : trouble;
            }
        }
        String names = held.chosen(person, ids).stream().map(HeldFile::fileName).collect(Collectors.joining(", "));
        return new Wordless(new Sent(null, ids.stream().map(UUID::toString).toList()), names, trouble);
    }

    private @Nullable Flash bind(
            Person person, UUID ticketId, List<UUID> before, @Nullable UUID commentId, boolean internal) {
        try {
            int missing = before.size()
                    - attachments
                            .bind(person, ticketId, before, commentId, internal)
                            .size();
            return missing == 0 ? null : Flash.warn("ticket.flash.file-gone", missing);
        } catch (Refusal refusal) {
            return flash("", refusal.problem());
        }
    }

    private @Nullable Flash keep(
            Person person, UUID ticketId, MultipartFile file, @Nullable UUID commentId, boolean internal)
            throws IOException {
        try (InputStream content = file.getInputStream()) {
            attachments.add(person, ticketId, new Attachments.Upload(name(file), content, internal, commentId, null));
            return null;
        } catch (Refusal refusal) {
            return flash(name(file), refusal.problem());
        }
    }

    private static String name(MultipartFile file) {
        return Objects.requireNonNullElse(file.getOriginalFilename(), "");
    }

    /** Why a file is not taken; what has nothing to do with the file is refused as it was. */
    Flash flash(String name, Problem problem) {
        return FileTroubles.flash(name, problem, attachments.maxSize().toMegabytes(), Attachments.MOST);
    }
}
