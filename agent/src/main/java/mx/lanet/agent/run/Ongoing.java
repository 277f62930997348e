package mx.lanet.agent.run;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mx.lanet.protocol.Command;
import mx.lanet.protocol.CommandConsent;
import org.jspecify.annotations.Nullable;

/** A command from its turn to its end: others may ask it to stop, and look at what it has said so far. */
final class Ongoing {
    private final Command command;
    private final Instant startedAt;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Stop stop;
    private volatile @Nullable String stoppedBy;
    private volatile @Nullable CommandConsent consent;
    private volatile @Nullable Spoken spoken;

    Ongoing(Command command, Instant startedAt) {
        this.command = command;
        this.startedAt = startedAt;
    }

    /** Why it is to end early. */
    enum Stop {
        CANCELLED,
        PERSON,
        CLOSING
    }

    /** The ends of what it has said, and how much that was in all. */
    interface Spoken {
        String stdoutTail();

        String stderrTail();

        long bytes();
    }

    Command command() {
        return command;
    }

    Instant startedAt() {
        return startedAt;
    }

    /** The first reason counts. */
    synchronized void stop(Stop why) {
        if (stop == null) {
            stop = why;
            stopped.countDown();
        }
    }

    /** Somebody who sits at this machine ends it. */
    synchronized void stopFor(String user) {
        if (stop == null) {
            stoppedBy = user;
            stop(Stop.PERSON);
        }
    }

    /** What the people at the machine said of it. */
    void consent(CommandConsent said) {
        consent = said;
    }

    /** Null for what they see nothing of. */
    @Nullable
    CommandConsent consent() {
        return consent;
    }

    /** The same once it has ended, with who ended it. */
    @Nullable
    CommandConsent consentAtEnd() {
        var said = consent;
        if (said == null) {
            return null;
        }
        return switch (stop) {
            case null -> command.type().equals(Works.REMOTE_SESSION) ? said.ended("time", null) : said;
            case CANCELLED -> said.ended("technician", null);
            case PERSON -> said.ended("person", stoppedBy);
            case CLOSING -> said.ended("agent", null);
        };
    }

    /** Null while it may go on. */
    @Nullable
    Stop stop() {
        return stop;
    }

    /** Waits until it is asked to stop; false when the time is over first. */
    boolean awaitStop(Duration most) throws InterruptedException {
        return stopped.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    void speaks(Spoken source) {
        spoken = source;
    }

    /** Null for work that says nothing before its end. */
    @Nullable
    Spoken spoken() {
        return spoken;
    }
}
