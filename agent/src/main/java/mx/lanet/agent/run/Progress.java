package mx.lanet.agent.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import mx.lanet.agent.link.Answer;
import mx.lanet.agent.link.Answer.Verdict;
import mx.lanet.agent.link.Session;
import mx.lanet.protocol.Command;
import mx.lanet.protocol.CommandConsent;
import mx.lanet.protocol.CommandProgress;
import org.jspecify.annotations.Nullable;

/**
 * Tells the server what runs and what it has said lately, every 2 s while anything runs, and at first more often: somebody
 * waits for the first words. What is lost is lost: the result says it all. One thread, so that a slow server is asked by
 * nobody else meanwhile.
 */
final class Progress {
    private static final long EVERY_MILLIS = 2_000;
    private static final long EVERY_MILLIS_AT_FIRST = 250;
    private static final long AT_FIRST_MILLIS = 3_000;
    private static final long NEVER = Long.MAX_VALUE;

    private final Session session;
    private final Map<Ongoing, Long> told = new ConcurrentHashMap<>();
    private volatile long newestAt;
    private @Nullable Thread teller;

    Progress(Session session) {
        this.session = session;
    }

    /** Told until it is closed. */
    interface Told extends AutoCloseable {
        @Override
        void close();
    }

    synchronized Told of(Ongoing one) {
        told.put(one, -1L);
        newestAt = System.nanoTime();
        if (teller == null || !teller.isAlive()) {
            teller = Thread.ofPlatform().name("progress").daemon().start(this::tell);
        }
        return () -> told.remove(one);
    }

    /** Told once: it has not begun, but somebody has allowed it. What is lost is told when it begins. */
    void allowed(Command command, CommandConsent answer) {
        send(command, new CommandProgress(null, null, null, answer));
    }

    private Answer send(Command command, CommandProgress body) {
        var path = "/api/agents/commands/" + command.commandId() + "/progress";
        return session.call(token -> session.link().post(path, token, body));
    }

    private void tell() {
        try {
            while (!isOver()) {
                for (var entry : told.entrySet()) {
                    tell(entry.getKey(), entry.getValue());
                }
                boolean fresh = System.nanoTime() - newestAt < TimeUnit.MILLISECONDS.toNanos(AT_FIRST_MILLIS);
                TimeUnit.MILLISECONDS.sleep(fresh ? EVERY_MILLIS_AT_FIRST : EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isOver() {
        if (told.isEmpty()) {
            teller = null;
        }
        return told.isEmpty();
    }

    private void tell(Ongoing one, long toldBytes) {
        var spoken = one.spoken();
        long bytes = spoken == null ? 0 : spoken.bytes();
        if (bytes == toldBytes || toldBytes == NEVER) {
            return;
        }
        var body = new CommandProgress(
                one.startedAt(),
                spoken == null ? null : spoken.stdoutTail(),
                spoken == null ? null : spoken.stderrTail(),
                one.consent());
        var answer = send(one.command(), body);
        // A server that does not know this call, or not this command, is not asked again.
        boolean unwanted = answer.verdict() == Verdict.REFUSED || answer.verdict() == Verdict.FORBIDDEN;
        told.computeIfPresent(one, (_, before) -> unwanted ? NEVER : bytes);
    }
}
