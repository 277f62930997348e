package mx.lanet.helpdesk.monitoring;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import mx.lanet.helpdesk.monitoring.internal.DailyTable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The days of machines, for who looks at weeks of them; all inside the caller's open tenancy transaction. */
@Service
public class DailyReadings {
    private final DailyTable table;

    DailyReadings(DailyTable table) {
        this.table = table;
    }

    /** A machine that has days. */
    public record Machine(UUID clientId, UUID assetId) {}

    /**
     * A UTC day that has been rolled up; null is what the machine did not say.
     *
     * @param disk its usual hour, percent of the fullest disk
     * @param memory the mean of its hours, percent
     * @param temperature its hottest hour, °C
     */
    public record Day(LocalDate day, @Nullable Double disk, @Nullable Double memory, @Nullable Double temperature) {}

    /**
     * A volume by the days that are over.
     *
     * @param used percent as each day ended; null where the machine said nothing
     */
    public record Volume(String mount, LocalDate firstDay, List<@Nullable Double> used) {}

    /** By their names. */
    public List<Volume> volumes(Machine machine) {
        return table.volumes(machine.clientId(), machine.assetId());
    }

    /** The next machines, by client and machine, that have a day since then; at most so many. */
    public List<Machine> machinesAfter(UUID clientId, UUID assetId, LocalDate since, int most) {
        return table.machinesAfter(clientId, assetId, since, most);
    }

    /** Oldest first. */
    public List<Day> days(Machine machine, LocalDate since) {
        return table.days(machine.clientId(), machine.assetId(), since);
    }

    /** When it started, oldest first, at most 2,000 times. */
    public List<Instant> starts(Machine machine, LocalDate since) {
        return table.starts(
                machine.clientId(),
                machine.assetId(),
                Objects.requireNonNull(since).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
