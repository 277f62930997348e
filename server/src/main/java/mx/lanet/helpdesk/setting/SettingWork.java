package mx.lanet.helpdesk.setting;

import java.time.Duration;
import mx.lanet.helpdesk.shared.BackgroundWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Carries settings to machines: woken by each commit that changed some. */
@Component
class SettingWork extends BackgroundWork {
    private final SettingSteps steps;

    SettingWork(SettingSteps steps) {
        super("setting-work", 1, Duration.ofSeconds(20));
        this.steps = steps;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(SettingsAsked event) {
        wake();
    }

    @Override
    protected boolean step() {
        return steps.next();
    }
}
