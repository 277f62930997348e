package mx.lanet.agent.run;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mx.lanet.protocol.Command;
import mx.lanet.protocol.CommandConsent;
import mx.lanet.protocol.CommandNotice;
import org.jspecify.annotations.Nullable;

/** A visit from the question to a little after its end. The first answer counts, whoever gives it. */
final class OpenVisit {
    private static final long SHORTEST_SECONDS = 1;
    private static final long LONGEST_SECONDS = 600;

    private final Command command;
    private final CommandNotice notice;
    private final CountDownLatch settled = new CountDownLatch(1);
    private final long askedNanos = System.nanoTime();
    private volatile @Nullable CommandConsent answer;
    private volatile @Nullable Ongoing ongoing;
    private volatile Instant since;
    private volatile long lastNanos;
    private volatile boolean over;

    OpenVisit(Command command, CommandNotice notice, Instant now) {
        this.command = command;
        this.notice = notice;
        this.since = now;
    }

    Command command() {
        return command;
    }

    /** Null while nobody has answered. */
    @Nullable
    CommandConsent answer() {
        return answer;
    }

    boolean isAllowed() {
        var said = answer;
        return said != null
                && (said.answer().equals(CommandConsent.ALLOWED)
                        || said.answer().equals(CommandConsent.TOLD));
    }

    /** False when somebody has before, or nobody waits for an answer any more. */
    synchronized boolean settle(CommandConsent said) {
        if (answer != null || over) {
            return false;
        }
        answer = said;
        settled.countDown();
        return true;
    }

    /** What was allowed is so no more. */
    synchronized void takeBack(CommandConsent said) {
        answer = said;
    }

    /** False when the time is over first. */
    boolean awaitAnswer(Duration most) throws InterruptedException {
        return settled.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    Duration patience() {
        return Duration.ofSeconds(Math.clamp(notice.waitSeconds(), SHORTEST_SECONDS, LONGEST_SECONDS));
    }

    void begin(Ongoing one, Instant now) {
        since = now;
        lastNanos = System.nanoTime();
        ongoing = one;
    }

    /** Nobody is to answer any more, or it has ended: it is told for a little while. */
    synchronized void end() {
        over = true;
        lastNanos = System.nanoTime();
        settled.countDown();
    }

    boolean isOver() {
        return over;
    }

    boolean isOverSince(Duration time) {
        return over && System.nanoTime() - lastNanos > time.toNanos();
    }

    /** What does the work; null before and after. */
    @Nullable
    Ongoing present() {
        return over ? null : ongoing;
    }

    Visit shown() {
        var state = over ? Visit.OVER : ongoing != null ? Visit.PRESENT : answer == null ? Visit.ASKED : Visit.ALLOWED;
        return new Visit(
                command.commandId(),
                state,
                command.type(),
                text(notice.by()),
                text(notice.reason()),
                text(notice.name()),
                since,
                secondsLeft(state));
    }

    private @Nullable Long secondsLeft(String state) {
        return switch (state) {
            case Visit.ASKED -> left(askedNanos, patience());
            case Visit.PRESENT ->
                command.type().equals(Works.REMOTE_SESSION) ? left(lastNanos, SessionWork.longest(command)) : null;
            default -> null;
        };
    }

    private static long left(long since, Duration whole) {
        return Math.max(0, whole.minusNanos(System.nanoTime() - since).toSeconds());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
