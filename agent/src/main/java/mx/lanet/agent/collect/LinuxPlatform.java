package mx.lanet.agent.collect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mx.lanet.protocol.InstalledSoftware;
import mx.lanet.protocol.Inventory.InstalledUpdate;
import mx.lanet.protocol.Inventory.LocalUser;
import mx.lanet.protocol.Inventory.Printer;
import mx.lanet.protocol.Inventory.Updates;
import mx.lanet.protocol.MachineStatus.ServiceStatus;
import mx.lanet.protocol.ServiceFacts;
import org.jspecify.annotations.Nullable;

/** Reads Linux: dpkg or rpm, systemd, apt or dnf, CUPS, and its files. Decides nothing; the parsers do. */
final class LinuxPlatform implements Platform {
    private static final ZoneId ZONE = ZoneId.systemDefault();
    private static final int LONGEST_FILE = 4 << 20;
    private static final int LONGEST_EDID = 4 << 10;
    private static final Set<String> CLAM_SIGNATURES = Set.of("daily.cvd", "daily.cld");
    private static final List<String> CLAM_SOCKETS =
            List.of("/run/clamav/clamd.ctl", "/run/clamd.scan/clamd.sock", "/run/clamav/clamd.sock");

    private final ServiceSigns signs = new ServiceSigns(Path.of("/"));

    @Override
    public @Nullable List<InstalledSoftware> programs() throws IOException, InterruptedException {
        // Debian packages rpm too, as a tool with an empty database.
        if (isThere("/usr/bin/dpkg-query")) {
            return Packages.dpkg(Program.output(Packages.DPKG), ZONE);
        }
        return isThere("/usr/bin/rpm") ? Packages.rpm(Program.output(Packages.RPM), ZONE) : null;
    }

    @Override
    public @Nullable List<ServiceFacts> services() throws IOException, InterruptedException {
        return hasSystemd()
                ? SystemdUnits.services(Program.output(SystemdUnits.LOADED), Program.output(SystemdUnits.INSTALLED))
                : null;
    }

    @Override
    public @Nullable Updates updates() throws IOException, InterruptedException {
        if (isThere("/usr/bin/apt-get")) {
            return new Updates(
                    lastModified(Path.of("/var/lib/apt/lists")),
                    AptUpdates.pending(Program.output(AptUpdates.DRY_RUN)),
                    AptUpdates.lastInstall(textOrEmpty("/var/log/apt/history.log"), ZONE),
                    AptUpdates.isAutomatic(textOrEmpty("/etc/apt/apt.conf.d/20auto-upgrades")));
        }
        if (isThere("/usr/bin/dnf")) {
            int pending = DnfUpdates.pending(Program.output(DnfUpdates.CHECK, Set.of(0, DnfUpdates.SOME)));
            return new Updates(lastModified(Path.of("/var/cache/dnf")), pending, null, null);
        }
        return null;
    }

    // What is installed is a package here, and its version is told with the programs.
    @Override
    public @Nullable List<InstalledUpdate> installedUpdates() {
        return null;
    }

    @Override
    public List<LocalUser> localUsers() throws IOException {
        return LinuxAccounts.of(Files.readString(Path.of("/etc/passwd")), textOrEmpty("/etc/group"));
    }

    @Override
    public @Nullable List<Printer> printers() throws IOException, InterruptedException {
        return isThere("/usr/bin/lpstat") ? Printers.cups(Program.outputOfAnyEnd(Printers.CUPS)) : null;
    }

    @Override
    public @Nullable List<byte[]> monitors() throws IOException {
        var cards = Path.of("/sys/class/drm");
        if (!Files.isDirectory(cards)) {
            return null;
        }
        var found = new ArrayList<byte[]>();
        try (Stream<Path> connectors = Files.list(cards)) {
            for (var connector : connectors.sorted().toList()) {
                var edid = connector.resolve("edid");
                if (Files.isReadable(edid)) {
                    try (var in = Files.newInputStream(edid)) {
                        found.add(in.readNBytes(LONGEST_EDID));
                    }
                }
            }
        }
        return found;
    }

    @Override
    public @Nullable Membership membership() {
        return null;
    }

    @Override
    public String antivirus() throws IOException {
        boolean isInstalled = isThere("/usr/sbin/clamd") || isThere("/usr/bin/clamscan");
        boolean runs = CLAM_SOCKETS.stream().anyMatch(socket -> Files.exists(Path.of(socket)));
        Instant newest = null;
        for (var name : CLAM_SIGNATURES) {
            var file = Path.of("/var/lib/clamav", name);
            var at = Files.exists(file) ? Files.getLastModifiedTime(file).toInstant() : null;
            newest = at != null && (newest == null || at.isAfter(newest)) ? at : newest;
        }
        return Antivirus.clam(isInstalled, runs, newest, Instant.now());
    }

    // Debian's packages leave this file, which a restart takes away; where no package does, nothing is known.
    @Override
    public @Nullable Boolean isRestartPending() {
        return isThere("/usr/bin/dpkg-query") ? isThere("/run/reboot-required") : null;
    }

    @Override
    public @Nullable List<ServiceStatus> watched(List<String> names) throws IOException, InterruptedException {
        if (!hasSystemd()) {
            return null;
        }
        return signs.asked(
                names, () -> SystemdUnits.watched(names, Program.outputOfAnyEnd(SystemdUnits.asking(names))));
    }

    @Override
    public boolean differs() {
        return signs.differ();
    }

    @Override
    public @Nullable List<RecentEvent> events() throws IOException, InterruptedException {
        return hasSystemd() && isThere("/usr/bin/journalctl") ? Journal.events(Program.output(Journal.WARNINGS)) : null;
    }

    private static String textOrEmpty(String name) throws IOException {
        var file = Path.of(name);
        return Files.isReadable(file) && Files.size(file) < LONGEST_FILE ? Files.readString(file) : "";
    }

    private static @Nullable String lastModified(Path path) throws IOException {
        return Files.exists(path) ? Files.getLastModifiedTime(path).toInstant().toString() : null;
    }

    private static boolean isThere(String program) {
        return Files.isExecutable(Path.of(program));
    }

    private static boolean hasSystemd() {
        return Files.isDirectory(Path.of("/run/systemd/system"));
    }
}
