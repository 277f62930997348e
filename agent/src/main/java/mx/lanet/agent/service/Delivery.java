package mx.lanet.agent.service;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import mx.lanet.agent.link.AgentClock;
import mx.lanet.agent.link.Answer;
import mx.lanet.agent.link.ServerLink;
import mx.lanet.agent.link.Session;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.Outbox;
import mx.lanet.agent.store.Outbox.Item;
import mx.lanet.agent.store.Outbox.Kind;
import mx.lanet.agent.store.StoreException;
import mx.lanet.protocol.TicketCreated;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what waits in the outbox to the server, each thing until the server has said that it has it. */
public final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    // A result is up to 4 MiB and an inventory more: a hundred of them at once would not fit into the agent's memory.
    private static final int FEW = 40;
    private static final int MOST_BYTES = 256 << 10;
    private static final int WORTH_TIDYING = 512 << 10;
    private static final Kind[] ORDER = {Kind.TICKET, Kind.RESULT, Kind.ATTACHMENT, Kind.INVENTORY};

    private final Outbox outbox;
    private final Session session;
    private final AgentClock clock;
    private final InventoryReceipt inventories;
    private final Convoy convoy;
    private final Set<Long> skipped = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    Delivery(Outbox outbox, Session session, AgentClock clock, Convoy convoy, InventoryReceipt inventories) {
        this.outbox = outbox;
        this.convoy = convoy;
        this.session = session;
        this.clock = clock;
        this.inventories = inventories;
    }

    /** For a program that only sends tickets: inventories are left where they are said to be acknowledged. */
    public static Delivery withoutInventories(Outbox outbox, Session session, AgentClock clock) {
        return new Delivery(outbox, session, clock, Convoy.alone(), queued -> {});
    }

    /** Told when the server has an inventory. */
    interface InventoryReceipt {
        void acknowledged(Inventories.Queued queued);
    }

    /** What every acknowledgement has. A gate that answers 200 with a page of its own has it not. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Acknowledgement(boolean success) {}

    /**
     * Sends what waits; ends early with the answer that says that now is not the time, else with null. After each few things
     * it looks anew: a ticket that comes meanwhile goes before the rest of what waits.
     */
    @Nullable
    Answer deliver() {
        skipped.clear();
        Answer failure = null;
        while (!stopping) {
            var items = first();
            if (items.isEmpty()) {
                return failure;
            }
            var trouble = some(items);
            if (trouble != null && !isOfOneItem(trouble)) {
                return trouble;
            }
            failure = trouble == null ? failure : trouble;
        }
        return null;
    }

    private List<Item> first() {
        for (var kind : ORDER) {
            var items = few(kind);
            if (!items.isEmpty()) {
                return items;
            }
        }
        return List.of();
    }

    /** Nothing more is begun. */
    void stop() {
        stopping = true;
    }

    /** Sends the waiting things of one kind; the answer that stopped it, or null when all is through. */
    public @Nullable Answer deliver(Kind kind) {
        Answer trouble = null;
        var items = few(kind);
        while (trouble == null && !items.isEmpty()) {
            trouble = some(items);
            items = few(kind);
        }
        return trouble;
    }

    private List<Item> few(Kind kind) {
        return outbox.waiting(kind, FEW + skipped.size(), MOST_BYTES).stream()
                .filter(item -> !skipped.contains(item.seq()))
                .limit(FEW)
                .toList();
    }

    // A fault of the server over one thing must not hold back all that waits behind it. A server that is down says 502,
    // 503 or 504, or nothing.
    private static boolean isOfOneItem(Answer answer) {
        return answer instanceof Answer.Received r && (r.status() == 500 || r.status() == 501);
    }

    // The disk is waited for once for a few. What a crash or a full disk leaves undeleted goes out again, and the
    // server
    // knows it by its identity.
    private @Nullable Answer some(List<Item> items) {
        var taken = Collections.synchronizedList(new ArrayList<Taken>());
        var trouble = sent(items, taken);
        try {
            forget(taken);
        } catch (StoreException e) {
            LOG.atError().log("what was delivered cannot be forgotten: {}", e.getMessage());
            return trouble == null ? new Answer.Unreachable(e) : trouble;
        }
        return trouble;
    }

    // What the server has no time for is not begun; what is under way beside it ends. A server that is down weighs more
    // than a fault over one thing.
    private @Nullable Answer sent(List<Item> items, List<Taken> taken) {
        var trouble = new AtomicReference<@Nullable Answer>();
        convoy.each(items, item -> {
            if (trouble.get() == null && !stopping && sent(item, taken) instanceof Answer answer) {
                trouble.accumulateAndGet(answer, (known, other) -> known == null || isOfOneItem(known) ? other : known);
            }
        });
        return trouble.get();
    }

    private @Nullable Answer sent(Item item, List<Taken> taken) {
        var answer = session.call(token -> send(item, token));
        return switch (answer.verdict()) {
            case DONE -> {
                var receipt = receipt(item, answer);
                if (receipt == null) {
                    yield new Answer.Unreachable(new IOException("an answer that is not the server's"));
                }
                taken.add(receipt);
                yield null;
            }
            case REFUSED -> {
                refused(item, answer);
                yield null;
            }
            case UNAUTHORIZED, FORBIDDEN, LATER -> {
                skipped.add(item.seq());
                yield answer;
            }
        };
    }

    private Answer send(Item item, String token) {
        var link = session.link();
        return switch (item.kind()) {
            case TICKET -> {
                var ticket = Json.WIRE
                        .readValue(item.json(), Outbox.QueuedTicket.class)
                        .ticket();
                yield link.post("/api/tickets/create-from-agent", token, item.identity(), ServerLink.json(ticket));
            }
            case RESULT -> {
                var id = URLEncoder.encode(item.identity(), StandardCharsets.UTF_8);
                yield link.post("/api/agents/commands/" + id + "/result", token, item.identity(), item.json());
            }
            case INVENTORY -> {
                var inventory = Json.WIRE
                        .readValue(item.json(), Inventories.Queued.class)
                        .inventory();
                yield link.post("/api/agents/inventory", token, item.identity(), ServerLink.json(inventory));
            }
            case ATTACHMENT -> upload(item, token);
            case ALERT, LOG, METRIC, GAP -> throw new IllegalStateException("travels in a heartbeat");
        };
    }

    private Answer upload(Item item, String token) {
        var attachment = Json.WIRE.readValue(item.json(), Outbox.Attachment.class);
        var path = "/api/tickets/" + attachment.ticketId() + "/attachments";
        var upload = new ServerLink.Upload(attachment.name(), Path.of(attachment.path()));
        var answer = session.link().upload(path, token, item.identity(), upload);
        boolean gone = answer instanceof Answer.Unreachable u && u.cause() instanceof NoSuchFileException;
        // A copy that somebody deleted will not come back: refused like a thing that the server refuses.
        return gone ? new Answer.Received(410, "", Duration.ZERO, null) : answer;
    }

    /** What the server has; of a ticket, as what. */
    private record Taken(Item item, @Nullable TicketCreated created) {}

    private static @Nullable Taken receipt(Item item, Answer answer) {
        if (item.kind() == Kind.TICKET) {
            var created = answer.read(TicketCreated.class);
            boolean whole = created != null && created.ticketId() != null && created.ticketNumber() != null;
            return whole ? new Taken(item, created) : null;
        }
        var acknowledgement = answer.read(Acknowledgement.class);
        return acknowledgement != null && acknowledgement.success() ? new Taken(item, null) : null;
    }

    private void forget(List<Taken> taken) {
        if (taken.isEmpty()) {
            return;
        }
        outbox.together(() -> taken.forEach(this::forget));
        for (var one : taken) {
            if (one.created() != null) {
                LOG.atInfo()
                        .addKeyValue("ticket.id", one.created().ticketId())
                        .log("ticket {} delivered", one.created().ticketNumber());
            }
            if (one.item().kind() == Kind.ATTACHMENT) {
                deleteCopy(one.item());
            }
            if (one.item().json().length > WORTH_TIDYING) {
                // An idle agent would keep the memory of a large result for hours, until it is short of it.
                System.gc();
            }
        }
        announce();
    }

    private void forget(Taken taken) {
        var item = taken.item();
        if (taken.created() != null) {
            outbox.ticketDelivered(item, taken.created(), clock.now());
            return;
        }
        if (item.kind() == Kind.INVENTORY) {
            inventories.acknowledged(Json.WIRE.readValue(item.json(), Inventories.Queued.class));
        }
        outbox.delivered(item);
    }

    private void refused(Item item, Answer answer) {
        LOG.atError().log("the server refuses {} {}: {}", item.kind().name(), item.identity(), answer.summary());
        if (item.kind() == Kind.INVENTORY) {
            // The next one may be accepted; of inventories only the newest matters.
            outbox.delivered(item);
        } else if (item.kind() == Kind.ATTACHMENT) {
            outbox.refusedFile(item, answer.reason());
            deleteCopy(item);
        } else {
            outbox.refused(item, answer.reason());
        }
        announce();
    }

    private static void deleteCopy(Item item) {
        var copy = Path.of(
                Json.WIRE.readValue(item.json(), Outbox.Attachment.class).path());
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
