package mx.lanet.simulator.fleet;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import mx.lanet.simulator.wire.HttpLine;
import mx.lanet.simulator.wire.ServerAddress;
import org.jspecify.annotations.Nullable;

/**
 * The machines of one server: those remembered from earlier runs, and as many new ones as are missing.
 *
 * @param tokens enrolment tokens for new machines, used in turn; may be empty when none are missing
 */
public record Fleet(ServerAddress server, StateFile state, List<String> tokens, Shape shape) {
    private static final int LINES = 8;
    private static final int SAVED_TOGETHER = 200;

    /** What is done with one machine over one connection. */
    private interface Step<T, R> {
        R apply(HttpLine line, T machine) throws IOException, Refused;
    }

    /** How many of the wanted machines would have to join. */
    public int missing(int wanted) throws IOException {
        return Math.max(0, wanted - state.load().size());
    }

    /**
     * Exactly so many machines with JWTs that hold until the given time, all of them kept in the state file.
     *
     * @param progress is told how many of the missing ones have joined
     */
    public List<Enrolled> ready(int wanted, Instant until, IntConsumer progress)
            throws IOException, Refused, InterruptedException {
        List<Enrolled> known = state.load();
        List<Enrolled> used = new ArrayList<>(each(
                known.subList(0, Math.min(wanted, known.size())),
                (line, machine) -> Enrolment.renewed(line, machine, until, anyToken())));
        List<Enrolled> spare = known.subList(used.size(), known.size());
        state.save(joined(used, spare));
        AtomicInteger turn = new AtomicInteger();
        while (used.size() < wanted) {
            List<UUID> fresh = freshIds(Math.min(SAVED_TOGETHER, wanted - used.size()));
            List<Enrolled> added =
                    each(fresh, (line, id) -> Enrolment.join(line, token(turn.getAndIncrement()), id, shape));
            state.append(added);
            used.addAll(added);
            progress.accept(used.size());
        }
        return used;
    }

    /** Sends an inventory for each machine that has none yet, and for this share of them a ticket. */
    public List<Enrolled> furnished(List<Enrolled> machines, double ticketShare)
            throws IOException, Refused, InterruptedException {
        List<Enrolled> furnished = each(machines, (line, machine) -> {
            if (!machine.furnished()) {
                Furnishing.furnish(line, machine, ticketShare);
            }
            return machine.asFurnished();
        });
        List<Enrolled> all = state.load();
        state.save(joined(furnished, all.subList(furnished.size(), all.size())));
        return furnished;
    }

    private static List<UUID> freshIds(int count) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(UUID.randomUUID());
        }
        return ids;
    }

    private static List<Enrolled> joined(List<Enrolled> first, List<Enrolled> second) {
        List<Enrolled> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private String token(int turn) {
        return tokens.get(turn % tokens.size());
    }

    private @Nullable String anyToken() {
        return tokens.isEmpty() ? null : tokens.getFirst();
    }

    /** Over a few connections at once, in the given order. The first refusal ends it. */
    private <T, R> List<R> each(List<T> items, Step<T, R> step) throws IOException, Refused, InterruptedException {
        List<Future<List<R>>> parts = new ArrayList<>();
        int part = Math.max(1, (items.size() + LINES - 1) / LINES);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int from = 0; from < items.size(); from += part) {
                List<T> some = items.subList(from, Math.min(from + part, items.size()));
                parts.add(threads.submit(() -> inTurn(some, step)));
            }
        }
        List<R> results = new ArrayList<>();
        for (Future<List<R>> done : parts) {
            results.addAll(result(done));
        }
        return results;
    }

    private <T, R> List<R> inTurn(List<T> items, Step<T, R> step) throws IOException, Refused {
        List<R> results = new ArrayList<>();
        try (HttpLine line = new HttpLine(server)) {
            for (T item : items) {
                results.add(step.apply(line, item));
            }
        }
        return results;
    }

    private static <R> List<R> result(Future<List<R>> done) throws IOException, Refused, InterruptedException {
        try {
            return done.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failed -> throw failed;
                case Refused refused -> throw refused;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }
}
