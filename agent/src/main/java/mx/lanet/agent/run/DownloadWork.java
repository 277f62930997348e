package mx.lanet.agent.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import mx.lanet.agent.link.Answer;
import mx.lanet.agent.link.Session;
import mx.lanet.agent.setting.Messages;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.PrivateFiles;
import mx.lanet.protocol.Command;
import mx.lanet.protocol.FileName;
import org.jspecify.annotations.Nullable;

/**
 * Brings a file of the server to this machine. What was fetched before an interruption is kept and continued; the file
 * appears under its name only once its SHA-256 is the ordered one.
 */
final class DownloadWork implements Work {
    /** Halves that are being written, whoever asked for them: a command, or a person at the machine. */
    private static final Set<Path> UNDER_WAY = ConcurrentHashMap.newKeySet();

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final long LARGEST = 20L << 30;
    private static final long ROOM_LEFT = 64L << 20;
    private static final Duration STANDARD_TIMEOUT = Duration.ofHours(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Path folder;
    private final Session session;
    private final Messages messages;
    private final Duration firstWait;
    private final IntSupplier kilobytesPerSecond;

    DownloadWork(
            DataFolder data, Session session, Messages messages, Duration firstWait, IntSupplier kilobytesPerSecond) {
        this.folder = data.files();
        this.session = session;
        this.messages = messages;
        this.firstWait = firstWait;
        this.kilobytesPerSecond = kilobytesPerSecond;
    }

    /** What is ordered. */
    record Wanted(String fileId, String sha256, long size, FileName name) {}

    @Override
    public Outcome run(Command command, Ongoing ongoing) throws IOException, InterruptedException {
        var wanted = wanted(command);
        if (wanted == null) {
            return Outcome.refused(Refusal.of("bad_arguments").in(messages));
        }
        var half = half(wanted);
        if (!UNDER_WAY.add(half)) {
            return failed("run.download.twice");
        }
        try {
            return fetched(wanted, command, ongoing);
        } finally {
            UNDER_WAY.remove(half);
        }
    }

    static @Nullable Wanted wanted(Command command) {
        var id = Works.argument(command, 0);
        var sha256 = Works.argument(command, 1).toLowerCase(Locale.ROOT);
        var name = FileName.of(Works.argument(command, 3));
        try {
            long size = Long.parseLong(Works.argument(command, 2));
            boolean well = ID.matcher(id).matches()
                    && SHA_256.matcher(sha256).matches()
                    && size >= 0
                    && size <= LARGEST
                    && name.isPresent();
            return well ? new Wanted(id, sha256, size, name.orElseThrow()) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private Outcome fetched(Wanted wanted, Command command, Ongoing ongoing) throws IOException, InterruptedException {
        PrivateFiles.makeFolder(folder);
        var file = folder.resolve(wanted.name().text());
        if (Files.isRegularFile(file) && sha256(file).equals(wanted.sha256())) {
            FileOrder.of(wanted, command).keep(folder);
            return Outcome.succeeded(file.toString());
        }
        var part = new PartFile(half(wanted), wanted.size(), kilobytesPerSecond);
        if (Files.getFileStore(folder).getUsableSpace() < wanted.size() - part.length() + ROOM_LEFT) {
            return failed("run.download.no_room");
        }
        ongoing.speaks(part);
        var timeout = command.timeout() == null ? STANDARD_TIMEOUT : ScriptWork.timeout(command);
        var trouble = fetch(wanted, part, ongoing, System.nanoTime() + timeout.toNanos());
        return trouble == null ? appeared(wanted, command, part, file) : trouble;
    }

    private Path half(Wanted wanted) {
        return folder.resolve("." + wanted.sha256() + ".part").toAbsolutePath();
    }

    private @Nullable Outcome fetch(Wanted wanted, PartFile part, Ongoing ongoing, long until)
            throws IOException, InterruptedException {
        var path = "/api/files/" + wanted.fileId() + "/content";
        var wait = firstWait;
        while (!part.isWhole()) {
            long before = part.length();
            var answer = session.call(token -> session.link().download(path, token, part.length(), part.sink(ongoing)));
            if (ongoing.stop() != null) {
                return failed(
                        ongoing.stop() == Ongoing.Stop.CLOSING ? "run.download.closing" : "run.download.cancelled");
            }
            switch (answer.verdict()) {
                case DONE, LATER -> {}
                case REFUSED, FORBIDDEN, UNAUTHORIZED -> {
                    if (!startsAnew(answer, part)) {
                        return Outcome.failed(messages.text("run.download.refused", answer.summary()));
                    }
                }
            }
            if (part.isTooLong()) {
                part.delete();
                return failed("run.download.other_size");
            }
            if (part.isWhole()) {
                break;
            }
            if (System.nanoTime() >= until) {
                return new Outcome(Outcome.Status.TIMED_OUT, null, "", messages.text("run.download.timed_out"), false);
            }
            wait = part.length() > before ? firstWait : shorter(wait.multipliedBy(2), LONGEST_WAIT);
            ongoing.awaitStop(answer.retryAfter().isZero() ? wait : shorter(answer.retryAfter(), LONGEST_WAIT));
        }
        return null;
    }

    // The server has another idea of what is left: from the beginning, but only once.
    private static boolean startsAnew(Answer answer, PartFile part) throws IOException {
        boolean range = answer instanceof Answer.Received r && r.status() == 416 && part.length() > 0;
        if (range) {
            part.delete();
        }
        return range;
    }

    private Outcome appeared(Wanted wanted, Command command, PartFile part, Path file) throws IOException {
        if (!sha256(part.path()).equals(wanted.sha256())) {
            part.delete();
            return failed("run.download.other_content");
        }
        part.force();
        WebMark.put(part.path());
        // First whose it is: whoever is told of the file looks for that.
        FileOrder.of(wanted, command).keep(folder);
        Files.move(part.path(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return Outcome.succeeded(file.toString());
    }

    static String sha256(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            var buffer = new byte[64 << 10];
            while (in.read(buffer) >= 0) {
                // Reading is digesting.
            }
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Outcome failed(String key) {
        return Outcome.failed(messages.text(key));
    }
}
