package mx.lanet.agent.service;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import mx.lanet.agent.link.BackOff;
import mx.lanet.agent.link.Channel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the server's channel open, on a thread of its own. All that it brings is had from heartbeats, too: that it cannot be
 * opened is no trouble, only slower.
 */
final class ChannelKeeper implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelKeeper.class);
    private static final Duration MOST_WAIT = Duration.ofMinutes(1);
    private static final Duration MOST_AFTER_A_LOSS = Duration.ofSeconds(30);

    private final Supplier<Channel> channels;
    private final RandomGenerator random;
    private final BackOff backOff;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable Channel channel;

    /** @param channels gives one that is not connected, with the JWT of now */
    ChannelKeeper(Supplier<Channel> channels, RandomGenerator random) {
        this.channels = channels;
        this.random = random;
        this.backOff = new BackOff(random);
    }

    @Override
    public void run() {
        try {
            var wait = backOff.failed(MOST_WAIT, Duration.ZERO);
            while (!closing.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                wait = listen() ? afterALoss() : backOff.failed(MOST_WAIT, Duration.ZERO);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // When a server ends, all its agents lose it at one moment.
    private Duration afterALoss() {
        backOff.succeeded();
        return Duration.ofMillis(random.nextLong(MOST_AFTER_A_LOSS.toMillis()));
    }

    private boolean listen() {
        try (var open = channels.get()) {
            channel = open;
            if (closing.getCount() == 0) {
                return false;
            }
            boolean opened = open.listen();
            LOG.atDebug().log("the server's channel ended: {}", open.ended());
            return opened;
        } catch (RuntimeException e) {
            LOG.atWarn().log("there is no channel: {}", e.getMessage());
            return false;
        } finally {
            channel = null;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        var open = channel;
        if (open != null) {
            open.close();
        }
    }
}
