package mx.lanet.simulator.chaos;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import mx.lanet.protocol.AlertReport;
import mx.lanet.protocol.Command;
import mx.lanet.protocol.Heartbeat;
import mx.lanet.protocol.HeartbeatAnswer;
import mx.lanet.protocol.MachineStatus;
import mx.lanet.simulator.fleet.Enrolled;
import mx.lanet.simulator.wire.HttpLine;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An agent in this process that makes up things to send, keeps each until the server has acknowledged it, and runs
 * commands by writing their ids down. Its queue outlives everything, since this process is not killed.
 */
final class SimulatedAgent implements Runnable {
    static final String MARK = "caos ";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long BEAT_MILLIS = 1_000;
    private static final int MOST_WAITING = 40;
    private static final int ALERTS_AT_ONCE = 10;

    private final Enrolled machine;
    private final HttpLine line;
    private final Ledger ledger;
    private final Habits habits;
    private final SplittableRandom random;
    private final Errands made;
    private final Deque<Errand> errands = new ArrayDeque<>();
    private final Deque<AlertReport> alerts = new ArrayDeque<>();
    private final Set<String> begun = new HashSet<>();
    private final AtomicBoolean quiet;
    private final AtomicBoolean ended;
    private volatile boolean idle;
    private volatile @Nullable Instant lastHeard;
    private long nextBeat;

    SimulatedAgent(
            String name,
            Enrolled machine,
            HttpLine line,
            Ledger ledger,
            Habits habits,
            SplittableRandom random,
            AtomicBoolean quiet,
            AtomicBoolean ended) {
        this.machine = machine;
        this.line = line;
        this.ledger = ledger;
        this.habits = habits;
        this.random = random;
        this.quiet = quiet;
        this.ended = ended;
        this.made = new Errands(name, machine, random);
    }

    UUID assetId() {
        return machine.assetId();
    }

    /** Whether nothing waits any more. */
    boolean isIdle() {
        return idle;
    }

    /** When the server last acknowledged a heartbeat; null when never. */
    @Nullable
    Instant lastHeard() {
        return lastHeard;
    }

    @Override
    public void run() {
        try {
            while (!ended.get()) {
                if (!quiet.get() && errands.size() + alerts.size() < MOST_WAITING && random.nextInt(3) == 0) {
                    invent();
                }
                boolean fine = System.nanoTime() < nextBeat ? sendFirst() : beat();
                idle = errands.isEmpty() && alerts.isEmpty();
                Thread.sleep(fine ? random.nextInt(20, 120) : random.nextInt(100, 600));
            }
            line.close();
        } catch (InterruptedException | IOException e) {
            // The end of the run.
            return;
        }
    }

    private void invent() {
        idle = false;
        if (random.nextInt(4) == 0) {
            AlertReport alert = made.alert();
            ledger.promised(Kind.ALERT, alert.message(), "");
            alerts.add(alert);
        } else {
            add(random.nextInt(4) == 0 ? made.inventory() : made.ticket());
        }
    }

    private void add(Errand errand) {
        ledger.promised(errand.kind(), errand.mark(), errand.content());
        errands.add(errand);
    }

    /** Sends what has waited longest; false when now is not the time. */
    private boolean sendFirst() {
        Errand errand = errands.peek();
        if (errand == null) {
            return true;
        }
        String key = habits.namesEachTryAnew() ? UUID.randomUUID().toString() : errand.key();
        HttpLine.Answer answer = post(errand.path(), key, errand.type(), errand.body());
        if (answer == null || isLater(answer.status())) {
            return false;
        }
        JsonNode said = tree(answer);
        if (answer.status() / 100 == 2 && said.path("success").asBoolean(false)) {
            ledger.acknowledged(errand.kind(), errand.mark());
            follow(errand, said);
        } else {
            ledger.refused(errand.kind(), errand.mark(), answer.status() + " " + answer.text());
        }
        errands.remove(errand);
        return true;
    }

    /** A ticket that is there gets comments and files. */
    private void follow(Errand errand, JsonNode said) {
        if (errand.kind() == Kind.TICKET) {
            String ticket = said.path("ticket_id").asString("");
            if (random.nextInt(2) == 0) {
                add(made.comment(ticket));
            }
            if (random.nextInt(3) == 0) {
                add(made.attachment(ticket));
            }
        }
    }

    private boolean beat() {
        // Also when it fails: what waits is tried in between.
        nextBeat = System.nanoTime() + BEAT_MILLIS / 4 * 1_000_000;
        List<AlertReport> carried = alerts.stream().limit(ALERTS_AT_ONCE).toList();
        Heartbeat heartbeat = new Heartbeat(machine.assetId(), Instant.now(), status(), carried, List.of());
        HttpLine.Answer answer =
                post("/api/agents/heartbeat", "", "application/json", JSON.writeValueAsBytes(heartbeat));
        if (answer == null || answer.status() != 200) {
            return false;
        }
        HeartbeatAnswer said = JSON.readValue(answer.body(), HeartbeatAnswer.class);
        carried.forEach(alert -> ledger.acknowledged(Kind.ALERT, alert.message()));
        alerts.removeAll(carried);
        lastHeard = Instant.now();
        nextBeat = System.nanoTime() + BEAT_MILLIS * 1_000_000;
        if (said.data() != null && said.data().commands() != null) {
            said.data().commands().forEach(this::obey);
        }
        return true;
    }

    private void obey(Command command) {
        if (begun.add(command.commandId()) || habits.runsEachDelivery()) {
            ledger.ran(command.commandId());
            idle = false;
            add(made.result(command.commandId()));
        }
    }

    private static MachineStatus status() {
        return new MachineStatus(
                12.5, 40.0, 50.0, 1.0, 3_600L, null, "connected", 0, "none", null, 90, 800, null, null, null, null);
    }

    private HttpLine.@Nullable Answer post(String path, String key, String type, byte[] body) {
        Map<String, String> headers = new TreeMap<>(Map.of("Authorization", "Bearer " + machine.token()));
        if (!key.isEmpty()) {
            headers.put("Idempotency-Key", key);
        }
        // On a kept connection the line would try once more by itself, and hide half of the faults.
        closeLine();
        try {
            return line.post(path, headers, type, body);
        } catch (IOException e) {
            return null;
        }
    }

    private void closeLine() {
        try {
            line.close();
        } catch (IOException e) {
            // It is of no use any more either way.
            return;
        }
    }

    private static boolean isLater(int status) {
        return status == 401 || status == 408 || status == 429 || status >= 500;
    }

    private static JsonNode tree(HttpLine.Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }

    /**
     * Something on its way to the server.
     *
     * @param mark by which it is found in the database
     * @param content what must be found there with it
     * @param key by which the server knows a repeat
     */
    record Errand(Kind kind, String mark, String content, String path, String type, byte[] body, String key) {}
}
