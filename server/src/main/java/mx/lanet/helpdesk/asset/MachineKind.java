package mx.lanet.helpdesk.asset;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a machine is, as far as it tells by what it reports of itself.
 *
 * @param kind one of {@link AssetChanges#KINDS}
 */
public record MachineKind(String kind, Origin from) {
    /** By what it is known; what a person said stays. */
    public enum Origin {
        /** Nothing was told that says it. */
        NOTHING,
        SYSTEM,
        MODEL,
        BATTERY,
        /** Of Linux: whether anybody could work at its screen. */
        DESKTOP,
        PERSON;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final List<String> SERVERS =
            List.of("poweredge", "proliant", "thinksystem", "primergy", "system x3");
    private static final List<String> LAPTOPS = List.of("macbook", "laptop", "notebook");
    private static final List<String> DESKTOPS = List.of(
            "gdm",
            "sddm",
            "lightdm",
            "lxdm",
            "xserver-xorg",
            "xorg-x11-server-xorg",
            "gnome-shell",
            "plasma-desktop",
            "plasma-workspace",
            "xfce4-session",
            "cinnamon",
            "mate-session-manager",
            "lxqt-session",
            "sway",
            "weston");

    /** A list of fewer packages is no whole system's. */
    private static final int WHOLE_SYSTEM = 100;

    /** One of which nothing is known. */
    static MachineKind unknown() {
        return new MachineKind("workstation", Origin.NOTHING);
    }

    /**
     * Empty when nothing of it says so.
     *
     * @param os with its version, since Windows names its servers there
     * @param programs names of all that are installed; null when they were not collected
     */
    static Optional<MachineKind> of(String os, String model, boolean battery, @Nullable Collection<String> programs) {
        String system = os.toLowerCase(Locale.ROOT);
        String made = model.toLowerCase(Locale.ROOT);
        if (system.isBlank()) {
            return Optional.empty();
        }
        if (system.contains("server")) {
            return found("server", Origin.SYSTEM);
        }
        if (battery) {
            return found("laptop", Origin.BATTERY);
        }
        if (SERVERS.stream().anyMatch(made::contains)) {
            return found("server", Origin.MODEL);
        }
        if (LAPTOPS.stream().anyMatch(made::contains)) {
            return found("laptop", Origin.MODEL);
        }
        if (OsFamily.ofName(os) != OsFamily.LINUX) {
            return found("workstation", Origin.SYSTEM);
        }
        if (programs == null || programs.size() < WHOLE_SYSTEM) {
            return Optional.empty();
        }
        return found(programs.stream().anyMatch(MachineKind::isDesktop) ? "workstation" : "server", Origin.DESKTOP);
    }

    private static boolean isDesktop(String program) {
        String name = program.toLowerCase(Locale.ROOT);
        return DESKTOPS.stream().anyMatch(name::startsWith);
    }

    private static Optional<MachineKind> found(String kind, Origin from) {
        return Optional.of(new MachineKind(kind, from));
    }
}
