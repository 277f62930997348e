package mx.lanet.agent.service;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import mx.lanet.agent.link.AgentClock;
import mx.lanet.agent.link.Answer;
import mx.lanet.agent.link.Session;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.Outbox;
import mx.lanet.agent.store.Outbox.Item;
import mx.lanet.agent.store.Outbox.Kind;
import mx.lanet.agent.store.StoreException;
import mx.lanet.protocol.AlertReport;
import mx.lanet.protocol.Heartbeat;
import mx.lanet.protocol.Heartbeat.LogLine;
import mx.lanet.protocol.Heartbeat.PastStatus;
import mx.lanet.protocol.HeartbeatAnswer;
import mx.lanet.protocol.MachineStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends heartbeats with the alerts and log lines that wait. When the server refuses one, the culprit is sought by
 * sending less, since a single alert that it never takes must not make the machine look offline for ever.
 */
final class Heartbeats {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);
    private static final String PATH = "/api/agents/heartbeat";
    private static final int FULL_LOAD = 100;
    private static final Duration VOLUMES_EACH = Duration.ofHours(1);

    private final Outbox outbox;
    private final Session session;
    private final AgentClock clock;
    private int load = FULL_LOAD;
    private @Nullable Instant volumesTold;
    private @Nullable Item suspect;

    Heartbeats(Outbox outbox, Session session, AgentClock clock) {
        this.outbox = outbox;
        this.session = session;
        this.clock = clock;
    }

    /**
     * How a heartbeat ended.
     *
     * @param data what the server said, null unless it took the heartbeat
     * @param again whether another should follow at once, to bring the rest
     */
    record Outcome(Answer answer, HeartbeatAnswer.@Nullable Data data, boolean again) {}

    /**
     * The notices are lines that the disk could not take; the caller keeps them until the heartbeat was taken. A light one
     * carries nothing of the queue.
     */
    Outcome send(MachineStatus status, List<LogLine> notices, boolean light) {
        int load = light ? 0 : this.load;
        var alerts = outbox.waiting(Kind.ALERT, load);
        var gaps = outbox.waiting(Kind.GAP, load - alerts.size());
        var logs = outbox.waiting(Kind.LOG, load - alerts.size() - gaps.size());
        var metrics = outbox.waiting(Kind.METRIC, load - alerts.size() - gaps.size() - logs.size());
        var lines = Stream.concat(gaps.stream(), logs.stream()).toList();
        var now = clock.now();
        var told = volumesTold;
        boolean withVolumes = told == null || Duration.between(told, now).abs().compareTo(VOLUMES_EACH) >= 0;
        var heartbeat = new Heartbeat(
                session.identity().assetId(),
                now,
                status.forHeartbeat(withVolumes),
                read(alerts, AlertReport.class),
                Stream.concat(notices.stream(), read(lines, LogLine.class).stream())
                        .toList(),
                read(metrics, PastStatus.class));
        var carried = Stream.of(alerts, lines, metrics).flatMap(List::stream).toList();
        var answer = session.call(token -> session.link().post(PATH, token, heartbeat));
        return switch (answer.verdict()) {
            case DONE -> {
                volumesTold = withVolumes ? now : told;
                yield taken(answer, carried, light);
            }
            case REFUSED -> refused(answer, carried);
            case UNAUTHORIZED, FORBIDDEN, LATER -> new Outcome(answer, null, false);
        };
    }

    private Outcome taken(Answer answer, List<Item> carried, boolean light) {
        var read = answer.read(HeartbeatAnswer.class);
        if (read == null || !read.success() || read.data() == null) {
            var page = new Answer.Unreachable(new IOException("an answer that is not the server's"));
            return new Outcome(page, null, false);
        }
        if (light) {
            return new Outcome(answer, read.data(), outbox.hasForHeartbeats());
        }
        boolean forgotten = forget(carried);
        var culprit = suspect;
        if (culprit != null) {
            LOG.atError().log("the server never takes {} {}", culprit.kind().name(), culprit.identity());
            suspect = null;
            refuse(culprit);
        }
        boolean more = forgotten && (culprit != null || carried.size() == load && load > 0);
        load = Math.min(FULL_LOAD, Math.max(1, load * 2));
        return new Outcome(answer, read.data(), more);
    }

    private void refuse(Item culprit) {
        try {
            outbox.refused(culprit, "refused by the server");
        } catch (StoreException e) {
            LOG.atError().log("its refusal cannot be kept: {}", e.getMessage());
        }
    }

    // On a full disk they go out again next time, and the server knows them by their identities.
    private boolean forget(List<Item> carried) {
        try {
            if (!carried.isEmpty()) {
                outbox.delivered(carried);
            }
            return true;
        } catch (StoreException e) {
            LOG.atError().log("what was delivered cannot be forgotten: {}", e.getMessage());
            return false;
        }
    }

    private Outcome refused(Answer answer, List<Item> carried) {
        if (carried.isEmpty()) {
            // Without any load it was refused too: it is not the load's fault.
            suspect = null;
            load = 1;
            return new Outcome(answer, null, false);
        }
        suspect = carried.size() == 1 ? carried.getFirst() : null;
        load = carried.size() == 1 ? 0 : 1;
        return new Outcome(answer, null, true);
    }

    private static <T> List<T> read(List<Item> items, Class<T> type) {
        return items.stream()
                .map(item -> Json.WIRE.readValue(item.json(), type))
                .toList();
    }
}
