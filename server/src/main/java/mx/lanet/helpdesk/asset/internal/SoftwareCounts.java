package mx.lanet.helpdesk.asset.internal;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import mx.lanet.helpdesk.asset.AssetState;
import mx.lanet.helpdesk.asset.AssetStateChanged;
import mx.lanet.helpdesk.asset.SoftwareChanged;
import mx.lanet.helpdesk.shared.DatabaseTrouble;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the counts of software, some seconds behind the inventories: so no two of them wait for one counter. */
@Component
public class SoftwareCounts {
    private static final Logger LOG = LoggerFactory.getLogger(SoftwareCounts.class);
    private static final int AT_ONCE = 200;

    private final SoftwareCountTable table;
    private final SoftwareTable software;
    private final Tenancy tenancy;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher publisher;
    private final AtomicBoolean inOrder = new AtomicBoolean();

    SoftwareCounts(
            SoftwareCountTable table,
            SoftwareTable software,
            Tenancy tenancy,
            Ids ids,
            Clock clock,
            ApplicationEventPublisher publisher) {
        this.table = table;
        this.software = software;
        this.tenancy = tenancy;
        this.ids = ids;
        this.clock = clock;
        this.publisher = publisher;
    }

    /** All news that there are, unless another server is at it. */
    @Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT2S")
    public void keep() {
        try {
            while (!inOrder.get() && !putInOrder()) {}
            while (count().size() == AT_ONCE) {}
        } catch (RuntimeException failure) {
            if (!DatabaseTrouble.isPassing(failure)) {
                LOG.atError().setCause(failure).log("Software could not be counted");
            }
        }
    }

    private boolean putInOrder() {
        boolean done = tenancy.call(new Scope.Everything(), () -> table.putInOrder(1000)) == 0;
        inOrder.set(done);
        return done;
    }

    private List<SoftwareChanged.Machine> count() {
        return tenancy.call(new Scope.Everything(), () -> {
            List<SoftwareChanged.Machine> changed = table.mayCount() ? table.count(AT_ONCE) : List.of();
            if (!changed.isEmpty()) {
                publisher.publishEvent(new SoftwareChanged(changed));
            }
            return changed;
        });
    }

    /** In the transaction that changes the state. */
    @EventListener
    void stateChanged(AssetStateChanged changed) {
        if (changed.state() != AssetState.QUARANTINE) {
            software.count(
                    changed.clientId(),
                    changed.assetId(),
                    ids.next(),
                    clock.instant(),
                    changed.state() == AssetState.ACTIVE);
        }
    }
}
