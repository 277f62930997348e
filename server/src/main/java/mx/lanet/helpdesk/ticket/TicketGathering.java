package mx.lanet.helpdesk.ticket;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.ticket.TicketsTogether.Asked;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Group commit: tickets of machines that arrive while a transaction runs share the next one. Nobody waits for company. Those of
 * a client always go to the same writer, so that no two transactions wait for its audit chain. What cannot be made together, or
 * fails there, is left to whoever asked, to be made alone.
 */
@Component
class TicketGathering implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(TicketGathering.class);
    private static final int WRITERS = 3;
    private static final int MOST = 64;
    private static final int LONGEST_LINE = 2_000;
    private static final int RETRY_SECONDS = 15;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

    private final TicketsTogether together;
    private final List<Writer> writers = new ArrayList<>();
    private volatile boolean running;

    TicketGathering(TicketsTogether together) {
        this.together = together;
    }

    /** Blocks until the ticket has been committed; empty when it must be made alone. */
    Optional<Ticket> make(Asked asked) {
        if (!running) {
            return Optional.empty();
        }
        Waiting waiting = new Waiting(asked, new CompletableFuture<>());
        int writer = Math.floorMod(asked.agent().clientId().hashCode(), WRITERS);
        if (!writers.get(writer).queue.offer(waiting)) {
            throw Problem.overloaded(RETRY_SECONDS).refusal();
        }
        return waiting.made().join();
    }

    private record Waiting(Asked asked, CompletableFuture<Optional<Ticket>> made) {}

    private final class Writer implements Runnable {
        private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(LONGEST_LINE);
        private final Thread thread;

        Writer(int number) {
            thread = Thread.ofPlatform().name("tickets-" + number).unstarted(this);
        }

        @Override
        public void run() {
            while (running || !queue.isEmpty()) {
                try {
                    Waiting first = queue.poll(200, TimeUnit.MILLISECONDS);
                    if (first != null) {
                        List<Waiting> some = new ArrayList<>(List.of(first));
                        queue.drainTo(some, MOST - 1);
                        write(some);
                    }
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private void write(List<Waiting> some) {
        Set<Asked> asked = new LinkedHashSet<>();
        some.forEach(waiting -> asked.add(waiting.asked()));
        Map<Asked, Ticket> made = Map.of();
        try {
            made = together.make(asked);
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("tickets", asked.size()).log("Tickets are made one by one: {}", e.toString());
        } finally {
            Map<Asked, Ticket> tickets = made;
            some.forEach(waiting -> waiting.made().complete(Optional.ofNullable(tickets.get(waiting.asked()))));
        }
    }

    @Override
    public void start() {
        writers.clear();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(new Writer(i));
        }
        running = true;
        writers.forEach(writer -> writer.thread.start());
    }

    /** After the web server has let its last request go. */
    @Override
    public void stop() {
        running = false;
        for (Writer writer : writers) {
            try {
                writer.thread.join(STOP_PATIENCE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
