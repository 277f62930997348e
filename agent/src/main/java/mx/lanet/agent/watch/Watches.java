package mx.lanet.agent.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import mx.lanet.agent.setting.Messages;
import mx.lanet.agent.setting.Setting;
import mx.lanet.agent.setting.Settings;
import mx.lanet.agent.watch.Sign.Level;
import mx.lanet.protocol.AlertReport;
import mx.lanet.protocol.MachineStatus;
import org.jspecify.annotations.Nullable;

/** All that is watched on this machine, each thing by itself. */
public final class Watches {
    /** So many things are watched at once; a machine with more volumes and services than that is not thought of. */
    private static final int MOST = 500;

    private final Messages messages;
    private final Map<Key, Watched> watched = new TreeMap<>();

    public Watches(Messages messages) {
        this.messages = messages;
    }

    /** A trouble of one subject. */
    public record Key(Trouble trouble, String subject) implements Comparable<Key> {
        /** Such as {@code cpu} or {@code disk./var}. */
        public String text() {
            return subject.isEmpty() ? trouble.word() : trouble.word() + "." + subject;
        }

        /** The key of a text; empty for one that this version does not know. */
        public static Optional<Key> of(String text) {
            var parts = text.split("\\.", 2);
            for (var trouble : Trouble.values()) {
                if (trouble.word().equals(parts[0])) {
                    return Optional.of(new Key(trouble, parts.length > 1 ? parts[1] : ""));
                }
            }
            return Optional.empty();
        }

        @Override
        public int compareTo(Key other) {
            int byTrouble = trouble.compareTo(other.trouble);
            return byTrouble != 0 ? byTrouble : subject.compareTo(other.subject);
        }
    }

    /** An alert that the server was told of and that is not over. */
    public record Open(UUID alertId, boolean isGrave, @Nullable Instant raisedAt) {}

    /**
     * Something to tell the server.
     *
     * @param open what is open from now on; null when it is over
     * @param told when this trouble was told lately, oldest first, on the clock that never jumps; empty when that counts no more
     */
    public record Change(Key key, AlertReport report, @Nullable Open open, List<Duration> told) {
        public Change {
            told = List.copyOf(told);
        }
    }

    private static final class Watched {
        private final Watch watch;
        private @Nullable Open open;

        Watched(@Nullable Open open, List<Duration> told) {
            this.open = open;
            this.watch = new Watch(open == null ? null : open.isGrave() ? Level.GRAVE : Level.BAD, told);
        }
    }

    /**
     * What the agent's last life knew of a trouble. An alert that is still open is not raised again, and its end will be
     * told; what came and went goes on being counted.
     *
     * @param told when it was told, oldest first, on the clock of this life
     */
    public void wasKnown(Key key, @Nullable Open open, List<Duration> told) {
        watched.put(key, new Watched(open, told));
    }

    /** When the next reading after this one is news if it says the same; empty when none would be. */
    public Optional<Duration> nextDecision(Duration elapsed) {
        return watched.values().stream()
                .map(one -> one.watch.decidesAt())
                .filter(at -> at != null && at.compareTo(elapsed) > 0)
                .min(Comparator.naturalOrder());
    }

    /** What is told and not over, by its key. */
    public Map<Key, Open> open() {
        var found = new TreeMap<Key, Open>();
        watched.forEach((key, one) -> {
            if (one.open != null) {
                found.put(key, one.open);
            }
        });
        return found;
    }

    /**
     * A reading at a time.
     *
     * @param clockOff how far this machine's clock is from the server's
     * @param elapsed on the clock that never jumps; {@code now} only stamps
     */
    public List<Change> read(
            MachineStatus status, Duration clockOff, Settings settings, Duration elapsed, Instant now) {
        var changes = new ArrayList<Change>();
        var signs = new Signs(settings).of(status, clockOff);
        for (var trouble : Trouble.values()) {
            boolean isWatched = trouble.isWatched(settings);
            var found = isWatched ? signs.get(trouble) : List.<Sign>of();
            if (found != null) {
                found.forEach(sign -> read(sign, settings, elapsed, now).ifPresent(changes::add));
                gone(trouble, found)
                        .forEach(sign -> read(sign, settings, elapsed, now).ifPresent(changes::add));
            }
        }
        watched.values().removeIf(one -> one.watch.isIdle(elapsed));
        return changes;
    }

    /** A volume that was taken out, a service that is watched no more: what was wrong with it is over. */
    private List<Sign> gone(Trouble trouble, List<Sign> found) {
        var there = found.stream().map(Sign::subject).toList();
        return watched.keySet().stream()
                .filter(key -> key.trouble() == trouble && !there.contains(key.subject()))
                .map(key -> new Sign(trouble, key.subject(), Level.FINE, null, null))
                .toList();
    }

    private Optional<Change> read(Sign sign, Settings settings, Duration elapsed, Instant now) {
        var key = new Key(sign.trouble(), sign.subject());
        var known = watched.get(key);
        if (known == null && (sign.level() == Level.FINE || sign.level() == Level.NEAR || watched.size() >= MOST)) {
            return Optional.empty();
        }
        var one = known == null ? new Watched(null, List.of()) : known;
        watched.put(key, one);
        var patience = sign.trouble().patience(settings);
        var step = one.watch.read(sign.level(), elapsed, patience, settings.seconds(Setting.RECOVER_AFTER));
        return switch (step) {
            case NOTHING -> Optional.empty();
            // What has become worse is news: the server knows by kind and subject that it is the same trouble.
            case RAISE, WORSEN -> Optional.of(tell(key, one, sign, now));
            case RECOVER -> Optional.of(over(key, one, sign, now));
        };
    }

    private Change tell(Key key, Watched one, Sign sign, Instant now) {
        var open = new Open(UUID.randomUUID(), sign.level() == Level.GRAVE, now);
        one.open = open;
        return new Change(key, report(sign, open, "alert." + sign.trouble().word(), null), open, one.watch.told());
    }

    private Change over(Key key, Watched one, Sign sign, Instant now) {
        var open = Objects.requireNonNull(one.open);
        one.open = null;
        return new Change(key, report(sign, open, "alert.over", now), null, one.watch.told());
    }

    private AlertReport report(Sign sign, Open open, String text, @Nullable Instant recoveredAt) {
        return new AlertReport(
                open.alertId(),
                sign.trouble().word(),
                open.isGrave() ? Level.GRAVE.severity() : Level.BAD.severity(),
                messages.text(text, sign.subject(), rounded(sign.value()), rounded(sign.threshold())),
                sign.threshold(),
                sign.value(),
                open.raisedAt(),
                sign.subject().isEmpty() ? null : sign.subject(),
                recoveredAt);
    }

    private static long rounded(@Nullable Double value) {
        return value == null ? 0 : Math.round(value);
    }
}
