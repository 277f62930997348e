package mx.lanet.agent.run;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import mx.lanet.agent.store.StoreException;
import mx.lanet.protocol.Command;
import mx.lanet.protocol.CommandConsent;
import mx.lanet.protocol.CommandNotice;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What technicians do that the people at this machine see. A command that carries a notice waits here until somebody
 * allows it; nothing of it has begun by then, so that an agent that is begun anew asks anew. What runs stays in the list
 * until it is over, and anybody who sits here may end it.
 */
public final class Visits implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Visits.class);
    private static final Duration SEEN = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration LINGERS = Duration.ofSeconds(10);
    private static final int MOST = 50;

    private final Gate gate;
    private final Supplier<Instant> now;
    private final BooleanSupplier ownerAsks;
    private final Duration seen;
    private final Map<String, OpenVisit> visits = new LinkedHashMap<>();
    private final Object following = new Object();
    private volatile @Nullable Long lookedNanos;

    /** What follows from an answer; either may be called again for the same command. */
    interface Gate {
        /** It may run. */
        void open(Command command);

        /** It may not, and never will. */
        void shut(Command command, CommandConsent why);

        /** Somebody has just allowed it; it may have to wait for its turn. */
        void allowed(Command command, CommandConsent answer);

        /** Takes it back before its turn; false when it has had it. */
        boolean takeBack(Command command);
    }

    /** {@code ownerAsks} says whether this machine asks also where the server would only tell. */
    Visits(Gate gate, Supplier<Instant> now, BooleanSupplier ownerAsks) {
        this(gate, now, ownerAsks, SEEN);
    }

    /** The same with another time after which a desktop that has not looked is no desktop. */
    Visits(Gate gate, Supplier<Instant> now, BooleanSupplier ownerAsks, Duration seen) {
        this.gate = gate;
        this.now = now;
        this.ownerAsks = ownerAsks;
        this.seen = seen;
    }

    /** Takes a command that carries a notice; delivered again, it is asked once. */
    void receive(Command command, CommandNotice notice) {
        var fresh = new boolean[1];
        var visit = visit(command, notice, fresh);
        if (visit == null) {
            return;
        }
        if (fresh[0] && CommandNotice.TELL.equals(notice.consent()) && !ownerAsks.getAsBoolean()) {
            visit.settle(CommandConsent.of(CommandConsent.TOLD));
        }
        if (visit.answer() != null) {
            follow(visit);
        } else if (fresh[0]) {
            LOG.atInfo().addKeyValue("command.id", command.commandId()).log("the person is asked");
            Thread.ofPlatform().name("ask").daemon().start(() -> ask(visit));
        }
    }

    // Null when too many wait: the server delivers it again.
    private synchronized @Nullable OpenVisit visit(Command command, CommandNotice notice, boolean[] fresh) {
        forgetOld();
        var known = visits.get(command.commandId());
        if (known == null && visits.size() < MOST) {
            fresh[0] = true;
            known = new OpenVisit(command, notice, now.get());
            visits.put(command.commandId(), known);
        }
        return known;
    }

    private void forgetOld() {
        visits.values().removeIf(visit -> visit.isOverSince(LINGERS) || visit.present() == null && isLate(visit));
    }

    private boolean isLate(OpenVisit visit) {
        var expires = Verification.expiresAt(visit.command());
        return visit.isAllowed() && expires != null && now.get().isAfter(expires);
    }

    private void ask(OpenVisit visit) {
        try {
            if (!somebodyLooks(visit)) {
                visit.settle(CommandConsent.of(CommandConsent.NOBODY));
            } else if (!visit.awaitAnswer(visit.patience())) {
                visit.settle(CommandConsent.of(CommandConsent.UNANSWERED));
            }
            follow(visit);
            var answer = visit.answer();
            if (answer != null && visit.isAllowed()) {
                gate.allowed(visit.command(), answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StoreException e) {
            // The answer is kept here; the next delivery brings it to the disk.
            LOG.atError().log("an answer cannot be kept: {}", e.getMessage());
        }
    }

    // A desktop that has just begun, or finds the service anew, is given some time.
    private boolean somebodyLooks(OpenVisit visit) throws InterruptedException {
        long begun = System.nanoTime();
        while (!isLookedAt()) {
            if (visit.awaitAnswer(LOOK) || System.nanoTime() - begun > seen.toNanos()) {
                return isLookedAt();
            }
        }
        return true;
    }

    private boolean isLookedAt() {
        var looked = lookedNanos;
        return looked != null && System.nanoTime() - looked <= seen.toNanos();
    }

    private void follow(OpenVisit visit) {
        synchronized (following) {
            var answer = visit.answer();
            if (answer == null || visit.isOver()) {
                return;
            }
            if (visit.isAllowed()) {
                gate.open(visit.command());
            } else {
                gate.shut(visit.command(), answer);
                visit.end();
            }
        }
    }

    /** From its turn on it shows, until what is returned is closed. */
    Stay enter(Ongoing one) {
        var visit = find(one.command().commandId()).orElse(null);
        if (visit == null) {
            if (one.command().type().equals(Works.REMOTE_SESSION)) {
                one.consent(CommandConsent.of(CommandConsent.SILENT));
            }
            return () -> {};
        }
        var answer = visit.answer();
        if (answer != null) {
            one.consent(answer);
        }
        visit.begin(one, now.get());
        return visit::end;
    }

    /** A visit while it lasts. */
    interface Stay extends AutoCloseable {
        @Override
        void close();
    }

    /** Takes back one that waits for an answer or its turn; null when there is none. */
    @Nullable
    Command withdraw(String commandId) {
        var visit = find(commandId).filter(one -> one.present() == null).orElse(null);
        if (visit == null || visit.isOver()) {
            return null;
        }
        visit.end();
        return visit.command();
    }

    /** All that is asked or goes on, the first first, and what is over since a few seconds. */
    public synchronized List<Visit> list() {
        forgetOld();
        return visits.values().stream().map(OpenVisit::shown).toList();
    }

    /** The same, for a program of somebody who sits here: as long as it looks, there is somebody to ask. */
    public List<Visit> look() {
        lookedNanos = System.nanoTime();
        return list();
    }

    /** What this person says; false when there is nothing to answer any more. */
    public boolean answer(String commandId, String user, boolean allow) {
        var said = allow ? CommandConsent.ALLOWED : CommandConsent.REFUSED;
        return find(commandId)
                .map(visit -> visit.settle(new CommandConsent(said, user, null, null)))
                .orElse(false);
    }

    /** This person ends what goes on, or takes back what was allowed and waits for its turn; false when neither is. */
    public boolean end(String commandId, String user) {
        var visit = find(commandId).orElse(null);
        var ongoing = visit == null ? null : visit.present();
        if (ongoing != null) {
            ongoing.stopFor(user);
        }
        return ongoing != null || visit != null && takenBack(visit, user);
    }

    private boolean takenBack(OpenVisit visit, String user) {
        synchronized (following) {
            boolean waits = visit.isAllowed() && !visit.isOver() && gate.takeBack(visit.command());
            if (waits) {
                visit.takeBack(new CommandConsent(CommandConsent.REFUSED, user, null, null));
                follow(visit);
            }
            return waits;
        }
    }

    /** Whether it was received before, in this life. */
    boolean isKnown(String commandId) {
        return find(commandId).isPresent();
    }

    private synchronized Optional<OpenVisit> find(String commandId) {
        return Optional.ofNullable(visits.get(commandId));
    }

    /** Nobody is asked any more. */
    @Override
    public synchronized void close() {
        visits.values().stream().filter(visit -> visit.present() == null).forEach(OpenVisit::end);
    }
}
