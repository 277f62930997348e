package mx.lanet.agent.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import mx.lanet.protocol.Command;
import org.jspecify.annotations.Nullable;

/**
 * Gives commands their turns: long work in one lane, as many at once as the owner allows, short work in another, so that
 * a list is not kept waiting by two long scripts, and remote sessions, which only last, in a third. The urgent first, then
 * as they came.
 */
final class Lanes {
    private static final int SHORT_AT_ONCE = 3;
    private static final int MOST_WAITING = 200;

    private final IntSupplier longAtOnce;
    private final Consumer<Waiting> turn;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<String, Waiting> running = new HashMap<>();
    private boolean closed;

    /** What does not wait for one another. */
    enum Lane {
        SHORT,
        LONG,
        SESSION
    }

    /** A command that waits for its turn, or has it. */
    record Waiting(Command command, Lane lane, long arrival) {
        int urgency() {
            return switch (String.valueOf(command.priority())) {
                case "high" -> 0;
                case "low" -> 2;
                default -> 1;
            };
        }
    }

    /** What is done with each turn runs on a thread of its own. */
    Lanes(IntSupplier longAtOnce, Consumer<Waiting> turn) {
        this.longAtOnce = longAtOnce;
        this.turn = turn;
    }

    /** Takes it in, unless it is here already or too many are: the server delivers it again. */
    synchronized void add(Command command, Lane lane) {
        var id = command.commandId();
        boolean known = running.containsKey(id)
                || waiting.stream().anyMatch(w -> w.command().commandId().equals(id));
        if (!known && !closed && waiting.size() < MOST_WAITING) {
            waiting.add(new Waiting(command, lane, arrivals++));
            next();
        }
    }

    private long arrivals;

    /** Takes back one that has not had its turn; null when there is none. */
    synchronized @Nullable Command withdraw(String commandId) {
        for (var one : waiting) {
            if (one.command().commandId().equals(commandId)) {
                waiting.remove(one);
                return one.command();
            }
        }
        return null;
    }

    synchronized boolean isWaiting(String commandId) {
        return waiting.stream().anyMatch(one -> one.command().commandId().equals(commandId));
    }

    /** Nothing begins any more. */
    synchronized void close() {
        closed = true;
        waiting.clear();
    }

    private void next() {
        while (firstWithRoom() instanceof Waiting first) {
            waiting.remove(first);
            running.put(first.command().commandId(), first);
            Thread.ofPlatform().name("run-" + first.command().type()).daemon().start(() -> {
                try {
                    turn.accept(first);
                } finally {
                    ended(first);
                }
            });
        }
    }

    private @Nullable Waiting firstWithRoom() {
        return waiting.stream()
                .filter(this::hasRoom)
                .min((a, b) -> a.urgency() != b.urgency()
                        ? Integer.compare(a.urgency(), b.urgency())
                        : Long.compare(a.arrival(), b.arrival()))
                .orElse(null);
    }

    private boolean hasRoom(Waiting one) {
        long busy =
                running.values().stream().filter(r -> r.lane() == one.lane()).count();
        return busy < (one.lane() == Lane.LONG ? longAtOnce.getAsInt() : SHORT_AT_ONCE);
    }

    private synchronized void ended(Waiting one) {
        running.remove(one.command().commandId());
        if (!closed) {
            next();
        }
    }
}
