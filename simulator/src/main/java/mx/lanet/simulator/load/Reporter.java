package mx.lanet.simulator.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import mx.lanet.simulator.fleet.Enrolled;
import mx.lanet.simulator.fleet.Machine;

/**
 * A machine as it reports: its identity as bytes, and readings that wander as those of a real one do. Tenths
 * everywhere. For one thread.
 */
final class Reporter {
    final byte[] token;
    final byte[] assetId;
    final byte[] user;
    final byte[] lastBoot;
    final long bootSeconds;
    final int usualCpu;
    final int usualMemory;
    int cpu;
    int memory;
    int disk;
    int network;
    int temperature;
    int processes;

    private Reporter(Enrolled machine, RandomGenerator random) {
        token = ascii(machine.token());
        assetId = ascii(machine.assetId().toString());
        user = ascii('"' + Machine.of(machine.machineId()).user() + '"');
        Instant boot = Instant.now()
                .minus(random.nextInt(600, 1_500_000), ChronoUnit.SECONDS)
                .truncatedTo(ChronoUnit.SECONDS);
        lastBoot = ascii(boot.toString());
        bootSeconds = boot.getEpochSecond();
        // Most machines idle, a few always work hard: two throws of a die make the first more likely.
        usualCpu = 20 + random.nextInt(400) * random.nextInt(20) / 20;
        usualMemory = random.nextInt(300, 850);
        disk = random.nextInt(200, 930);
        cpu = usualCpu;
        memory = usualMemory;
        processes = random.nextInt(120, 320);
    }

    static Reporter of(Enrolled machine) {
        UUID id = machine.machineId();
        return new Reporter(machine, new SplittableRandom(id.getLeastSignificantBits()));
    }

    /** A moment later: each reading moves a little, and back towards what is usual for this machine. */
    void moveOn(SplittableRandom random) {
        long dice = random.nextLong();
        boolean busy = (dice & 31) == 0;
        int target = busy ? 940 : usualCpu;
        cpu = Math.clamp(cpu + (target - cpu) / 3 + (int) (dice >>> 8 & 127) - 63, 4, 1000);
        memory = Math.clamp(memory + (usualMemory - memory) / 8 + (int) (dice >>> 16 & 31) - 15, 50, 990);
        disk = Math.clamp(disk + ((dice >>> 24 & 63) == 0 ? 1 : 0), 10, 985);
        network = (int) (dice >>> 32 & 255) * (busy ? 20 : 1);
        temperature = 350 + cpu * 4 / 10 + (int) (dice >>> 40 & 15);
        processes = Math.clamp(processes + (int) (dice >>> 48 & 7) - 3, 90, 480);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
