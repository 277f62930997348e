package mx.lanet.agent.collect;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.WinReg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operating system's own id of this installation: by it a machine that joins again is known. */
public final class MachineId {
    // Ids that came with images which many machines were made from.
    private static final Set<String> SHARED =
            Set.of("uninitialized", "0123456789abcdef0123456789abcdef", "03000200040005000006000700080009");

    private MachineId() {}

    /** This machine's id, or null when it has none that identifies it. */
    public static @Nullable String read() {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return checked(Advapi32Util.registryGetStringValue(
                    WinReg.HKEY_LOCAL_MACHINE, "SOFTWARE\\Microsoft\\Cryptography", "MachineGuid"));
        }
        for (var file : List.of("/etc/machine-id", "/var/lib/dbus/machine-id")) {
            try {
                var id = checked(Files.readString(Path.of(file)));
                if (id != null) {
                    return id;
                }
            } catch (IOException e) {
                // Not every system has this file: the next one, or none.
            }
        }
        return null;
    }

    /** Lower case; null for what is not 32 hex digits (with or without dashes) or is known to be on many machines. */
    static @Nullable String checked(String text) {
        var id = text.strip().toLowerCase(Locale.ROOT);
        var digits = id.replace("-", "");
        boolean wellFormed =
                digits.matches("[0-9a-f]{32}") && digits.chars().distinct().count() > 1;
        return wellFormed && !SHARED.contains(digits) ? id : null;
    }
}
