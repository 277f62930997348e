package mx.lanet.helpdesk.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.protocol.FileName;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a file before it comes in. Texts are cleaned here; what is wrong with them is said by {@link #problems}.
 *
 * @param siteId null for all sites of the client
 */
public record FileDraft(
        UUID clientId, @Nullable UUID siteId, String folder, String name, String description, boolean internal) {
    public static final int FOLDER_MAX = 200;
    public static final int DESCRIPTION_MAX = 1_000;
    private static final int DEEPEST = 6;

    public FileDraft {
        folder = steps(folder).collect(Collectors.joining("/"));
        name = Words.line(name);
        description = Words.clean(description);
    }

    private static java.util.stream.Stream<String> steps(String folder) {
        return Arrays.stream(Words.line(folder).split("[/\\\\]"))
                .map(String::strip)
                .filter(step -> !step.isEmpty());
    }

    List<FieldError> problems() {
        List<FieldError> errors = new ArrayList<>();
        if (FileName.of(name).isEmpty()) {
            errors.add(new FieldError("name", "file_name"));
        }
        if (folder.length() > FOLDER_MAX || steps(folder).count() > DEEPEST) {
            errors.add(new FieldError("folder", "too_long", FOLDER_MAX));
        }
        if (description.length() > DESCRIPTION_MAX) {
            errors.add(new FieldError("description", "too_long", DESCRIPTION_MAX));
        }
        return errors;
    }
}
