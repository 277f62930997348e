package mx.lanet.helpdesk.mail.out;

import java.time.Duration;
import mx.lanet.helpdesk.shared.BackgroundWork;
import org.springframework.stereotype.Component;

/** Looks for news every few seconds: what was said is told when its files stand beside it, and nobody waits for mail. */
@Component
class NewsWork extends BackgroundWork {
    private final NewsSteps steps;
    private final Digests digests;

    NewsWork(NewsSteps steps, Digests digests) {
        super("mail-news", 1, Duration.ofSeconds(2));
        this.steps = steps;
        this.digests = digests;
    }

    @Override
    protected boolean step() {
        return steps.next() || digests.step();
    }
}
