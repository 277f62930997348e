package mx.lanet.agent.service;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import mx.lanet.agent.link.AgentClock;
import mx.lanet.agent.link.Answer;
import mx.lanet.agent.link.ServerLink;
import mx.lanet.agent.link.Session;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.Outbox;
import mx.lanet.agent.store.Outbox.Item;
import mx.lanet.agent.store.Outbox.Kind;
import mx.lanet.protocol.TicketCreated;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what waits in the outbox to the server, each thing until the server has said that it has it. */
public final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    // A result is up to 4 MiB and an inventory more: a hundred of them at once would not fit into the agent's memory.
    private static final int LARGE_AT_ONCE = 1;
    private static final int SMALL_AT_ONCE = 100;
    private static final int WORTH_TIDYING = 512 << 10;
    private static final Kind[] ORDER = {Kind.TICKET, Kind.RESULT, Kind.ATTACHMENT, Kind.INVENTORY};

    private final Outbox outbox;
    private final Session session;
    private final AgentClock clock;
    private final InventoryReceipt inventories;

    Delivery(Outbox outbox, Session session, AgentClock clock, InventoryReceipt inventories) {
        this.outbox = outbox;
        this.session = session;
        this.clock = clock;
        this.inventories = inventories;
    }

    /** For a program that only sends tickets: inventories are left where they are said to be acknowledged. */
    public static Delivery withoutInventories(Outbox outbox, Session session, AgentClock clock) {
        return new Delivery(outbox, session, clock, queued -> {});
    }

    /** Told when the server has an inventory. */
    interface InventoryReceipt {
        void acknowledged(Inventories.Queued queued);
    }

    /** What every acknowledgement has. A gate that answers 200 with a page of its own has it not. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Acknowledgement(boolean success) {}

    /** Sends what waits; ends early with the answer that says that now is not the time, else with null. */
    @Nullable
    Answer deliver() {
        for (var kind : ORDER) {
            var trouble = deliver(kind);
            if (trouble != null) {
                return trouble;
            }
        }
        return null;
    }

    /** Sends the waiting things of one kind; the answer that stopped it, or null when all is through. */
    public @Nullable Answer deliver(Kind kind) {
        int atOnce = kind == Kind.RESULT || kind == Kind.INVENTORY ? LARGE_AT_ONCE : SMALL_AT_ONCE;
        var items = outbox.waiting(kind, atOnce);
        while (!items.isEmpty()) {
            for (var item : items) {
                var answer = session.call(token -> send(item, token));
                switch (answer.verdict()) {
                    case DONE -> {
                        if (!isTaken(item, answer)) {
                            return new Answer.Unreachable(new IOException("an answer that is not the server's"));
                        }
                    }
                    case REFUSED -> refused(item, answer);
                    case UNAUTHORIZED, FORBIDDEN, LATER -> {
                        return answer;
                    }
                }
            }
            items = outbox.waiting(kind, atOnce);
        }
        return null;
    }

    private Answer send(Item item, String token) {
        var link = session.link();
        return switch (item.kind()) {
            case TICKET -> {
                var ticket = Json.WIRE
                        .readValue(item.body(), Outbox.QueuedTicket.class)
                        .ticket();
                yield link.post("/api/tickets/create-from-agent", token, item.identity(), ServerLink.json(ticket));
            }
            case RESULT -> {
                var id = URLEncoder.encode(item.identity(), StandardCharsets.UTF_8);
                var body = item.body().getBytes(StandardCharsets.UTF_8);
                yield link.post("/api/agents/commands/" + id + "/result", token, item.identity(), body);
            }
            case INVENTORY -> {
                var inventory = Json.WIRE
                        .readValue(item.body(), Inventories.Queued.class)
                        .inventory();
                yield link.post("/api/agents/inventory", token, item.identity(), ServerLink.json(inventory));
            }
            case ATTACHMENT -> upload(item, token);
            case ALERT, LOG -> throw new IllegalStateException("travels in a heartbeat");
        };
    }

    private Answer upload(Item item, String token) {
        var attachment = Json.WIRE.readValue(item.body(), Outbox.Attachment.class);
        var path = "/api/tickets/" + attachment.ticketId() + "/attachments";
        var upload = new ServerLink.Upload(attachment.name(), Path.of(attachment.path()));
        var answer = session.link().upload(path, token, item.identity(), upload);
        boolean gone = answer instanceof Answer.Unreachable u && u.cause() instanceof NoSuchFileException;
        // A copy that somebody deleted will not come back: refused like a thing that the server refuses.
        return gone ? new Answer.Received(410, "", Duration.ZERO, null) : answer;
    }

    private boolean isTaken(Item item, Answer answer) {
        if (item.kind() == Kind.TICKET) {
            var created = answer.read(TicketCreated.class);
            if (created == null || created.ticketId() == null || created.ticketNumber() == null) {
                return false;
            }
            outbox.ticketDelivered(item, created, clock.now());
            LOG.atInfo()
                    .addKeyValue("ticket.id", created.ticketId())
                    .log("ticket {} delivered", created.ticketNumber());
            announce();
            return true;
        }
        var acknowledgement = answer.read(Acknowledgement.class);
        if (acknowledgement == null || !acknowledgement.success()) {
            return false;
        }
        if (item.kind() == Kind.INVENTORY) {
            inventories.acknowledged(Json.WIRE.readValue(item.body(), Inventories.Queued.class));
        }
        outbox.delivered(item);
        if (item.kind() == Kind.ATTACHMENT) {
            deleteCopy(item);
        }
        if (item.body().length() > WORTH_TIDYING) {
            // An idle agent would keep the memory of a large result for hours, until it is short of it.
            System.gc();
        }
        return true;
    }

    private void refused(Item item, Answer answer) {
        LOG.atError().log("the server refuses {} {}: {}", item.kind().name(), item.identity(), answer.summary());
        if (item.kind() == Kind.INVENTORY) {
            // The next one may be accepted; of inventories only the newest matters.
            outbox.delivered(item);
        } else {
            outbox.refused(item, answer.summary());
        }
        announce();
    }

    private static void deleteCopy(Item item) {
        var copy = Path.of(
                Json.WIRE.readValue(item.body(), Outbox.Attachment.class).path());
        try {
            Files.deleteIfExists(copy);
            var folder = copy.getParent();
            try (var left = Files.list(folder)) {
                if (left.findAny().isEmpty()) {
                    Files.delete(folder);
                }
            }
        } catch (IOException e) {
            LOG.atWarn().log("a delivered attachment's copy stays: {}", e.getMessage());
        }
    }

    private synchronized void announce() {
        notifyAll();
    }

    /** Waits until the ticket is delivered or refused; false when the time is over first. */
    synchronized boolean awaitTicket(UUID identity, Duration most) throws InterruptedException {
        long until = System.nanoTime() + most.toNanos();
        while (outbox.ticketNumber(identity) == null && outbox.ticketRefusal(identity) == null) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
