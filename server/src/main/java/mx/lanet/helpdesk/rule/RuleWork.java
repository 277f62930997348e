package mx.lanet.helpdesk.rule;

import java.time.Duration;
import mx.lanet.helpdesk.shared.BackgroundWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells rules what happened, and that time has passed. */
@Component
class RuleWork extends BackgroundWork {
    private final RuleSteps happened;
    private final ElapsedSteps elapsed;

    RuleWork(RuleSteps happened, ElapsedSteps elapsed) {
        super("rules", 1, Duration.ofSeconds(5));
        this.happened = happened;
        this.elapsed = elapsed;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(RuleKeeper.Kept event) {
        wake();
    }

    @Override
    protected boolean step() {
        return happened.next() || elapsed.next();
    }
}
