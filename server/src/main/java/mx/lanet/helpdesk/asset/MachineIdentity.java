package mx.lanet.helpdesk.asset;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What tells one machine from another. Each part is null when it identifies nothing: empty, zero, or one of the values
 * that whole production runs have in common.
 *
 * @param machineId the operating system's id of this installation
 * @param macAddress six lower-case pairs with colons
 */
public record MachineIdentity(
        @Nullable String machineId,
        @Nullable String serialNumber,
        @Nullable String macAddress,
        @Nullable String computerName) {
    private static final Pattern ONE_CHARACTER_REPEATED = Pattern.compile("(.)\\1*");
    private static final Pattern NOT_HEX = Pattern.compile("[^0-9a-f]");
    private static final Set<String> JUNK_MACHINE_IDS =
            Set.of("03000200-0400-0500-0006-000700080009", "uninitialized", "unknown", "not available", "none", "null");
    private static final Set<String> JUNK_SERIALS = Set.of(
            "default string",
            "system serial number",
            "chassis serial number",
            "base board serial number",
            "serial number",
            "to be filled by o.e.m.",
            "to be filled by oem",
            "not specified",
            "not applicable",
            "not available",
            "unknown",
            "none",
            "null",
            "n/a",
            "invalid",
            "empty",
            "oem",
            "o.e.m.",
            "o.e.m",
            "no asset tag",
            "type2 - board serial number",
            "system product name",
            "123456789",
            "1234567890",
            "0123456789",
            "012345678",
            "sn123456789");
    /** Addresses that many machines have at once: loopback and dial-up adapters, and those of virtual switches. */
    private static final Set<String> JUNK_MACS = Set.of(
            "00:00:00:00:00:e0",
            "02:00:4c:4f:4f:50",
            "20:41:53:59:4e:ff",
            "33:50:6f:45:30:30",
            "50:50:54:50:30:30",
            "00:50:56:c0:00:01",
            "00:50:56:c0:00:08",
            "0a:00:27:00:00:00");

    private static final Set<String> JUNK_MAC_BEGINNINGS = Set.of("02:42:ac:", "02:42:c0:");
    private static final Set<String> JUNK_NAMES =
            Set.of("localhost", "localhost.localdomain", "unknown", "none", "null", "n/a", "computer", "desktop");

    /** What is left of the values when junk is taken out. */
    public static MachineIdentity of(
            @Nullable String machineId,
            @Nullable String serialNumber,
            @Nullable String macAddress,
            @Nullable String computerName) {
        return new MachineIdentity(machineId(machineId), serial(serialNumber), mac(macAddress), name(computerName));
    }

    private static @Nullable String machineId(@Nullable String value) {
        if (value == null) {
            return null;
        }
        String id = value.strip().toLowerCase(Locale.ROOT);
        return id.length() < 8 || JUNK_MACHINE_IDS.contains(id) || isOneCharacter(id) ? null : id;
    }

    private static @Nullable String serial(@Nullable String value) {
        if (value == null) {
            return null;
        }
        String serial = value.strip();
        boolean junk =
                serial.length() < 3 || JUNK_SERIALS.contains(serial.toLowerCase(Locale.ROOT)) || isOneCharacter(serial);
        return junk ? null : serial;
    }

    private static @Nullable String mac(@Nullable String value) {
        if (value == null) {
            return null;
        }
        String digits = NOT_HEX.matcher(value.toLowerCase(Locale.ROOT)).replaceAll("");
        if (digits.length() != 12 || isOneCharacter(digits)) {
            return null;
        }
        String mac = digits.replaceAll("(..)(?!$)", "$1:");
        boolean junk = JUNK_MACS.contains(mac) || JUNK_MAC_BEGINNINGS.contains(mac.substring(0, 9));
        return junk ? null : mac;
    }

    private static @Nullable String name(@Nullable String value) {
        if (value == null) {
            return null;
        }
        String name = value.strip();
        return name.isEmpty() || JUNK_NAMES.contains(name.toLowerCase(Locale.ROOT)) ? null : name;
    }

    /** Zeros, effs, dashes: punctuation does not make a value of it. */
    private static boolean isOneCharacter(String value) {
        String letters = value.replaceAll("[\\s:._-]", "");
        return letters.isEmpty() || ONE_CHARACTER_REPEATED.matcher(letters).matches();
    }
}
