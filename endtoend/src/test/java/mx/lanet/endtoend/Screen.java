package mx.lanet.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A screen that nobody sees, with a window manager, and the hands in front of it. Not the one of the desktop's tests. */
final class Screen implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process screen;
    private final Process manager;
    private final String name;

    Screen() throws IOException {
        screen = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var told = new BufferedReader(new InputStreamReader(screen.getInputStream(), StandardCharsets.US_ASCII));
        name = ":" + told.readLine();
        manager = start(ProcessBuilder.Redirect.DISCARD, "openbox");
    }

    /** As it stands in {@code DISPLAY}. */
    String name() {
        return name;
    }

    private Process start(ProcessBuilder.Redirect output, String... command) throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectOutput(output)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().put("DISPLAY", name);
        return builder.start();
    }

    /** Waits for the window of this title and puts it in front; one that goes at that moment was another. */
    void awaitWindow(String title) {
        await().atMost(PATIENCE)
                .until(() -> works("search", "--onlyvisible", "--name", "^" + title + "$", "windowactivate", "--sync"));
    }

    /** Waits until no window of this title shows. */
    void awaitGone(String title) {
        await().atMost(PATIENCE).until(() -> !works("search", "--onlyvisible", "--name", "^" + title + "$"));
    }

    void type(String text) throws Exception {
        hands("type", "--delay", "20", text);
    }

    void press(String keys) throws Exception {
        hands("key", keys);
    }

    private void hands(String... work) throws Exception {
        assertThat(works(work)).as(String.join(" ", work)).isTrue();
    }

    private boolean works(String... work) throws Exception {
        var command = new ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(work));
        var done = start(ProcessBuilder.Redirect.DISCARD, command.toArray(String[]::new));
        boolean ended = done.waitFor(20, TimeUnit.SECONDS);
        done.destroyForcibly();
        return ended && done.exitValue() == 0;
    }

    @Override
    public void close() {
        manager.destroy();
        screen.destroy();
    }
}
