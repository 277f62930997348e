package mx.lanet.simulator.fleet;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import mx.lanet.protocol.HardwareInfo;

/**
 * A computer in a Mexican office, wholly determined by its machine id: the same id is the same computer in every run.
 *
 * @param user the login of the person who works at it
 */
public record Machine(
        UUID machineId,
        String name,
        String kind,
        String manufacturer,
        String model,
        String os,
        String osVersion,
        String cpu,
        int cores,
        int threads,
        int ramGb,
        int diskGb,
        String macAddress,
        String ipAddress,
        String domain,
        String serialNumber,
        String user,
        String person,
        String department) {
    static final String AGENT_VERSION = "0.1.0-sim";

    private static final Words OFFICES = Words.of("offices");
    private static final Words DEPARTMENTS = Words.of("departments");
    private static final Words MODELS = Words.of("models");
    private static final Words SYSTEMS = Words.of("systems");
    private static final Words PEOPLE = Words.of("people");
    // Without 0, 1, I and O, which people mistake for each other on a label.
    private static final String LABEL = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /** The computer with this id. */
    public static Machine of(UUID machineId) {
        SplittableRandom random = random(machineId);
        List<String> office = OFFICES.any(random);
        List<String> department = DEPARTMENTS.any(random);
        List<String> model = MODELS.byWeight(random);
        boolean server = model.get(1).equals("server");
        List<String> system = SYSTEMS.where(1, server ? "server" : "person").byWeight(random);
        String first = PEOPLE.any(random).get(0);
        String family = PEOPLE.any(random).get(1);
        return new Machine(
                machineId,
                // Windows shows 15 characters of a name at most.
                office.getFirst() + "-" + (server ? "SRV" : department.getFirst()) + "-" + label(random, 5),
                model.get(1),
                model.get(2),
                model.get(3),
                system.get(2),
                system.get(3),
                model.get(4),
                Integer.parseInt(model.get(5)),
                Integer.parseInt(model.get(6)),
                Integer.parseInt(model.get(7)),
                Integer.parseInt(model.get(8)),
                macAddress(random),
                "10.%d.%d.%d".formatted(random.nextInt(8, 60), random.nextInt(256), random.nextInt(2, 255)),
                office.get(1),
                label(random, 10),
                login(first) + "." + login(family),
                first + " " + family,
                department.get(1));
    }

    /** What is random about this machine and yet always the same. */
    static SplittableRandom random(UUID machineId) {
        return new SplittableRandom(machineId.getMostSignificantBits() ^ machineId.getLeastSignificantBits());
    }

    private static String label(RandomGenerator random, int length) {
        StringBuilder label = new StringBuilder();
        for (int i = 0; i < length; i++) {
            label.append(LABEL.charAt(random.nextInt(LABEL.length())));
        }
        return label.toString();
    }

    // The second bit marks it as locally administered: it cannot be a real card's.
    private static String macAddress(RandomGenerator random) {
        long bits = random.nextLong();
        return "02:%02X:%02X:%02X:%02X:%02X"
                .formatted(bits & 255, bits >> 8 & 255, bits >> 16 & 255, bits >> 24 & 255, bits >> 32 & 255);
    }

    private static String login(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    /** The facts as our own agent sends them. */
    HardwareInfo hardwareInfo() {
        return new HardwareInfo(
                name,
                machineId.toString(),
                os,
                osVersion,
                cpu,
                cores,
                threads,
                ramGb + " GB",
                diskGb + " GB",
                macAddress,
                ipAddress,
                domain,
                serialNumber,
                manufacturer + " " + model,
                null,
                person,
                department,
                null,
                null,
                AGENT_VERSION,
                null,
                null);
    }
}
