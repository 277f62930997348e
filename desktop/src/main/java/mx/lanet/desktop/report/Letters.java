package mx.lanet.desktop.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import mx.lanet.agent.local.Help;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.PrivateFiles;
import mx.lanet.desktop.link.Errand;
import mx.lanet.desktop.link.Pulse;
import mx.lanet.desktop.store.Home;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests that were made while the service was away. Each waits in a folder of its own, which appears whole, and goes to the
 * service once it is back; its identity makes sure that it arrives once, however often that breaks off.
 */
public final class Letters {
    private static final Logger LOG = LoggerFactory.getLogger(Letters.class);
    private static final int MOST = 50;
    private static final String REQUEST = "request.json";

    private final Path folder;
    private final Sender sender;
    private final Consumer<Help.State> sent;
    private final AtomicBoolean underWay = new AtomicBoolean();

    /** The listener hears on Swing's thread what became of each. */
    public Letters(Home home, Sender sender, Consumer<Help.State> sent) {
        this.folder = home.letters();
        this.sender = sender;
        this.sent = sent;
    }

    /** Keeps a request; IOException when it cannot be, and then nothing of it is. */
    public void keep(Help.Request request, List<Sender.Enclosure> files) throws IOException {
        PrivateFiles.makeFolder(folder);
        if (waiting().size() >= MOST) {
            throw new IOException("more than " + MOST + " requests wait");
        }
        var identity = Objects.requireNonNull(request.identity());
        var beside = folder.resolve("new-" + identity);
        remove(beside);
        PrivateFiles.makeFolder(beside);
        int number = 0;
        for (var file : files) {
            // The names are the person's; on the disk they are numbers.
            Files.copy(file.content(), beside.resolve(number + ".bin"));
            PrivateFiles.write(beside.resolve(number++ + ".name"), file.name());
        }
        PrivateFiles.write(beside.resolve(REQUEST), Json.WIRE.writeValueAsString(request));
        var letter = folder.resolve(identity.toString());
        remove(letter);
        Files.move(beside, letter);
    }

    /** How many wait. */
    public int count() {
        return waiting().size();
    }

    private List<Path> waiting() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var found = Files.list(folder)) {
            return found.filter(path -> Files.exists(path.resolve(REQUEST)))
                    .filter(path -> isIdentity(path.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            LOG.atWarn().log("what waits cannot be listed: {}", e.getMessage());
            return List.of();
        }
    }

    private static boolean isIdentity(String name) {
        try {
            return UUID.fromString(name).toString().equals(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Carries what waits, when the service is there. */
    public void seen(Pulse.Seen seen) {
        if (seen.standing() == null || count() == 0 || !underWay.compareAndSet(false, true)) {
            return;
        }
        Errand.run(
                () -> {
                    try {
                        return carry();
                    } finally {
                        underWay.set(false);
                    }
                },
                states -> states.forEach(sent),
                failed -> LOG.atInfo().log("requests wait on: {}", failed.getMessage()));
    }

    private List<Help.State> carry() throws IOException {
        var states = new ArrayList<Help.State>();
        for (var letter : waiting()) {
            var request = Json.WIRE.readValue(Files.readString(letter.resolve(REQUEST)), Help.Request.class);
            states.add(sender.send(request, files(letter)));
            remove(letter);
        }
        return states;
    }

    private static List<Sender.Enclosure> files(Path letter) throws IOException {
        var files = new ArrayList<Sender.Enclosure>();
        for (int number = 0; Files.exists(letter.resolve(number + ".name")); number++) {
            files.add(new Sender.Enclosure(
                    Files.readString(letter.resolve(number + ".name")), letter.resolve(number + ".bin")));
        }
        return files;
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var found = Files.list(folder)) {
            for (var file : found.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
