package mx.lanet.helpdesk.inventory;

import java.util.List;
import java.util.Locale;
import mx.lanet.helpdesk.alert.About;
import mx.lanet.helpdesk.alert.Condition;
import mx.lanet.helpdesk.alert.Conditions;
import mx.lanet.helpdesk.alert.Severity;
import mx.lanet.helpdesk.alert.Trouble;
import mx.lanet.helpdesk.shared.DatabaseTrouble;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Opens the alerts of what was found, and closes those of what has ended. Said twice, an alert stays one. */
@Component
public class FindingTeller {
    private static final Logger LOG = LoggerFactory.getLogger(FindingTeller.class);
    private static final int AT_ONCE = 200;

    private final FindingTable findings;
    private final Conditions conditions;
    private final Tenancy tenancy;

    FindingTeller(FindingTable findings, Conditions conditions, Tenancy tenancy) {
        this.findings = findings;
        this.conditions = conditions;
        this.tenancy = tenancy;
    }

    /** All that is not told yet. */
    @Scheduled(initialDelayString = "PT4S", fixedDelayString = "PT2S")
    public void tell() {
        try {
            boolean more = true;
            while (more) {
                List<FindingTable.Untold> untold = tenancy.call(new Scope.Everything(), () -> findings.untold(AT_ONCE));
                tell(untold);
                more = untold.size() == AT_ONCE;
            }
        } catch (RuntimeException failure) {
            if (!DatabaseTrouble.isPassing(failure)) {
                LOG.atError().setCause(failure).log("Alerts of inventories could not be told");
            }
        }
    }

    private void tell(List<FindingTable.Untold> untold) {
        conditions.raise(untold.stream()
                .filter(one -> !one.ended())
                .map(FindingTeller::condition)
                .toList());
        conditions.recover(untold.stream()
                .filter(FindingTable.Untold::ended)
                .map(FindingTeller::trouble)
                .toList());
        tenancy.run(new Scope.Everything(), () -> untold.forEach(findings::markTold));
    }

    private static Trouble trouble(FindingTable.Untold one) {
        return new Trouble(About.asset(one.clientId(), one.assetId()), one.kind(), one.subject());
    }

    private static Condition condition(FindingTable.Untold one) {
        return new Condition(
                trouble(one),
                Severity.valueOf(one.severity().toUpperCase(Locale.ROOT)),
                "watchlist.alert." + one.kind().replace('_', '-'),
                one.details());
    }
}
