package mx.lanet.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import mx.lanet.simulator.wire.HttpLine;
import mx.lanet.simulator.wire.ServerAddress;
import org.HdrHistogram.Histogram;

/** Some flapping machines that report over one connection, each when its time has come. */
final class FlappingLine {
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);
    private static final long AGAIN = TimeUnit.MILLISECONDS.toNanos(500);

    private final ServerAddress server;
    private final SplittableRandom random = new SplittableRandom();
    private final long every;
    private final PriorityQueue<Turn> turns = new PriorityQueue<>(Comparator.comparingLong(Turn::due));
    private final Histogram latencies = new Histogram(LONGEST, 3);
    private long refused;

    private record Turn(FlappingMachine machine, long due) {}

    /** @param every nanoseconds between two words of a machine, on the average */
    FlappingLine(ServerAddress server, List<FlappingMachine> machines, long every) {
        this.server = server;
        this.every = every;
        long now = System.nanoTime();
        machines.forEach(machine -> turns.add(new Turn(machine, now + random.nextLong(every))));
    }

    /** Until that moment; after it, what is not acknowledged is still said. */
    void flap(long until) throws IOException, InterruptedException {
        try (HttpLine line = new HttpLine(server)) {
            while (!turns.isEmpty()) {
                Turn turn = turns.remove();
                boolean over = turn.due() >= until || System.nanoTime() >= until;
                if (over && turn.machine().hasSaidAll()) {
                    continue;
                }
                long early = turn.due() - System.nanoTime();
                TimeUnit.NANOSECONDS.sleep(over ? Math.min(early, AGAIN) : early);
                long pause = say(line, turn.machine()) ? every / 2 + random.nextLong(every) : AGAIN;
                turns.add(new Turn(turn.machine(), System.nanoTime() + pause));
            }
        }
    }

    private boolean say(HttpLine line, FlappingMachine machine) {
        byte[] heartbeat = machine.heartbeat(Instant.now());
        long begun = System.nanoTime();
        try {
            int status = line.post(
                            "/api/agents/heartbeat", Map.of("Authorization", "Bearer " + machine.token()), heartbeat)
                    .status();
            latencies.recordValue(Math.min(System.nanoTime() - begun, LONGEST));
            if (status == 200) {
                machine.acknowledged();
                return true;
            }
        } catch (IOException e) {
            // As an agent does: later, and the same again.
            refused++;
            return false;
        }
        refused++;
        return false;
    }

    Histogram latencies() {
        return latencies;
    }

    long refused() {
        return refused;
    }
}
