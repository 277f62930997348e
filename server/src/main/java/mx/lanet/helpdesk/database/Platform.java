package mx.lanet.helpdesk.database;

import com.sun.management.OperatingSystemMXBean;
import com.sun.security.auth.module.UnixSystem;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What the launcher must know about the machine it runs on. */
final class Platform {
    private static final String NAME = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);

    private Platform() {}

    static boolean isWindows() {
        return NAME.startsWith("windows");
    }

    static boolean isLinux() {
        return NAME.startsWith("linux");
    }

    static boolean isRoot() {
        return !isWindows() && new UnixSystem().getUid() == 0;
    }

    /** Memory of the machine, or of the container when that is less. */
    static long memoryBytes() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    }

    /** The name of the archive inside the jar of binaries for this machine. */
    static String archive() {
        boolean arm = System.getProperty("os.arch", "").equals("aarch64");
        String system = isWindows() ? "windows" : NAME.startsWith("mac") ? "darwin" : "linux";
        return "postgres-" + system + (arm ? "-arm_64" : "-x86_64") + ".txz";
    }
}
