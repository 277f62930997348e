package mx.lanet.agent.service;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import mx.lanet.agent.setting.Messages;
import mx.lanet.agent.store.Database;
import mx.lanet.agent.store.Gaps.Gap;
import mx.lanet.agent.store.Outbox;
import mx.lanet.agent.store.StoreException;
import mx.lanet.agent.store.StoreException.Trouble;
import mx.lanet.protocol.Heartbeat.LogLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server is to know of the agent's own troubles, whatever is dropped: gaps, a damaged queue, a full disk. It goes
 * through the queue, and past it while the disk takes nothing.
 */
final class Notices {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final int MOST = 50;

    private final Database database;
    private final Outbox outbox;
    private final Messages messages;
    private final Deque<LogLine> past = new ArrayDeque<>();
    private @Nullable Trouble told;
    private boolean overfull;

    Notices(Database database, Outbox outbox, Messages messages) {
        this.database = database;
        this.outbox = outbox;
        this.messages = messages;
    }

    /** Queues a line that is never dropped. */
    void tell(Instant now, String level, String text) {
        var line = new LogLine(now, level, text);
        try {
            outbox.addNotice(line, now);
        } catch (StoreException e) {
            remember(line);
        }
    }

    /** Looks whether the disk takes what is written, and says once when it begins and once when it ends not to. */
    void look(Instant now) {
        if (told == Trouble.FULL) {
            database.renewReserve();
        }
        var trouble = database.trouble();
        if (trouble != told) {
            var before = told;
            told = trouble;
            if (trouble == null) {
                LOG.atInfo().log("the disk takes everything again");
                remember(new LogLine(now, "INFO", messages.text("disk.well")));
            } else if (before == null) {
                LOG.atError().log("the disk takes nothing: {}", trouble);
                remember(new LogLine(now, "ERROR", messages.text("disk." + word(trouble))));
            }
        }
        lookAtSize(now);
    }

    private void lookAtSize(Instant now) {
        boolean over = outbox.isOverfull();
        if (over && !overfull) {
            LOG.atError().log("the queue holds {} bytes, more than it should", outbox.bytes());
            tell(now, "ERROR", messages.text("queue.overfull", outbox.bytes() >> 20));
        }
        overfull = over;
    }

    static String word(Trouble trouble) {
        return trouble.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** What is wrong with the disk; null when it is well. */
    @Nullable
    Trouble trouble() {
        return told;
    }

    /** Queues a line for each gap that the server does not know of. */
    void tellGaps(Instant now) {
        try {
            outbox.tellGaps(gap -> new LogLine(now, "WARN", text(gap)), now);
        } catch (StoreException e) {
            LOG.atWarn().log("the gaps are told later: {}", e.getMessage());
        }
    }

    private String text(Gap gap) {
        return messages.text(
                "gap." + gap.why(), gap.dropped(), messages.text("gap.kind." + gap.kind()), gap.from(), gap.to());
    }

    private void remember(LogLine line) {
        if (past.size() == MOST) {
            past.removeFirst();
        }
        past.add(line);
    }

    /** Lines that go past the queue, for the next heartbeat. */
    List<LogLine> pastTheQueue() {
        return List.copyOf(past);
    }

    /** The server has so many of them. */
    void taken(int count) {
        for (int i = 0; i < count; i++) {
            past.pollFirst();
        }
    }
}
