package mx.lanet.simulator.fleet;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import mx.lanet.protocol.InstalledSoftware;
import mx.lanet.protocol.Inventory;
import mx.lanet.protocol.NewTicket;
import mx.lanet.protocol.ServiceFacts;
import mx.lanet.simulator.wire.HttpLine;
import tools.jackson.databind.json.JsonMapper;

/** Gives a machine that joined what makes its page worth looking at: an inventory, and to some a ticket. */
final class Furnishing {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Words SOFTWARE = Words.of("software");
    private static final Words SERVICES = Words.of("services");
    private static final Words TICKETS = Words.of("tickets");
    private static final long GIGA = 1_000_000_000;
    private static final long GIBI = 1L << 30;

    private Furnishing() {}

    /** Sends the inventory, and with this chance a ticket. A repeat makes no second ticket. */
    static void furnish(HttpLine server, Enrolled enrolled, double ticketShare) throws IOException, Refused {
        Machine machine = Machine.of(enrolled.machineId());
        RandomGenerator random = Machine.random(enrolled.machineId()).split();
        Map<String, String> bearer = Map.of("Authorization", "Bearer " + enrolled.token());
        send(server, "/api/agents/inventory", bearer, inventory(enrolled, machine, random));
        if (random.nextDouble() < ticketShare) {
            Map<String, String> headers = Map.of(
                    "Authorization", "Bearer " + enrolled.token(), "Idempotency-Key", "sim-" + enrolled.assetId());
            send(server, "/api/tickets/create-from-agent", headers, ticket(enrolled, machine, random));
        }
    }

    private static void send(HttpLine server, String path, Map<String, String> headers, Object body)
            throws IOException, Refused {
        HttpLine.Answer answer = server.post(path, headers, JSON.writeValueAsBytes(body));
        if (answer.status() / 100 != 2) {
            throw new Refused(answer);
        }
    }

    static Inventory inventory(Enrolled enrolled, Machine machine, RandomGenerator random) {
        return new Inventory(
                enrolled.assetId(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                hardware(machine),
                new Inventory.Software(software(random), services(random), updates(random), null),
                List.of(new Inventory.NetworkInterface(
                        "eth0", "Ethernet", machine.macAddress(), List.of(machine.ipAddress()), 1_000L)),
                new Inventory.Domain(
                        machine.name(), machine.domain(), List.of("10.1.1.10"), "10.1.1.1", null, null, null),
                null);
    }

    private static Inventory.Hardware hardware(Machine machine) {
        String volume = machine.os().contains("Windows") ? "C:\\" : "/";
        String fileSystem = machine.os().contains("Windows") ? "NTFS" : "ext4";
        long disk = machine.diskGb() * GIGA;
        return new Inventory.Hardware(
                machine.name(),
                machine.manufacturer(),
                machine.model(),
                machine.serialNumber(),
                machine.model(),
                "1.24.0",
                machine.cpu(),
                machine.cores(),
                machine.threads(),
                "x86_64",
                machine.ramGb() * GIBI,
                List.of(new Inventory.Disk("disk0", "NVMe SSD", machine.serialNumber() + "-D0", disk)),
                List.of(new Inventory.Volume(volume, fileSystem, disk / 100 * 97)),
                null,
                machine.os(),
                machine.osVersion(),
                machine.osVersion(),
                machine.machineId().toString(),
                Machine.AGENT_VERSION,
                null,
                null,
                null,
                null,
                null);
    }

    private static List<InstalledSoftware> software(RandomGenerator random) {
        List<InstalledSoftware> installed = new ArrayList<>();
        for (List<String> row : SOFTWARE.rows()) {
            if (random.nextInt(100) < Integer.parseInt(row.getFirst())) {
                String day =
                        LocalDate.of(2025, 1, 7).plusDays(random.nextInt(300)).toString();
                installed.add(new InstalledSoftware(row.get(1), row.get(2), row.get(3), day, row.get(4)));
            }
        }
        return installed;
    }

    private static List<ServiceFacts> services(RandomGenerator random) {
        return SERVICES.rows().stream()
                .map(row -> new ServiceFacts(
                        row.get(0),
                        random.nextInt(100) < Integer.parseInt(row.get(3)) ? "running" : "stopped",
                        row.get(1),
                        row.get(2)))
                .toList();
    }

    private static Inventory.Updates updates(RandomGenerator random) {
        String checked = Instant.now()
                .minus(random.nextInt(1, 72), ChronoUnit.HOURS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        return new Inventory.Updates(checked, random.nextInt(9), null, random.nextInt(10) > 0);
    }

    private static NewTicket ticket(Enrolled enrolled, Machine machine, RandomGenerator random) {
        List<String> words = TICKETS.any(random);
        return new NewTicket(
                words.get(2),
                words.get(3),
                words.get(0),
                words.get(1),
                "agente",
                enrolled.assetId(),
                null,
                null,
                true,
                new NewTicket.AutoInfo(machine.name(), machine.user(), null, null, null));
    }
}
