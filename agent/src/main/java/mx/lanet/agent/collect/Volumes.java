package mx.lanet.agent.collect;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import mx.lanet.protocol.MachineStatus.VolumeStatus;
import org.jspecify.annotations.Nullable;

/** Decides which volumes count, and how full the fullest is. */
final class Volumes {
    private static final int MOST = 100;
    private static final Set<String> NEVER_MATTERS = Set.of(
            "squashfs",
            "tmpfs",
            "devtmpfs",
            "ramfs",
            "iso9660",
            "udf",
            "cdfs",
            "autofs",
            "fuse.snapfuse",
            "proc",
            "sysfs");

    private Volumes() {}

    /** A mounted volume with its sizes in bytes. */
    record Volume(String mount, String type, long total, long free, long usable) {
        /** As df counts: what root may still use does not make it emptier. */
        @Nullable
        Double usedPercent() {
            long used = total - free;
            return Counters.percent(used, used + usable);
        }
    }

    /** Images and memory are always full or never matter. */
    static boolean matters(Volume volume) {
        return volume.total() > 0
                && !NEVER_MATTERS.contains(volume.type())
                && !volume.mount().startsWith("/snap/")
                && !volume.mount().startsWith("/boot/efi");
    }

    /** Those that matter, each with its room as its people can use it. */
    static List<VolumeStatus> statuses(Collection<Volume> volumes) {
        return volumes.stream()
                .filter(Volumes::matters)
                .limit(MOST)
                .map(v -> new VolumeStatus(v.mount(), v.total(), v.usable()))
                .toList();
    }

    /** Percent of the fullest volume that matters; null when there is none. */
    static @Nullable Double fullest(Collection<Volume> volumes) {
        return volumes.stream()
                .filter(Volumes::matters)
                .map(Volume::usedPercent)
                .filter(Objects::nonNull)
                .max(Double::compare)
                .orElse(null);
    }
}
