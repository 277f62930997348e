package mx.lanet.agent.service;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import mx.lanet.agent.collect.InventorySource;
import mx.lanet.agent.link.AgentClock;
import mx.lanet.agent.store.Identity;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.Memory;
import mx.lanet.agent.store.Outbox;
import mx.lanet.protocol.Inventory;
import mx.lanet.protocol.Inventory.Updates;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects the inventory on a thread of its own and queues it when something in it changed since the server had it. */
final class Inventories {
    private static final Logger LOG = LoggerFactory.getLogger(Inventories.class);
    private static final String ACKNOWLEDGED = "inventory.sections";
    private static final String PENDING_UPDATES = "inventory.pending_updates";

    private final InventorySource source;
    private final Outbox outbox;
    private final Memory memory;
    private final AgentClock clock;
    private final Bell bell;
    private final Executor background;
    private final List<Runnable> whenDone = new ArrayList<>();
    private boolean running;
    private volatile boolean closed;

    Inventories(AgentLoop.World world, AgentClock clock) {
        this.source = world.inventory();
        this.outbox = world.outbox();
        this.memory = world.memory();
        this.bell = world.bell();
        this.background = world.background();
        this.clock = clock;
    }

    /** An inventory that waits, with the hash of each section. */
    record Queued(Inventory inventory, Map<String, String> sections) {}

    /** Starts one unless one runs; the action is done when it has ended, well or not. */
    synchronized void collect(Identity identity, Duration timeout, boolean alsoUnchanged, Runnable done) {
        whenDone.add(done);
        if (!running) {
            running = true;
            background.execute(() -> run(identity, timeout, alsoUnchanged));
        }
    }

    private void run(Identity identity, Duration timeout, boolean alsoUnchanged) {
        try {
            var inventory = source.collect(identity.assetId(), clock.now(), timeout);
            if (!closed) {
                keep(inventory, alsoUnchanged);
            }
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.atError().setCause(e).log("the inventory failed");
            }
        } finally {
            finish();
        }
    }

    private void keep(Inventory inventory, boolean alsoUnchanged) {
        var sections = sections(inventory);
        rememberPending(inventory);
        if (alsoUnchanged || isNews(sections)) {
            outbox.putInventory(new Queued(inventory, sections), clock.now());
        }
    }

    /** The agent ends: what comes now belongs to nobody, and what was asked for is collected by the next life. */
    void close() {
        closed = true;
    }

    private void finish() {
        if (closed) {
            LOG.atInfo().log("the inventory is left to the agent's next life");
            return;
        }
        List<Runnable> done;
        synchronized (this) {
            running = false;
            done = List.copyOf(whenDone);
            whenDone.clear();
        }
        done.forEach(Runnable::run);
        bell.ring();
    }

    /** The server has it. */
    void acknowledged(Queued queued) {
        var known = new TreeMap<>(acknowledged());
        known.putAll(queued.sections());
        memory.remember(ACKNOWLEDGED, Json.WIRE.writeValueAsString(known));
    }

    /** As the last inventory counted them. */
    @Nullable
    Integer pendingUpdates() {
        return memory.value(PENDING_UPDATES).map(Integer::valueOf).orElse(null);
    }

    private void rememberPending(Inventory inventory) {
        Optional.ofNullable(inventory.software())
                .map(Inventory.Software::updates)
                .map(Updates::pendingCount)
                .ifPresent(count -> memory.remember(PENDING_UPDATES, count.toString()));
    }

    // A section that could not be collected this time is no news.
    private boolean isNews(Map<String, String> sections) {
        var known = acknowledged();
        return sections.entrySet().stream().anyMatch(s -> !s.getValue().equals(known.get(s.getKey())));
    }

    private Map<String, String> acknowledged() {
        var type = Json.WIRE.getTypeFactory().constructMapType(TreeMap.class, String.class, String.class);
        return memory.value(ACKNOWLEDGED)
                .map(text -> Json.WIRE.<Map<String, String>>readValue(text, type))
                .orElse(Map.of());
    }

    /** A hash of each part that has a collector of its own: one that failed this time makes no news of the others. */
    static Map<String, String> sections(Inventory inventory) {
        var found = new TreeMap<String, String>();
        putParts(found, "hardware", inventory.hardware());
        putParts(found, "domain", inventory.domain());
        put(found, "network", inventory.network());
        var software = inventory.software();
        if (software != null) {
            put(found, "installed_software", software.installedSoftware());
            put(found, "services", software.services());
            put(found, "updates", withoutLastCheck(software.updates()));
            put(found, "installed_updates", software.installedUpdates());
        }
        return found;
    }

    /** Each list of a section for itself, and its other facts together. */
    private static void putParts(Map<String, String> sections, String name, @Nullable Object section) {
        if (section == null) {
            return;
        }
        var facts = Json.WIRE.createObjectNode();
        Json.WIRE.valueToTree(section).properties().forEach(field -> {
            if (field.getValue().isArray()) {
                put(sections, name + "." + field.getKey(), field.getValue());
            } else {
                facts.set(field.getKey(), field.getValue());
            }
        });
        if (!facts.isEmpty()) {
            put(sections, name, facts);
        }
    }

    // When the lists were fetched is no change of the machine.
    private static @Nullable Updates withoutLastCheck(@Nullable Updates updates) {
        return updates == null
                ? null
                : new Updates(null, updates.pendingCount(), updates.lastInstall(), updates.autoUpdateEnabled());
    }

    private static void put(Map<String, String> sections, String name, @Nullable Object section) {
        if (section == null) {
            return;
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var json = Json.WIRE.writeValueAsString(section).getBytes(StandardCharsets.UTF_8);
            sections.put(name, HexFormat.of().formatHex(digest.digest(json)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
