package mx.lanet.desktop.status;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mx.lanet.agent.link.AgentVersion;
import mx.lanet.agent.local.Standing;
import mx.lanet.desktop.text.Texts;
import mx.lanet.protocol.MachineStatus;
import org.jspecify.annotations.Nullable;

/**
 * How the machine stands, in words: the same for the window and for what is copied for support. Holds no secret, since a
 * {@link Standing} holds none.
 */
final class Account {
    private final Texts texts;
    private final @Nullable Standing standing;
    private final String person;
    private final Instant now;

    Account(Texts texts, @Nullable Standing standing, String person, Instant now) {
        this.texts = texts;
        this.standing = standing;
        this.person = person;
        this.now = now;
    }

    /** A line: what, and how it is. */
    record Row(String key, String value) {}

    List<Row> identity() {
        var seen = standing;
        return List.of(
                new Row("machine", orDash(seen == null ? null : seen.computerName())),
                new Row("person", person),
                new Row("client", orDash(seen == null ? null : seen.clientName())),
                new Row("site", orDash(seen == null ? null : seen.siteName())),
                new Row("asset", orDash(seen == null ? null : seen.assetId())));
    }

    List<Row> connection() {
        var seen = standing;
        var latency = seen == null ? null : seen.latencyMillis();
        return List.of(
                new Row("server", orDash(seen == null ? null : seen.server())),
                new Row("last", seen == null || seen.lastContact() == null ? "–" : when(seen.lastContact())),
                new Row("next", seen == null || seen.nextContact() == null ? "–" : countdown(seen.nextContact())),
                new Row("latency", latency == null ? "–" : texts.of("status.millis", latency)),
                new Row("queue", seen == null ? "–" : queue(seen)));
    }

    List<Row> care() {
        var reading = standing == null ? null : standing.reading();
        return List.of(
                new Row("updates", reading == null ? "–" : updates(reading)),
                new Row("antivirus", reading == null ? "–" : antivirus(reading.antivirusStatus())),
                new Row("restart", reading == null ? "–" : restart(reading.restartPending())),
                new Row(
                        "versions",
                        texts.of(
                                "status.versions.both",
                                standing == null ? "–" : standing.version(),
                                AgentVersion.CURRENT)));
    }

    private String when(Instant at) {
        return texts.when(at, now, ZoneId.systemDefault());
    }

    private String countdown(Instant next) {
        long seconds = Duration.between(now, next).toSeconds();
        if (seconds <= 0) {
            return texts.of("status.next.now");
        }
        return seconds < 120 ? texts.of("status.next.seconds", seconds) : texts.of("status.next.minutes", seconds / 60);
    }

    private String queue(Standing seen) {
        if (seen.queued() == 0) {
            return texts.of("status.queue.empty");
        }
        var parts = new ArrayList<String>();
        seen.queue().forEach((kind, size) -> {
            long items = size instanceof Map<?, ?> map && map.get("items") instanceof Number number
                    ? number.longValue()
                    : size instanceof Number plain ? plain.longValue() : 0;
            if (items > 0) {
                parts.add(texts.orElse("status.queue." + kind, kind) + " " + items);
            }
        });
        var what = parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
        return texts.of("status.queue.waiting", seen.queued()) + what;
    }

    private String updates(MachineStatus reading) {
        var count = reading.windowsUpdates();
        if (count == null) {
            return texts.of("status.unknown");
        }
        return count == 0 ? texts.of("status.updates.none") : texts.of("status.updates.some", count);
    }

    private String antivirus(@Nullable String status) {
        if (status == null) {
            return texts.of("status.unknown");
        }
        var parts = status.split(":", 2);
        var state = texts.orElse("status.antivirus." + parts[0], parts[0]);
        return parts.length == 1 || parts[1].isBlank() ? state : parts[1].strip() + ": " + state;
    }

    private String restart(@Nullable Boolean pending) {
        return pending == null ? texts.of("status.unknown") : texts.of("status.restart." + pending);
    }

    /** Each open alert as a sentence. */
    List<String> alerts() {
        return standing == null
                ? List.of()
                : standing.alerts().stream().map(this::alert).toList();
    }

    private String alert(Standing.OpenAlert alert) {
        var key = "status.alert." + alert.kind() + (alert.subject().isEmpty() ? "" : ".of");
        var sentence = texts.orElse(key, alert.kind() + " {0}").replace("{0}", alert.subject());
        var since = alert.since();
        return since == null ? sentence : sentence + " · " + texts.of("status.since", when(since));
    }

    /** Why it is so, and what the person can do; empty when all is well. */
    String advice() {
        var seen = standing;
        if (seen == null) {
            return texts.of("status.advice.away");
        }
        if (seen.disk() != null) {
            return texts.of("status.advice.disk");
        }
        return switch (seen.state()) {
            case "offline" -> texts.of("status.advice.offline", orDash(seen.trouble()));
            case "pending_approval" -> texts.of("status.advice.pending");
            case "starting" -> seen.trouble() == null ? "" : texts.of("status.advice.offline", seen.trouble());
            default -> "";
        };
    }

    /** All of it as plain text. */
    String plain(String state) {
        var text = new StringBuilder(texts.of("status.copy.head", now.toString())).append("\n");
        text.append(texts.of("status.copy.state")).append(": ").append(state).append('\n');
        if (!advice().isEmpty()) {
            text.append(advice()).append('\n');
        }
        append(text, "identity", identity());
        append(text, "connection", connection());
        append(text, "care", care());
        var reading = standing == null ? null : standing.reading();
        if (reading != null) {
            text.append('\n').append(texts.of("status.readings")).append('\n');
            figure(text, "cpu", reading.cpuUsage(), " %");
            figure(text, "memory", reading.memoryUsage(), " %");
            figure(text, "network", reading.networkUsage(), " Mbit/s");
            figure(text, "temperature", reading.temperature(), " °C");
            Objects.requireNonNullElse(reading.volumes(), List.<MachineStatus.VolumeStatus>of())
                    .forEach(disk -> text.append("  ").append(disk(disk)).append('\n'));
        }
        text.append('\n').append(texts.of("status.alerts")).append('\n');
        var alerts = alerts();
        (alerts.isEmpty() ? List.of(texts.of("status.alerts.none")) : alerts)
                .forEach(alert -> text.append("  ").append(alert).append('\n'));
        return text.toString();
    }

    String disk(MachineStatus.VolumeStatus disk) {
        return disk.mount() + ": " + room(disk);
    }

    String room(MachineStatus.VolumeStatus disk) {
        return texts.of("status.disk.free", gigabytes(disk.freeBytes()), gigabytes(disk.totalBytes()));
    }

    private String gigabytes(long bytes) {
        if (bytes < 1L << 30) {
            return String.format(texts.locale(), "%.0f MB", bytes / (double) (1L << 20));
        }
        double value = bytes / (double) (1L << 30);
        return String.format(texts.locale(), value < 10 ? "%.1f GB" : "%.0f GB", value);
    }

    private void append(StringBuilder text, String section, List<Row> rows) {
        text.append('\n').append(texts.of("status." + section)).append('\n');
        rows.forEach(row -> text.append("  ")
                .append(texts.of("status.row." + row.key()))
                .append(": ")
                .append(row.value())
                .append('\n'));
    }

    private void figure(StringBuilder text, String key, @Nullable Double value, String unit) {
        if (value != null) {
            text.append("  ")
                    .append(texts.of("status.reading." + key))
                    .append(String.format(texts.locale(), ": %.1f%s%n", value, unit));
        }
    }

    private static String orDash(@Nullable String text) {
        return text == null || text.isBlank() ? "–" : text;
    }
}
