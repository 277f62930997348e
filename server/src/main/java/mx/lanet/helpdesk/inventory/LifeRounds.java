package mx.lanet.helpdesk.inventory;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import mx.lanet.helpdesk.asset.AssetFoundAgain;
import mx.lanet.helpdesk.shared.DatabaseTrouble;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Finds warranties that end soon, and retired machines that are back. */
@Component
class LifeRounds {
    private static final Logger LOG = LoggerFactory.getLogger(LifeRounds.class);

    private final LifeFindingTable table;
    private final Tenancy tenancy;
    private final Clock clock;
    private final ZoneId zone;
    private final int days;

    LifeRounds(
            LifeFindingTable table,
            Tenancy tenancy,
            Clock clock,
            @Value("${lanet.time-zone:America/Mexico_City}") ZoneId zone,
            @Value("${lanet.inventory.warranty-days:60}") int days) {
        this.table = table;
        this.tenancy = tenancy;
        this.clock = clock;
        this.zone = zone;
        this.days = days;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    void look() {
        try {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            LocalDate today = LocalDate.ofInstant(now, zone);
            tenancy.run(new Scope.Everything(), () -> {
                table.findWarranties(today, today.plusDays(days), now);
                table.endFoundAgain(now.minus(1, ChronoUnit.DAYS));
            });
        } catch (RuntimeException failure) {
            if (!DatabaseTrouble.isPassing(failure)) {
                LOG.atError().setCause(failure).log("Warranties could not be looked at");
            }
        }
    }

    /** In the transaction in which it joins. A day later it is news no more. */
    @EventListener
    void on(AssetFoundAgain found) {
        table.foundAgain(found.clientId(), found.assetId(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
