package mx.lanet.agent.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mx.lanet.agent.store.Gaps.Why;

/** Losses that the disk could not even be told of: kept in memory, one for each class and reason, until it can. */
final class Losses {
    private final Database database;
    private final Gaps gaps;
    private final List<Loss> waiting = new ArrayList<>();

    Losses(Database database, Gaps gaps) {
        this.database = database;
        this.gaps = gaps;
    }

    private record Loss(String kind, Why why, Instant from, Instant to, int count) {
        boolean isLike(Loss other) {
            return kind.equals(other.kind()) && why == other.why();
        }

        Loss and(Loss other) {
            return new Loss(
                    kind,
                    why,
                    from.isBefore(other.from()) ? from : other.from(),
                    to.isAfter(other.to()) ? to : other.to(),
                    count + other.count());
        }
    }

    synchronized void note(String kind, Why why, Instant from, Instant to, int count) {
        var loss = new Loss(kind, why, from, to, count);
        for (int i = 0; i < waiting.size(); i++) {
            if (waiting.get(i).isLike(loss)) {
                waiting.set(i, waiting.get(i).and(loss));
                return;
            }
        }
        waiting.add(loss);
    }

    synchronized int count() {
        return waiting.stream().mapToInt(Loss::count).sum();
    }

    /** Nothing happens to them when the disk still takes nothing. */
    synchronized void write() {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            database.transaction(() ->
                    waiting.forEach(loss -> gaps.add(loss.kind(), loss.why(), loss.from(), loss.to(), loss.count())));
            waiting.clear();
        } catch (StoreException e) {
            // The next attempt to write anything will bring them along.
        }
    }
}
