package mx.lanet.helpdesk.console.live;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The other servers on this database, and when each was heard last; moments are of {@link System#nanoTime}. */
final class Neighbours {
    private final Duration patience;
    private final Map<String, Long> heardAt = new HashMap<>();

    /** @param patience how long one may be silent before it counts as gone */
    Neighbours(Duration patience) {
        this.patience = patience;
    }

    /** Whether it was unknown until now, so that it was told nothing. */
    synchronized boolean heard(String node, long now) {
        return heardAt.put(node, now) == null;
    }

    synchronized boolean isAlone() {
        return heardAt.isEmpty();
    }

    /** It said good-bye. */
    synchronized void left(String node) {
        heardAt.remove(node);
    }

    /** Those who have gone without a word: each is named once, and unknown from then on. */
    synchronized List<String> lost(long now) {
        List<String> silent = heardAt.entrySet().stream()
                .filter(entry -> now - entry.getValue() > patience.toNanos())
                .map(Map.Entry::getKey)
                .toList();
        silent.forEach(heardAt::remove);
        return silent;
    }
}
