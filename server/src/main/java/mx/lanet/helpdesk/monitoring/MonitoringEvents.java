package mx.lanet.helpdesk.monitoring;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import mx.lanet.helpdesk.asset.HeardAsset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Publishes what heartbeats changed, on a thread of its own: nobody who listens can hold up the agents. Live pages ask
 * for the newest state anyway, so an event that is left out under overload is made good by the next one.
 */
@Component
public class MonitoringEvents implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(MonitoringEvents.class);
    private static final int MOST_WAITING = 4096;

    private final ApplicationEventPublisher publisher;
    private final BlockingQueue<Object> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean running;

    MonitoringEvents(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    /** After the commit of a batch. */
    public void stored(List<Reading> batch, Heartbeats.Stored stored) {
        presenceChanged(stored.cameOnline(), true);
        publish(new ReadingsArrived(batch.stream()
                .map(reading -> new ReadingsArrived.Of(reading.clientId(), reading.assetId()))
                .toList()));
    }

    /** After the commit. */
    void presenceChanged(List<HeardAsset> changed, boolean online) {
        for (HeardAsset asset : changed) {
            publish(new AssetPresenceChanged(asset.clientId(), asset.assetId(), online ? "online" : "offline"));
        }
    }

    private void publish(Object event) {
        if (running && !waiting.offer(event)) {
            LOG.atDebug().log("An event of monitoring was left out");
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("monitoring-events").start(this::run);
    }

    private void run() {
        while (running) {
            try {
                publisher.publishEvent(waiting.take());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.atError().setCause(e).log("A listener to monitoring failed");
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        waiting.clear();
        boolean _ = waiting.offer(new ReadingsArrived(List.of()));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
