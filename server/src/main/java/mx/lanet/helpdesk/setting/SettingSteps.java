package mx.lanet.helpdesk.setting;

import java.time.Clock;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AgentSettings;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Component;

/** Carries what was said of many machines to them: so many in each transaction, that none of them waits for long. */
@Component
class SettingSteps {
    static final int MACHINES = 500;

    private final SettingWorkTable work;
    private final AgentSettings settings;
    private final Tenancy tenancy;
    private final Clock clock;

    SettingSteps(SettingWorkTable work, AgentSettings settings, Tenancy tenancy, Clock clock) {
        this.work = work;
        this.settings = settings;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** Whether there was something to do. */
    boolean next() {
        return tenancy.call(
                new Scope.Everything(), () -> work.take().map(this::step).isPresent());
    }

    private boolean step(SettingWorkTable.Work some) {
        if (some.ofHouse()) {
            work.askAll(clock.instant());
            work.done(some);
            return true;
        }
        UUID last = settings.renewAfter(some.clientId(), some.siteId(), some.reached(), MACHINES);
        if (last == null) {
            work.done(some);
        } else {
            work.reached(some, last, clock.instant());
        }
        return true;
    }
}
