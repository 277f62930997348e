package mx.lanet.agent.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.agent.setting.Messages;
import mx.lanet.agent.setting.Setting;
import mx.lanet.agent.setting.Settings;
import mx.lanet.protocol.AlertReport;
import mx.lanet.protocol.MachineStatus;
import org.jspecify.annotations.Nullable;

/**
 * Raises one alert when a reading has stayed at or over its threshold long enough, and no other until it has been
 * clearly under it again. Pure: readings and times in, alerts out.
 */
final class Thresholds {
    private static final double HYSTERESIS = 5;
    private static final double CRITICAL = 97;
    private final Messages messages;
    private final Map<Subject, Duration> overSince = new EnumMap<>(Subject.class);
    private final Map<Subject, Boolean> open = new EnumMap<>(Subject.class);

    Thresholds(Messages messages) {
        this.messages = messages;
    }

    /** What is watched. */
    enum Subject {
        CPU(Setting.CPU_THRESHOLD),
        MEMORY(Setting.MEMORY_THRESHOLD),
        DISK(Setting.DISK_THRESHOLD);

        private final Setting threshold;

        Subject(Setting threshold) {
            this.threshold = threshold;
        }

        /** Such as {@code cpu}. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private @Nullable Double reading(MachineStatus status) {
            return switch (this) {
                case CPU -> status.cpuUsage();
                case MEMORY -> status.memoryUsage();
                case DISK -> status.diskUsage();
            };
        }
    }

    /** What changed with a subject: raised with its alert, or back to normal. */
    record Change(Subject subject, @Nullable AlertReport raised) {}

    /** An alert of the agent's last life is still open: it is not raised again. */
    void isOpen(Subject subject) {
        open.put(subject, true);
    }

    /** A reading at a time; both clocks, since durations must not jump with the wall's. */
    List<Change> read(MachineStatus status, Settings settings, Duration elapsed, Instant now) {
        var changes = new ArrayList<Change>();
        for (var subject : Subject.values()) {
            var reading = subject.reading(status);
            var change = reading == null ? null : read(subject, reading, settings, elapsed, now);
            if (change != null) {
                changes.add(change);
            }
        }
        return changes;
    }

    private @Nullable Change read(Subject subject, double reading, Settings settings, Duration elapsed, Instant now) {
        int threshold = settings.number(subject.threshold);
        if (reading < threshold) {
            overSince.remove(subject);
            boolean recovered = reading < threshold - HYSTERESIS && open.remove(subject) != null;
            return recovered ? new Change(subject, null) : null;
        }
        var since = overSince.computeIfAbsent(subject, s -> elapsed);
        boolean longEnough = elapsed.minus(since).compareTo(settings.seconds(Setting.ALERT_AFTER)) >= 0;
        if (!longEnough || open.containsKey(subject)) {
            return null;
        }
        open.put(subject, true);
        return new Change(subject, alert(subject, reading, threshold, now));
    }

    private AlertReport alert(Subject subject, double reading, int threshold, Instant now) {
        return new AlertReport(
                UUID.randomUUID(),
                subject.word(),
                reading >= CRITICAL ? "critical" : "warning",
                messages.text("alert." + subject.word(), Math.round(reading), threshold),
                (double) threshold,
                reading,
                now);
    }
}
