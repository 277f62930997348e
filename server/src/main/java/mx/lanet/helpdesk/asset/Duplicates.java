package mx.lanet.helpdesk.asset;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import org.jspecify.annotations.Nullable;

/** Records that may be of one machine: by what identifies machines, without the values that whole series have. For the team. */
public interface Duplicates {
    /** So many are looked for at once. */
    int MOST = 100;

    /** Two agents that were heard within so long of each other both report. */
    Duration BOTH_REPORT = Duration.ofHours(1);

    /** Why two records may be one machine, the strongest reason first. */
    enum Reason {
        MACHINE_ID,
        SERIAL,
        MAC,
        NAME;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What it looks like, as far as the ids tell. */
    enum Kind {
        /** The same hardware with another installation. */
        REINSTALLED,
        /** One installation on other hardware: an image was copied, so these are two. */
        CLONED,
        /** Neither. */
        SAME;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Two records; the one that has been there for longer first. */
    record Pair(Side one, Side other, Set<Reason> reasons, Kind kind) {
        public Pair {
            reasons = Set.copyOf(reasons);
        }

        /** Whether its agent may be the one that goes on: it was heard last, or both report. */
        public boolean mayStay(Side side) {
            Instant last = side.lastSeen();
            Instant others = (side.assetId().equals(one.assetId()) ? other : one).lastSeen();
            return others == null || last != null && last.isAfter(others.minus(BOTH_REPORT));
        }
    }

    /** A record with what identifies it. */
    record Side(
            UUID clientId,
            UUID assetId,
            String name,
            String clientName,
            String siteName,
            AssetStatus status,
            @Nullable String machineId,
            @Nullable String serialNumber,
            @Nullable String macAddress,
            String ipAddress,
            String os,
            String osVersion,
            String model,
            @Nullable String personName,
            Instant registeredAt,
            @Nullable Instant lastSeen) {}

    /** What hangs on a record. */
    record Holdings(long tickets, long alerts, long changes, long commands, long events, long programs) {}

    /** Pairs in the person's lists that nobody has said to be two, at most {@value #MOST}. */
    List<Pair> find(Person person);

    /** These two, if the person may see both and they are of one client; whatever they have in common. */
    Optional<Pair> find(Person person, UUID one, UUID other);

    Holdings holdings(Person person, Side side);

    /** They are two: nobody is asked again. */
    void keepApart(Person person, Pair pair);
}
