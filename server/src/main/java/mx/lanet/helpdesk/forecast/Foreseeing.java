package mx.lanet.helpdesk.forecast;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.forecast.PassTable.Pass;
import mx.lanet.helpdesk.monitoring.DailyReadings;
import mx.lanet.helpdesk.monitoring.DailyReadings.Machine;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Makes the forecasts of all machines once a day, some of them at a time. Alerts are told before the rows are written and
 * the step is noted: whoever is killed between does it again, which changes nothing. Of two servers that do the same step,
 * one writes.
 */
@Component
class Foreseeing {
    private static final Logger LOG = LoggerFactory.getLogger(Foreseeing.class);
    private static final UUID NOBODY = new UUID(0, 0);
    private static final int MACHINES_A_STEP = 100;
    private static final int STEPS_A_ROUND = 50;
    private static final int SILENT_DAYS = 7;
    /** Of machines that report no more, what was foreseen is of no use. */
    private static final Duration OUT_OF_DATE = Duration.ofDays(3);

    private final DailyReadings readings;
    private final Outlook outlook;
    private final NearForecasts near;
    private final ForecastTable table;
    private final PassTable passes;
    private final Tenancy tenancy;
    private final Clock clock;

    Foreseeing(
            DailyReadings readings,
            Outlook outlook,
            NearForecasts near,
            ForecastTable table,
            PassTable passes,
            Tenancy tenancy,
            Clock clock) {
        this.readings = readings;
        this.outlook = outlook;
        this.near = near;
        this.table = table;
        this.passes = passes;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** What is foreseen of a machine, and about which of it there was an alert already. */
    private record Seen(Machine machine, List<Forecast> forecasts, List<ForecastKey> alerting) {}

    @Scheduled(initialDelayString = "${lanet.forecast.first-look:2m}", fixedDelayString = "PT1M")
    void work() {
        try {
            int left = STEPS_A_ROUND;
            while (left > 0 && step()) {
                left--;
            }
        } catch (DataAccessException | TransactionException e) {
            // The database is away, or somebody else was first: the next round goes on.
            LOG.atWarn().log("Forecasts could not be made: {}", e.getMessage());
        }
    }

    /** Whether there may be more to do today. */
    private boolean step() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Scope all = new Scope.Everything();
        Pass pass = tenancy.call(all, () -> passes.find(today).orElse(new Pass(today, NOBODY, NOBODY, false)));
        if (pass.done()) {
            return false;
        }
        List<Seen> seen = tenancy.call(all, () -> look(pass, now));
        List<List<ForecastKey>> alerting = new ArrayList<>();
        for (Seen one : seen) {
            alerting.add(near.tell(one.machine().clientId(), one.machine().assetId(), one.forecasts(), one.alerting()));
        }
        if (seen.size() < MACHINES_A_STEP) {
            forget(now);
        }
        tenancy.run(all, () -> write(pass, seen, alerting));
        return seen.size() == MACHINES_A_STEP;
    }

    private List<Seen> look(Pass pass, Instant now) {
        return readings
                .machinesAfter(
                        pass.afterClient(), pass.afterAsset(), pass.day().minusDays(SILENT_DAYS), MACHINES_A_STEP)
                .stream()
                .map(machine -> new Seen(
                        machine, outlook.foresee(machine, now), table.alerting(machine.clientId(), machine.assetId())))
                .toList();
    }

    private void write(Pass pass, List<Seen> seen, List<List<ForecastKey>> alerting) {
        passes.lock();
        Pass there = passes.find(pass.day()).orElse(pass);
        if (!there.equals(pass)) {
            return;
        }
        for (int i = 0; i < seen.size(); i++) {
            Machine machine = seen.get(i).machine();
            table.replace(machine.clientId(), machine.assetId(), seen.get(i).forecasts(), alerting.get(i));
        }
        Machine last = seen.isEmpty()
                ? new Machine(pass.afterClient(), pass.afterAsset())
                : seen.getLast().machine();
        // Where there is no machine at all, the first one may come today.
        boolean done = seen.size() < MACHINES_A_STEP && !last.assetId().equals(NOBODY);
        passes.save(new Pass(pass.day(), last.clientId(), last.assetId(), done));
    }

    private void forget(Instant now) {
        List<Forecast> old =
                tenancy.call(new Scope.Everything(), () -> table.madeBefore(now.minus(OUT_OF_DATE), MACHINES_A_STEP));
        for (Forecast forecast : old) {
            near.tell(forecast.clientId(), forecast.assetId(), List.of(), List.of(forecast.key()));
        }
        tenancy.run(new Scope.Everything(), () -> old.forEach(table::delete));
    }
}
