package mx.lanet.helpdesk.console.live;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What is to be told to the other servers: of each thing the newest word, once. */
final class Outbox {
    private final int most;
    private final String instead;
    private final Map<String, String> waiting = new LinkedHashMap<>();
    private final Semaphore bell = new Semaphore(0);

    /**
     * @param most so many lines wait at most
     * @param instead the one line that stands for more than that
     */
    Outbox(int most, String instead) {
        this.most = most;
        this.instead = instead;
    }

    void add(String line) {
        add(line, line);
    }

    /** The newest line of this key takes the place of an older one. */
    synchronized void add(String key, String line) {
        if (waiting.containsKey(instead) && !line.equals(instead) && key.equals(line)) {
            return;
        }
        waiting.remove(key);
        waiting.put(key, line);
        if (waiting.size() > most) {
            waiting.clear();
            waiting.put(instead, instead);
        }
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    /** All that waits, as soon as there is something; nothing when none comes in this time. */
    Map<String, String> take(Duration patience) throws InterruptedException {
        boolean _ = bell.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        synchronized (this) {
            Map<String, String> taken = new LinkedHashMap<>(waiting);
            waiting.clear();
            return taken;
        }
    }

    /** What could not be told; what was said since then is newer. */
    synchronized void putBack(Map<String, String> untold) {
        untold.forEach((key, line) -> {
            if (!waiting.containsKey(key)) {
                add(key, line);
            }
        });
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** These lines below the heading, in as few texts as hold at most so many bytes each; the heading alone without lines. */
    static List<String> packed(String heading, Iterable<String> lines, int mostBytes) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder(heading);
        int size = bytes(heading);
        for (String line : lines) {
            int more = 1 + bytes(line);
            if (size + more > mostBytes && text.length() > heading.length()) {
                texts.add(text.toString());
                text = new StringBuilder(heading);
                size = bytes(heading);
            }
            text.append('\n').append(line);
            size += more;
        }
        texts.add(text.toString());
        return texts;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
