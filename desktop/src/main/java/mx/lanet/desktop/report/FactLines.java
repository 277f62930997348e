package mx.lanet.desktop.report;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import mx.lanet.agent.local.Help;
import mx.lanet.desktop.text.Texts;
import mx.lanet.protocol.MachineStatus;
import mx.lanet.protocol.MachineStatus.VolumeStatus;
import org.jspecify.annotations.Nullable;

/** The facts that leave the machine with a request, as lines for the person: all of them, and nothing else. */
final class FactLines {
    private static final long SMALL_DISK = 1L << 30;

    private final Texts texts;
    private final NumberFormat number;
    private final List<Line> lines = new ArrayList<>();

    /** What it is, and how it is. */
    record Line(String name, String value) {}

    private FactLines(Texts texts) {
        this.texts = texts;
        this.number = NumberFormat.getNumberInstance(texts.locale());
        number.setMaximumFractionDigits(1);
    }

    static List<Line> of(Help.Facts facts, String person, Texts texts) {
        var made = new FactLines(texts);
        made.line("machine", facts.computerName());
        made.line("person", person);
        made.line("client", facts.clientName());
        made.line("site", facts.siteName());
        made.line("ip", facts.addresses().isEmpty() ? null : String.join(", ", facts.addresses()));
        if (facts.reading() != null) {
            made.reading(facts.reading());
        }
        for (var event : facts.events()) {
            made.line("event", event);
        }
        return made.lines;
    }

    private void reading(MachineStatus status) {
        line("cpu", percent(status.cpuUsage()));
        line("memory", percent(status.memoryUsage()));
        var volumes = Objects.requireNonNullElse(status.volumes(), List.<VolumeStatus>of());
        for (var volume : volumes) {
            var free = texts.of("fact.free", gigabytes(volume.freeBytes()), gigabytes(volume.totalBytes()));
            lines.add(new Line(texts.of("fact.disk", volume.mount()), free));
        }
        if (volumes.isEmpty()) {
            line("disk_usage", percent(status.diskUsage()));
        }
        line("network", status.networkUsage() == null ? null : number.format(status.networkUsage()) + " Mbit/s");
        line("temperature", status.temperature() == null ? null : number.format(status.temperature()) + " °C");
        line("uptime", status.uptime() == null ? null : days(status.uptime()));
        line("updates", status.windowsUpdates() == null ? null : number.format(status.windowsUpdates()));
        line("antivirus", antivirus(status.antivirusStatus()));
        line("processes", status.processesCount() == null ? null : number.format(status.processesCount()));
        line("users", status.loggedUsers() == null ? null : String.join(", ", status.loggedUsers()));
        if (status.servicesStatus() != null) {
            status.servicesStatus()
                    .forEach(
                            service -> lines.add(new Line(texts.of("fact.service", service.name()), service.status())));
        }
    }

    private void line(String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            lines.add(new Line(texts.of("fact." + key), value));
        }
    }

    private @Nullable String antivirus(@Nullable String state) {
        if (state == null) {
            return null;
        }
        var parts = state.split(":", 2);
        var word = texts.orElse("status.antivirus." + parts[0], parts[0]);
        return parts.length == 1 ? word : word + " (" + parts[1].strip() + ")";
    }

    private @Nullable String percent(@Nullable Double value) {
        return value == null ? null : number.format(value) + " %";
    }

    private String gigabytes(long bytes) {
        return bytes < SMALL_DISK
                ? number.format(bytes / 1_048_576.0) + " MB"
                : number.format(bytes / 1_073_741_824.0) + " GB";
    }

    private String days(long seconds) {
        return texts.of("fact.days", seconds / 86_400, seconds % 86_400 / 3_600);
    }
}
