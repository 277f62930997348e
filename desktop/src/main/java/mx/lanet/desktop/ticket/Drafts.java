package mx.lanet.desktop.ticket;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.PrivateFiles;
import mx.lanet.desktop.store.Home;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Replies that were begun and not sent, by their ticket; of the newest fifty. */
final class Drafts {
    private static final Logger LOG = LoggerFactory.getLogger(Drafts.class);
    private static final int MOST = 50;

    private final Home home;
    private final Map<UUID, Draft> drafts;

    Drafts(Home home) {
        this.home = home;
        this.drafts = new LinkedHashMap<>(read());
        sweep();
    }

    // Pictures that were pasted into replies that are sent, forgotten or begun anew.
    private void sweep() {
        var wanted = drafts.values().stream()
                .flatMap(draft -> draft.files().stream())
                .map(Enclosure::path)
                .collect(toSet());
        if (!Files.isDirectory(home.pasted())) {
            return;
        }
        try (var pasted = Files.newDirectoryStream(
                home.pasted(), file -> Files.isRegularFile(file) && !wanted.contains(file.toString()))) {
            for (var file : pasted) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.atInfo().log("pasted pictures that nobody needs stay: {}", e.getMessage());
        }
    }

    /**
     * A reply that is being written.
     *
     * @param identity by which the service and the server know a repeat
     * @param attempted the words that were sent under it, perhaps in vain; null when none were
     */
    record Draft(UUID identity, String text, List<Enclosure> files, @Nullable String attempted) {
        static Draft empty() {
            return new Draft(UUID.randomUUID(), "", List.of(), null);
        }

        Draft {
            files = List.copyOf(files);
        }

        boolean isEmpty() {
            return text.isBlank() && files.isEmpty();
        }

        /** Other words are another reply: the server may have taken the first. */
        Draft with(String words, List<Enclosure> along) {
            return attempted == null || attempted.equals(words)
                    ? new Draft(identity, words, along, attempted)
                    : new Draft(
                            UUID.randomUUID(),
                            words,
                            along.stream().map(Enclosure::anew).toList(),
                            null);
        }

        Draft tried() {
            return new Draft(identity, text, files, text);
        }

        Draft handed(Enclosure file) {
            var now = files.stream().map(one -> one.equals(file) ? one.taken() : one);
            return new Draft(identity, text, now.toList(), attempted);
        }
    }

    /** A file that goes with it; {@code handed} when the service has a copy. */
    record Enclosure(String path, String name, boolean handed) {
        Enclosure taken() {
            return new Enclosure(path, name, true);
        }

        Enclosure anew() {
            return new Enclosure(path, name, false);
        }
    }

    private record Kept(Map<UUID, Draft> replies) {}

    private Map<UUID, Draft> read() {
        try {
            var text = PrivateFiles.read(home.replies());
            return text.isEmpty()
                    ? Map.of()
                    : Json.WIRE.readValue(text.get(), Kept.class).replies();
        } catch (IOException | JacksonException e) {
            LOG.atWarn().log("replies that were begun cannot be read: {}", e.getMessage());
            return Map.of();
        }
    }

    synchronized Draft of(UUID ticket) {
        return drafts.getOrDefault(ticket, Draft.empty());
    }

    synchronized void keep(UUID ticket, Draft draft) {
        drafts.remove(ticket);
        if (!draft.isEmpty()) {
            drafts.put(ticket, draft);
        }
        while (drafts.size() > MOST) {
            drafts.remove(drafts.keySet().iterator().next());
        }
        try {
            PrivateFiles.write(home.replies(), Json.PRETTY.writeValueAsString(new Kept(drafts)));
        } catch (IOException e) {
            LOG.atWarn().log("a reply that was begun is not kept: {}", e.getMessage());
        }
    }
}
