package mx.lanet.agent.collect;

import java.io.IOException;
import java.util.List;
import mx.lanet.protocol.InstalledSoftware;
import mx.lanet.protocol.Inventory.InstalledUpdate;
import mx.lanet.protocol.Inventory.LocalUser;
import mx.lanet.protocol.Inventory.Printer;
import mx.lanet.protocol.Inventory.Updates;
import mx.lanet.protocol.MachineStatus.ServiceStatus;
import mx.lanet.protocol.ServiceFacts;
import org.jspecify.annotations.Nullable;

/**
 * What OSHI does not tell and each operating system tells in its own way. Null is what this machine has no means to
 * tell; an exception is a means that failed. Either says nothing about the subject, where an empty list says that there
 * is nothing.
 */
interface Platform {
    static Platform here() {
        return System.getProperty("os.name", "").startsWith("Windows") ? new WindowsPlatform() : new LinuxPlatform();
    }

    /** Where the machine belongs; both are null when it is not known. */
    record Membership(@Nullable Boolean isDomainJoined, @Nullable String workgroup) {}

    @Nullable
    List<InstalledSoftware> programs() throws IOException, InterruptedException;

    @Nullable
    List<ServiceFacts> services() throws IOException, InterruptedException;

    @Nullable
    Updates updates() throws IOException, InterruptedException;

    @Nullable
    List<InstalledUpdate> installedUpdates() throws IOException, InterruptedException;

    @Nullable
    List<LocalUser> localUsers() throws IOException, InterruptedException;

    @Nullable
    List<Printer> printers() throws IOException, InterruptedException;

    /** The EDID of each connected monitor. */
    @Nullable
    List<byte[]> monitors() throws IOException;

    @Nullable
    Membership membership() throws IOException;

    /** As {@link mx.lanet.protocol.MachineStatus#antivirusStatus}. */
    @Nullable
    String antivirus() throws IOException;

    /** Whether what was installed waits for a restart. */
    @Nullable
    Boolean isRestartPending() throws IOException;

    @Nullable
    List<ServiceStatus> watched(List<String> names) throws IOException, InterruptedException;

    /** Whether one of those that were last asked about came or went since, where a look shows it; any thread. */
    default boolean differs() {
        return false;
    }

    /** The last errors and warnings of the system's own log, newest first. */
    @Nullable
    List<RecentEvent> events() throws IOException, InterruptedException;
}
