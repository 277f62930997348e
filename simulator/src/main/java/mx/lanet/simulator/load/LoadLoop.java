package mx.lanet.simulator.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import mx.lanet.simulator.fleet.Enrolled;
import mx.lanet.simulator.wire.AnswerReader;
import mx.lanet.simulator.wire.ServerAddress;

/**
 * Sends heartbeats or tickets of many machines over a few hundred connections from the calling thread: the machines report in
 * turn, each over whichever connection is free.
 */
public final class LoadLoop {
    private static final long ANSWER_TIMEOUT = TimeUnit.SECONDS.toNanos(30);
    private static final long LAST_ANSWERS = TimeUnit.SECONDS.toNanos(10);
    private static final long SELECT_GRAIN = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long PARK_GRAIN = TimeUnit.MICROSECONDS.toNanos(100);
    private static final long LONGEST_PATIENCE_SECONDS = 30;

    private final LoadPlan plan;
    private final List<Reporter> reporters = new ArrayList<>();
    private final List<AgentConnection> connections = new ArrayList<>();
    private final ArrayDeque<AgentConnection> idle = new ArrayDeque<>();
    private final PriorityQueue<AgentConnection> resting =
            new PriorityQueue<>(Comparator.comparingLong(connection -> connection.restsUntil));
    private final ByteBuffer incoming = ByteBuffer.allocateDirect(64 * 1024);
    private final Requests requests;
    // Times count from here, so that they compare without the wrap of nanoTime.
    private final long origin = System.nanoTime();
    private final long measureFrom;
    private final long stopAt;
    private final Counts counts;
    private Duration cpuBefore = Duration.ZERO;
    private Duration cpuAfter = Duration.ZERO;
    private boolean measuring;
    private boolean stopped;
    private long sent;
    private long nextSweep;

    private LoadLoop(ServerAddress server, List<Enrolled> machines, LoadPlan plan) {
        this.plan = plan;
        machines.forEach(machine -> reporters.add(Reporter.of(machine)));
        requests = switch (plan.work()) {
            case HEARTBEATS -> new HeartbeatRequests(server.authority(), plan.alertShare(), plan.logShare());
            case TICKETS -> new TicketRequests(server.authority());
        };
        // A machine must not have two requests under way at once.
        for (int i = 0; i < Math.min(plan.connections(), machines.size()); i++) {
            connections.add(new AgentConnection(server));
        }
        measureFrom = plan.warmUp().toNanos();
        stopAt = measureFrom + plan.measured().toNanos();
        counts = new Counts(measureFrom, stopAt);
    }

    /** Runs for the planned time and at most ten seconds more, for the last answers. */
    public static Measurement run(ServerAddress server, List<Enrolled> machines, LoadPlan plan) throws IOException {
        LoadLoop loop = new LoadLoop(server, machines, plan);
        try (Selector selector = Selector.open()) {
            return loop.run(selector);
        }
    }

    private Measurement run(Selector selector) throws IOException {
        resting.addAll(connections);
        while (!isOver()) {
            watchTheClock();
            wake(selector);
            dispatch();
            await(selector);
            selector.selectedKeys().forEach(this::serve);
            selector.selectedKeys().clear();
            sweep();
        }
        for (AgentConnection connection : connections) {
            if (connection.busy) {
                counts.error("unanswered", connection.due);
            }
            connection.close();
        }
        if (plan.pace() instanceof Pace.Steady steady) {
            long done = Math.max(sent, steady.dueBefore(measureFrom));
            counts.errors("unsent", Math.max(0, steady.dueBefore(stopAt) - done));
        }
        return counts.result(reporters.size(), connections.size(), cpuAfter.minus(cpuBefore));
    }

    private boolean isOver() {
        long now = now();
        boolean allSent = stopped && !hasMoreToSend(now);
        return now >= stopAt + LAST_ANSWERS || allSent && connections.stream().noneMatch(c -> c.busy);
    }

    private void watchTheClock() {
        if (!measuring && now() >= measureFrom) {
            measuring = true;
            cpuBefore = Measurement.cpuOfThisProcess();
        }
        if (!stopped && now() >= stopAt) {
            stopped = true;
            cpuAfter = Measurement.cpuOfThisProcess();
        }
    }

    /** Connections that have rested long enough go on, or are opened. */
    private void wake(Selector selector) {
        while (hasMoreToSend(now()) && !resting.isEmpty() && resting.peek().restsUntil <= now()) {
            AgentConnection connection = resting.poll();
            if (connection.isOpen()) {
                idle.add(connection);
                continue;
            }
            connection.due = now();
            try {
                connection.connect(selector, connection.due);
            } catch (IOException e) {
                fail(connection, "connect");
            }
        }
    }

    private void dispatch() {
        long now = now();
        while (!idle.isEmpty()) {
            long due = due(now);
            // What was due in time is sent even late: its long wait belongs into the figures.
            if (due > now || due >= stopAt) {
                return;
            }
            AgentConnection connection = idle.poll();
            connection.due = due;
            connection.since = now;
            Reporter reporter = reporters.get((int) (sent++ % reporters.size()));
            try {
                connection.send(requests, reporter, System.currentTimeMillis());
            } catch (IOException e) {
                fail(connection, "closed");
            }
        }
    }

    private boolean hasMoreToSend(long now) {
        return due(now) < stopAt;
    }

    private long due(long now) {
        return switch (plan.pace()) {
            case Pace.Flood _ -> now;
            case Pace.Steady steady -> steady.due(sent);
        };
    }

    private void await(Selector selector) throws IOException {
        long now = now();
        long until = Math.min(now + TimeUnit.MILLISECONDS.toNanos(100), stopped ? stopAt + LAST_ANSWERS : stopAt);
        if (hasMoreToSend(now) && !resting.isEmpty()) {
            until = Math.min(until, resting.peek().restsUntil);
        }
        if (hasMoreToSend(now) && !idle.isEmpty()) {
            until = Math.min(until, due(now));
        }
        if (until - now >= SELECT_GRAIN) {
            selector.select((until - now) / SELECT_GRAIN);
        } else {
            if (until > now) {
                LockSupport.parkNanos(Math.min(until - now, PARK_GRAIN));
            }
            selector.selectNow();
        }
    }

    private void serve(SelectionKey key) {
        AgentConnection connection = (AgentConnection) key.attachment();
        if (!key.isValid()) {
            return;
        }
        if (key.isConnectable()) {
            connected(connection);
            return;
        }
        try {
            if (key.isWritable()) {
                connection.flush();
            }
            if (key.isReadable()) {
                AnswerReader answer = connection.receive(incoming);
                if (answer != null) {
                    answered(connection, answer);
                }
            }
        } catch (IOException e) {
            fail(connection, connection.busy ? "closed" : "");
        }
    }

    private void connected(AgentConnection connection) {
        try {
            if (connection.finishConnect()) {
                idle.add(connection);
            }
        } catch (IOException e) {
            connection.due = now();
            fail(connection, "connect");
        }
    }

    private void answered(AgentConnection connection, AnswerReader answer) {
        long now = now();
        if (answer.status() == plan.work().success()) {
            counts.answer(connection.due, now);
        } else {
            counts.error("HTTP " + answer.status(), connection.due);
        }
        if (!answer.keptAlive()) {
            connection.close();
        }
        long pause = TimeUnit.SECONDS.toNanos(Math.min(answer.retryAfterSeconds(), LONGEST_PATIENCE_SECONDS));
        if (pause == 0 && connection.isOpen()) {
            idle.add(connection);
        } else {
            connection.restsUntil = now + pause;
            resting.add(connection);
        }
    }

    /** An idle connection that the server closes is no error: the kind is empty. */
    private void fail(AgentConnection connection, String kind) {
        if (!kind.isEmpty()) {
            counts.error(kind, connection.due);
        }
        idle.remove(connection);
        connection.fail(now());
        resting.add(connection);
    }

    private void sweep() {
        long now = now();
        if (now < nextSweep) {
            return;
        }
        nextSweep = now + TimeUnit.SECONDS.toNanos(1);
        for (AgentConnection connection : connections) {
            if (connection.busy && now - connection.since > ANSWER_TIMEOUT) {
                fail(connection, "timeout");
            }
        }
    }

    private long now() {
        return System.nanoTime() - origin;
    }
}
