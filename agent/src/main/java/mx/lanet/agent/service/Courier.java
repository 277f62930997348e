package mx.lanet.agent.service;

import java.time.Duration;
import java.util.random.RandomGenerator;
import mx.lanet.agent.link.AgentClock;
import mx.lanet.agent.link.Answer;
import mx.lanet.agent.link.BackOff;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the queue to the server beside the heartbeats: a long upload or a week's backlog must not make the machine look
 * offline. It goes at the server's pace, and only while the heartbeats show that there is one.
 */
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final Delivery delivery;
    private final Approval approval;
    private final BrandLogo logo;
    private final Line line;
    private final AgentClock clock;
    private final BackOff backOff;
    private Duration quietUntil = Duration.ZERO;

    Courier(Delivery delivery, Approval approval, BrandLogo logo, Line line, AgentClock clock, RandomGenerator random) {
        this.delivery = delivery;
        this.approval = approval;
        this.logo = logo;
        this.line = line;
        this.clock = clock;
        this.backOff = new BackOff(random);
    }

    /** Delivers what waits, if it is time; how long it may be left alone after. */
    Duration round(Duration mostBackOff) {
        var elapsed = clock.elapsed();
        if (line.isDown() || line.lastContact() == null) {
            return IDLE;
        }
        if (elapsed.compareTo(quietUntil) < 0) {
            return quietUntil.minus(elapsed);
        }
        var trouble = approval.isGiven() ? delivery.deliver() : null;
        if (trouble != null && trouble.verdict() != Answer.Verdict.FORBIDDEN) {
            return failed(trouble, mostBackOff);
        }
        backOff.succeeded();
        if (trouble == null) {
            logo.follow(mostBackOff);
        }
        return IDLE;
    }

    private Duration failed(@Nullable Answer trouble, Duration most) {
        if (trouble == null) {
            return IDLE;
        }
        if (backOff.failures() == 0) {
            LOG.atWarn().log("the queue is not taken: {}", trouble.summary());
        }
        var wait = backOff.failed(most, trouble.retryAfter());
        quietUntil = clock.elapsed().plus(wait);
        return wait;
    }
}
