package mx.lanet.helpdesk.forecast;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import mx.lanet.helpdesk.monitoring.DailyReadings;
import mx.lanet.helpdesk.monitoring.DailyReadings.Day;
import mx.lanet.helpdesk.monitoring.DailyReadings.Machine;
import mx.lanet.helpdesk.monitoring.DailyReadings.Volume;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All that is foreseen of one machine, from the last three months of its days. */
@Component
class Outlook {
    private static final int DAYS_BACK = 90;
    private static final double MEMORY_LIMIT = 95;
    private static final double TEMPERATURE_LIMIT = 85;
    private static final int RECENT_DAYS = 14;
    private static final int COMPARED_DAYS = 70;
    private static final int FEWEST_BEFORE = 21;
    private static final int FEWEST_OF_VOLUME = 7;
    private static final double DAY_SECONDS = Duration.ofDays(1).toSeconds();

    private final DailyReadings readings;

    Outlook(DailyReadings readings) {
        this.readings = readings;
    }

    /** Inside a tenancy transaction that reaches it. */
    List<Forecast> foresee(Machine machine, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<Day> days = readings.days(machine, today.minusDays(DAYS_BACK));
        List<Forecast> found = new ArrayList<>();
        found.addAll(disks(machine, now, days));
        rising(
                        machine,
                        now,
                        days,
                        Day::memory,
                        samples -> Forecasting.memory(samples, MEMORY_LIMIT),
                        whole(ForecastKind.MEMORY_TREND))
                .ifPresent(found::add);
        rising(
                        machine,
                        now,
                        days,
                        Day::temperature,
                        samples -> Forecasting.temperature(samples, TEMPERATURE_LIMIT),
                        whole(ForecastKind.TEMPERATURE_TREND))
                .ifPresent(found::add);
        restarts(machine, now, days).ifPresent(found::add);
        return found;
    }

    /** Each volume by itself; of a machine that does not tell of them, or not for long yet, the fullest one. */
    private List<Forecast> disks(Machine machine, Instant now, List<Day> days) {
        List<Forecast> found = new ArrayList<>();
        boolean known = false;
        for (Volume volume : readings.volumes(machine)) {
            List<Sample> samples = samples(volume);
            known |= samples.size() >= FEWEST_OF_VOLUME;
            ahead(
                            machine,
                            now,
                            samples,
                            Forecasting::diskFull,
                            new ForecastKey(ForecastKind.DISK_FULL_SOON, volume.mount()))
                    .ifPresent(found::add);
        }
        if (!known) {
            rising(machine, now, days, Day::disk, Forecasting::diskFull, whole(ForecastKind.DISK_FULL_SOON))
                    .ifPresent(found::add);
        }
        return found;
    }

    private static List<Sample> samples(Volume volume) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < volume.used().size(); i++) {
            Double used = volume.used().get(i);
            if (used != null) {
                samples.add(new Sample(volume.firstDay().plusDays(i).toEpochDay(), used));
            }
        }
        return samples;
    }

    private static ForecastKey whole(ForecastKind kind) {
        return new ForecastKey(kind, "");
    }

    private static Optional<Forecast> rising(
            Machine machine,
            Instant now,
            List<Day> days,
            Function<Day, @Nullable Double> reading,
            Function<List<Sample>, Optional<Ahead>> law,
            ForecastKey key) {
        List<Sample> samples = new ArrayList<>();
        for (Day day : days) {
            Double value = reading.apply(day);
            if (value != null) {
                samples.add(new Sample(day.day().toEpochDay(), value));
            }
        }
        return ahead(machine, now, samples, law, key);
    }

    private static Optional<Forecast> ahead(
            Machine machine,
            Instant now,
            List<Sample> samples,
            Function<List<Sample>, Optional<Ahead>> law,
            ForecastKey key) {
        return law.apply(samples)
                .map(ahead -> Forecast.of(
                        machine.clientId(),
                        machine.assetId(),
                        key,
                        now,
                        age(samples.getLast(), now),
                        ahead,
                        LocalDate.ofEpochDay((long) ahead.trend().since())));
    }

    /** In days since the noon that a day's reading stands for. */
    private static double age(Sample last, Instant now) {
        return Math.max(0, now.getEpochSecond() / DAY_SECONDS - last.day() - 0.5);
    }

    private Optional<Forecast> restarts(Machine machine, Instant now, List<Day> days) {
        if (days.isEmpty()) {
            return Optional.empty();
        }
        Instant recentFrom = now.minus(RECENT_DAYS, ChronoUnit.DAYS);
        LocalDate since = latest(
                days.getFirst().day(), LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(COMPARED_DAYS));
        double before =
                ChronoUnit.HOURS.between(since.atStartOfDay(ZoneOffset.UTC).toInstant(), recentFrom) / 24.0;
        if (before < FEWEST_BEFORE) {
            return Optional.empty();
        }
        List<Instant> starts = readings.starts(machine, since);
        int recent =
                (int) starts.stream().filter(start -> start.isAfter(recentFrom)).count();
        int earlier = starts.size() - recent;
        if (!Forecasting.startsMore(recent, RECENT_DAYS, earlier, before)) {
            return Optional.empty();
        }
        return Optional.of(new Forecast(
                machine.clientId(),
                machine.assetId(),
                ForecastKind.RESTARTS_MORE,
                "",
                now,
                recent,
                earlier * RECENT_DAYS / before,
                null,
                null,
                null,
                null,
                null,
                since));
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
