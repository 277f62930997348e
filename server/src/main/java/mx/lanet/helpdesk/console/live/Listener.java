package mx.lanet.helpdesk.console.live;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import mx.lanet.helpdesk.shared.Person;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * One browser tab. What it is to be told waits here, at most once for each of its topics, so that the queue cannot grow
 * beyond them; a virtual thread of its own sends, and whoever does not take a message in time is let go.
 */
final class Listener implements Runnable {
    static final int MOST_TOPICS = 100;
    private static final Duration WRITING = Duration.ofSeconds(5);
    /** A page cannot hear a ping; by this it knows that the line is alive. */
    private static final TextMessage STILL_HERE = new TextMessage("{}");

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private final WebSocketSession socket;
    private final String sessionId;
    private final Patience patience;
    private final Map<Topic, Long> due = new HashMap<>();
    private final Map<Topic, Long> told = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition somethingDue = lock.newCondition();
    private volatile Person person;
    private volatile Set<Topic> topics = Set.of();
    private volatile boolean open = true;
    private volatile boolean here = true;
    private volatile Seat.Writing writing = Seat.Writing.NOTHING;
    private volatile long writtenAt;
    private volatile long heardAt = System.nanoTime();
    private long pingedAt = System.nanoTime();

    /** How often the other end is asked whether it is there, and how long it may take to say so. */
    record Patience(Duration pingEvery, Duration quiet) {}

    Listener(WebSocketSession socket, String sessionId, Person person, Patience patience) {
        this.socket = socket;
        this.sessionId = sessionId;
        this.person = person;
        this.patience = patience;
    }

    /** Something came from the other end, so it reads, too. */
    void heard() {
        heardAt = System.nanoTime();
    }

    /** The page is shown, or hidden. */
    void here(boolean shown) {
        here = shown;
    }

    /** Something is typed, for some seconds, unless it is said again. */
    void writing(Seat.Writing what) {
        writing = what;
        writtenAt = System.nanoTime();
    }

    /** Who sits here, at this moment. */
    Seat seat() {
        boolean stale = System.nanoTime() - writtenAt > WRITING.toNanos();
        return Seat.of(
                person,
                here,
                topics.stream()
                        .filter(topic -> topic.kind().isPlace())
                        .findFirst()
                        .orElse(null),
                stale ? Seat.Writing.NOTHING : writing);
    }

    String socketId() {
        return socket.getId();
    }

    String sessionId() {
        return sessionId;
    }

    Person person() {
        return person;
    }

    void person(Person now) {
        person = now;
    }

    Set<Topic> topics() {
        return topics;
    }

    void topics(Set<Topic> wanted) {
        topics = Set.copyOf(wanted);
        lock.lock();
        try {
            told.keySet().retainAll(topics);
            due.keySet().retainAll(topics);
        } finally {
            lock.unlock();
        }
    }

    /** The topic changed: tell it now, or as soon as so long has passed since it was told last. */
    void tell(Topic topic, Duration atMostEvery) {
        lock.lock();
        try {
            Long last = told.get(topic);
            long now = System.nanoTime();
            due(topic, last == null ? now : Math.max(now, last + atMostEvery.toNanos()));
        } finally {
            lock.unlock();
        }
    }

    /** Tell it in so long at the latest. */
    void tellIn(Topic topic, Duration later) {
        lock.lock();
        try {
            due(topic, System.nanoTime() + later.toNanos());
        } finally {
            lock.unlock();
        }
    }

    private void due(Topic topic, long when) {
        due.merge(topic, when, (one, other) -> one - other <= 0 ? one : other);
        somethingDue.signal();
    }

    @Override
    public void run() {
        try {
            while (open) {
                Topic topic = next();
                if (!open) {
                    return;
                }
                if (topic == null
                        && System.nanoTime() - heardAt > patience.quiet().toNanos()) {
                    // Who reads nothing answers no ping; what is sent would only fill the buffers between us.
                    close(CloseStatus.SESSION_NOT_RELIABLE);
                    return;
                }
                if (topic == null) {
                    socket.sendMessage(new PingMessage());
                }
                socket.sendMessage(
                        topic == null ? STILL_HERE : new TextMessage("{\"topic\":\"" + topic.text() + "\"}"));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException | IllegalStateException e) {
            LOG.atDebug().setCause(e).log("A live connection was lost");
            close(CloseStatus.SESSION_NOT_RELIABLE);
        }
    }

    /** The next topic that is due; null when it is time to see whether anybody is still there. */
    private @Nullable Topic next() throws InterruptedException {
        lock.lock();
        try {
            long ping = pingedAt + patience.pingEvery().toNanos();
            while (open) {
                long now = System.nanoTime();
                if (ping - now <= 0) {
                    pingedAt = now;
                    return null;
                }
                long earliest = ping;
                for (Iterator<Map.Entry<Topic, Long>> all = due.entrySet().iterator(); all.hasNext(); ) {
                    Map.Entry<Topic, Long> one = all.next();
                    if (one.getValue() - now <= 0) {
                        all.remove();
                        told.put(one.getKey(), now);
                        return one.getKey();
                    }
                    earliest = Math.min(earliest, one.getValue());
                }
                boolean _ = somethingDue.await(earliest - now, TimeUnit.NANOSECONDS);
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    void close(CloseStatus why) {
        open = false;
        lock.lock();
        try {
            somethingDue.signal();
        } finally {
            lock.unlock();
        }
        try {
            socket.close(why);
        } catch (IOException | IllegalStateException e) {
            LOG.atDebug().setCause(e).log("A live connection was gone already");
        }
    }
}
