package mx.lanet.desktop.notice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.swing.SwingUtilities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * By the program {@code notify-send}. What is shown is its argument, after {@code --}, and no shell reads it; where it can
 * tell of a click it stays for that long, eight at most. Where it fails, as it does while nobody shows notices, another notifier
 * shows it.
 */
public final class NotifySend implements Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(NotifySend.class);
    private static final int MOST_WAITING = 8;
    private static final int LONGEST_TITLE = 80;
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_LINES = 3;
    private static final String OPEN = "default";
    private static final int SIGNALS = 128;

    private final String program;
    private final String sender;
    private final boolean tells;
    private final Notifier otherwise;
    private final Deque<Process> waiting = new ArrayDeque<>();

    private NotifySend(String program, String sender, boolean tells, Notifier otherwise) {
        this.program = program;
        this.sender = sender;
        this.tells = tells;
        this.otherwise = otherwise;
    }

    /** Null where there is no such program. */
    public static @org.jspecify.annotations.Nullable NotifySend find(
            String program, String sender, Notifier otherwise) {
        try {
            var asked = new ProcessBuilder(program, "--help")
                    .redirectErrorStream(true)
                    .start();
            asked.getOutputStream().close();
            var help = new String(asked.getInputStream().readNBytes(20_000), StandardCharsets.UTF_8);
            if (!asked.waitFor(2, TimeUnit.SECONDS)) {
                asked.destroyForcibly();
                return null;
            }
            return new NotifySend(program, sender, help.contains("--action"), otherwise);
        } catch (IOException e) {
            LOG.atInfo().log("there is no notify-send: {}", e.getMessage());
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    @Override
    public void show(Notice notice, String action, Runnable clicked) {
        var base = List.of(program, "--app-name=" + line(sender, LONGEST_TITLE));
        var actions = tells ? List.of("--action=" + OPEN + "=" + action, "--action=open=" + action) : List.<String>of();
        var words = List.of("--", line(notice.title(), LONGEST_TITLE), body(notice.text()));
        var command = new java.util.ArrayList<>(base);
        command.addAll(actions);
        command.addAll(words);
        try {
            var shown = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            shown.getOutputStream().close();
            keep(shown);
            Thread.ofVirtual().name("notice").start(() -> {
                if (!listen(shown, clicked)) {
                    SwingUtilities.invokeLater(() -> otherwise.show(notice, action, clicked));
                }
            });
        } catch (IOException e) {
            LOG.atWarn().log("a notice was not shown: {}", e.getMessage());
        }
    }

    private synchronized void keep(Process shown) {
        waiting.removeIf(process -> !process.isAlive());
        waiting.add(shown);
        if (waiting.size() > MOST_WAITING) {
            waiting.remove().destroy();
        }
    }

    // False when the program says that it failed; ended by a signal, as we do with the eldest, it had shown it.
    private static boolean listen(Process shown, Runnable clicked) {
        try (var out = shown.getInputStream()) {
            if (!new String(out.readNBytes(100), StandardCharsets.UTF_8).isBlank()) {
                SwingUtilities.invokeLater(clicked);
                return true;
            }
            int code = shown.waitFor();
            return code == 0 || code > SIGNALS;
        } catch (IOException e) {
            LOG.atDebug().log("nobody clicked a notice: {}", e.getMessage());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** One line without control characters. */
    static String line(String text, int longest) {
        var plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return plain.length() <= longest ? plain : plain.substring(0, longest - 1) + "…";
    }

    /** A few lines, in which markup is read as it stands. */
    static String body(String text) {
        var lines = text.lines()
                .map(one -> line(one, LONGEST_TEXT))
                .filter(one -> !one.isEmpty())
                .limit(MOST_LINES)
                .toList();
        var cut = String.join("\n", lines);
        var kept = cut.length() <= LONGEST_TEXT ? cut : cut.substring(0, LONGEST_TEXT - 1) + "…";
        return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public synchronized void close() {
        waiting.forEach(Process::destroy);
        waiting.clear();
    }
}
