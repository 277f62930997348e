package mx.lanet.desktop.report;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.PrivateFiles;
import mx.lanet.desktop.report.Sender.Enclosure;
import mx.lanet.desktop.store.Home;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * What the person was writing. It survives the window, the session and the program.
 *
 * @param identity of the request that it becomes: however often it is sent, it is one
 * @param category its name; empty for none
 * @param priority baja, media, alta or critica
 * @param files copies of those that go along; absent in what an earlier version kept
 */
public record Draft(
        UUID identity,
        String subject,
        String description,
        String category,
        String priority,
        @Nullable List<Enclosure> files) {
    private static final Logger LOG = LoggerFactory.getLogger(Draft.class);

    /** An empty one. */
    public static Draft begin() {
        return new Draft(UUID.randomUUID(), "", "", "", "media", List.of());
    }

    /** Whether there is anything in it that would be missed. */
    public boolean isEmpty() {
        return subject.isBlank() && description.isBlank() && enclosures().isEmpty();
    }

    /** The files of which there still is a copy. */
    List<Enclosure> enclosures() {
        return Objects.requireNonNullElse(files, List.<Enclosure>of()).stream()
                .filter(file -> Files.isRegularFile(file.content()))
                .toList();
    }

    /** As it was kept; an empty one when there is none. */
    public static Draft read(Home home) {
        try {
            var text = PrivateFiles.read(home.draft());
            return text.isEmpty() ? begin() : Json.WIRE.readValue(text.get(), Draft.class);
        } catch (IOException | JacksonException e) {
            LOG.atWarn().log("the draft cannot be read: {}", e.getMessage());
            return begin();
        }
    }

    /** An empty one leaves nothing. */
    public void keep(Home home) {
        try {
            if (isEmpty()) {
                Files.deleteIfExists(home.draft());
            } else {
                PrivateFiles.write(home.draft(), Json.WIRE.writeValueAsString(this));
            }
        } catch (IOException e) {
            LOG.atWarn().log("the draft cannot be kept: {}", e.getMessage());
        }
    }

    /** Sent: the next one begins empty. */
    public static void discard(Home home) {
        begin().keep(home);
    }

    /** Deletes the copies of files that no draft needs; before any window is open. */
    public static void sweep(Home home) {
        var needed = read(home).enclosures().stream().map(Enclosure::content).collect(toSet());
        if (!Files.isDirectory(home.enclosed())) {
            return;
        }
        try (var copies = Files.newDirectoryStream(home.enclosed(), copy -> !needed.contains(copy))) {
            for (var copy : copies) {
                Files.deleteIfExists(copy);
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.atInfo().log("copies of files that nobody needs stay: {}", e.getMessage());
        }
    }
}
