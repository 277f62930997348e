package mx.lanet.helpdesk.asset;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a machine says of itself when it joins. Texts are within the columns' limits.
 *
 * @param name the computer's name
 * @param facts what the pages show, by its name in the contract: cpu, cpu_cores, ram, disk, domain, model, …
 * @param registration the whole of what it sent, unknown fields too, as JSON
 */
public record Machine(
        String name,
        @Nullable String machineId,
        @Nullable String serialNumber,
        @Nullable String macAddress,
        @Nullable String ipAddress,
        @Nullable String os,
        @Nullable String osVersion,
        @Nullable String agentVersion,
        Map<String, Object> facts,
        String registration) {
    public Machine {
        facts = Map.copyOf(facts);
    }

    /** One of which nothing but its name is known. */
    public static Machine named(String name) {
        return new Machine(name, null, null, null, null, null, null, null, Map.of(), "{}");
    }

    /** The same under this name and without a word about its operating system: an inventory knows better. */
    public Machine again(String called) {
        return new Machine(
                called, machineId, serialNumber, macAddress, ipAddress, null, null, agentVersion, facts, registration);
    }

    /** What of it tells it from other machines. */
    public MachineIdentity identity() {
        return MachineIdentity.of(machineId, serialNumber, macAddress, name);
    }

    /** As far as it tells when it joins; an inventory knows more. */
    public MachineKind kind() {
        Object model = facts.getOrDefault("model", "");
        String system = Objects.requireNonNullElse(os, "") + " " + Objects.requireNonNullElse(osVersion, "");
        return MachineKind.of(system, model.toString(), false, null).orElse(MachineKind.unknown());
    }
}
