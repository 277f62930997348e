package mx.lanet.agent.service;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import mx.lanet.agent.link.AgentClock;
import mx.lanet.agent.link.Answer;
import mx.lanet.agent.link.Session;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.Outbox;
import mx.lanet.agent.store.Outbox.Item;
import mx.lanet.agent.store.Outbox.Kind;
import mx.lanet.protocol.AlertReport;
import mx.lanet.protocol.Heartbeat;
import mx.lanet.protocol.Heartbeat.LogLine;
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

    private final Outbox outbox;
    private final Session session;
    private final AgentClock clock;
    private int load = FULL_LOAD;
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

    Outcome send(MachineStatus status) {
        var alerts = outbox.waiting(Kind.ALERT, load);
        var logs = outbox.waiting(Kind.LOG, load - alerts.size());
        var heartbeat = new Heartbeat(
                session.identity().assetId(),
                clock.now(),
                status.forHeartbeat(),
                read(alerts, AlertReport.class),
                read(logs, LogLine.class));
        var carried = Stream.concat(alerts.stream(), logs.stream()).toList();
        var answer = session.call(token -> session.link().post(PATH, token, heartbeat));
        return switch (answer.verdict()) {
            case DONE -> taken(answer, carried);
            case REFUSED -> refused(answer, carried);
            case UNAUTHORIZED, FORBIDDEN, LATER -> new Outcome(answer, null, false);
        };
    }

    private Outcome taken(Answer answer, List<Item> carried) {
        var read = answer.read(HeartbeatAnswer.class);
        if (read == null || !read.success() || read.data() == null) {
            var page = new Answer.Unreachable(new IOException("an answer that is not the server's"));
            return new Outcome(page, null, false);
        }
        outbox.delivered(carried);
        var culprit = suspect;
        if (culprit != null) {
            LOG.atError().log("the server never takes {} {}", culprit.kind().name(), culprit.identity());
            outbox.refused(culprit, "refused by the server");
            suspect = null;
        }
        boolean more = culprit != null || carried.size() == load && load > 0;
        load = Math.min(FULL_LOAD, Math.max(1, load * 2));
        return new Outcome(answer, read.data(), more);
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
                .map(item -> Json.WIRE.readValue(item.body(), type))
                .toList();
    }
}
