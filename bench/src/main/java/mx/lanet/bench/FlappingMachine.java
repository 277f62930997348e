package mx.lanet.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import mx.lanet.protocol.AlertReport;
import mx.lanet.protocol.Heartbeat;
import mx.lanet.protocol.MachineStatus;
import mx.lanet.simulator.fleet.Enrolled;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A machine whose troubles come and go at random. As our own agent does, it names each time one comes, and says everything
 * again until the server has acknowledged it; now and then also what the server has acknowledged already. For one thread.
 */
final class FlappingMachine {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final MachineStatus STATUS = new MachineStatus(
            97.0, 40.0, 91.0, 1.0, 3_600L, null, "connected", 0, "none", null, 90, 800, null, null, null, null);
    /** The answer to so many of a hundred is taken as lost, and the same is said again. */
    private static final int REPEATED = 5;

    private final Enrolled machine;
    private final SplittableRandom random;
    private final List<Flapping> troubles =
            List.of(new Flapping("cpu", ""), new Flapping("disk", "C:"), new Flapping("service_down", "Spooler"));
    private @Nullable AlertReport unsaid;
    private int repeats;

    FlappingMachine(Enrolled machine) {
        this.machine = machine;
        this.random = new SplittableRandom(machine.machineId().getLeastSignificantBits());
    }

    /** One trouble, as the machine told of it. */
    private static final class Flapping {
        private final String kind;
        private final String subject;
        private int times;
        private @Nullable AlertReport open;

        Flapping(String kind, String subject) {
            this.kind = kind;
            this.subject = subject;
        }
    }

    /**
     * What must be true in the end.
     *
     * @param times how often it came
     * @param open whether it is there now
     */
    record Truth(UUID asset, String kind, String subject, int times, boolean open) {}

    String token() {
        return machine.token();
    }

    int repeats() {
        return repeats;
    }

    /** The next heartbeat, with what was not acknowledged before anything else. */
    byte[] heartbeat(Instant now) {
        AlertReport report = unsaid;
        if (report == null) {
            report = flap(troubles.get(random.nextInt(troubles.size())), now);
            unsaid = report;
        }
        return JSON.writeValueAsBytes(new Heartbeat(machine.assetId(), now, STATUS, List.of(report), List.of()));
    }

    void acknowledged() {
        if (random.nextInt(100) < REPEATED) {
            repeats++;
        } else {
            unsaid = null;
        }
    }

    private static AlertReport flap(Flapping trouble, Instant now) {
        AlertReport open = trouble.open;
        if (open == null) {
            AlertReport begun = new AlertReport(
                    UUID.randomUUID(),
                    trouble.kind,
                    "critical",
                    trouble.kind + " " + trouble.subject,
                    90.0,
                    97.0,
                    now,
                    trouble.subject.isEmpty() ? null : trouble.subject,
                    null);
            trouble.open = begun;
            trouble.times++;
            return begun;
        }
        trouble.open = null;
        return new AlertReport(
                open.alertId(),
                open.type(),
                open.severity(),
                open.message(),
                open.threshold(),
                open.currentValue(),
                open.raisedAt(),
                open.subject(),
                now);
    }

    boolean hasSaidAll() {
        return unsaid == null;
    }

    List<Truth> truth() {
        List<Truth> truth = new ArrayList<>();
        for (Flapping trouble : troubles) {
            if (trouble.times > 0) {
                truth.add(new Truth(
                        machine.assetId(), trouble.kind, trouble.subject, trouble.times, trouble.open != null));
            }
        }
        return truth;
    }
}
