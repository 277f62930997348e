package mx.lanet.helpdesk.console.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import mx.lanet.helpdesk.shared.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who watches what. */
@Component
class Hub {
    /** A page is drawn, then its scripts connect: what changed in between is told when it subscribes. */
    private static final Duration BETWEEN_PAGE_AND_SOCKET = Duration.ofSeconds(15);

    private static final int MOST_REMEMBERED = 40_000;

    private static final long LOOK_AGAIN_WITHIN_MILLIS = 800;

    private final Map<Topic, Set<Listener>> watchers = new ConcurrentHashMap<>();
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final Cache<Spot, Boolean> recent = Caffeine.newBuilder()
            .expireAfterWrite(BETWEEN_PAGE_AND_SOCKET)
            .maximumSize(MOST_REMEMBERED)
            .build();
    private volatile long gapAt = System.nanoTime() - BETWEEN_PAGE_AND_SOCKET.toNanos();

    Collection<Listener> listeners() {
        return listeners;
    }

    long countOf(UUID userId) {
        return listeners.stream()
                .filter(listener -> listener.person().userId().equals(userId))
                .count();
    }

    void join(Listener listener) {
        listeners.add(listener);
    }

    void leave(Listener listener) {
        listeners.remove(listener);
        watch(listener, Set.of());
    }

    /** From now on the listener watches these topics and no others; one that has left watches nothing. */
    void watch(Listener listener, Set<Topic> asked) {
        synchronized (listener) {
            Set<Topic> wanted = listeners.contains(listener) ? asked : Set.of();
            Set<Topic> before = listener.topics();
            listener.topics(wanted);
            before.stream().filter(topic -> !wanted.contains(topic)).forEach(topic -> forget(topic, listener));
            wanted.stream().filter(topic -> !before.contains(topic)).forEach(topic -> begin(topic, listener));
        }
    }

    private void begin(Topic topic, Listener listener) {
        watchers.compute(topic, (_, watching) -> with(watching, listener));
        boolean gap = System.nanoTime() - gapAt < BETWEEN_PAGE_AND_SOCKET.toNanos();
        if (gap || changedLately(topic, listener.person())) {
            listener.tell(topic, topic.atMostEvery());
        }
    }

    /** What changed, and of which client; null for what is told to whoever watches it, and for any client's. */
    private record Spot(Topic topic, @Nullable UUID clientId, boolean anybodys) {}

    private void remember(Change change) {
        recent.put(new Spot(change.topic(), change.clientId(), false), true);
        recent.put(new Spot(change.topic(), null, true), true);
    }

    private boolean changedLately(Topic topic, Person person) {
        if (recent.getIfPresent(new Spot(topic, null, true)) == null) {
            return false;
        }
        return switch (person.role()) {
            case SUPERADMIN -> true;
            case TECHNICIAN -> changedLately(topic, person.clients());
            case CLIENT_ADMIN, REQUESTER -> changedLately(topic, Set.of(person.clientId()));
        };
    }

    private boolean changedLately(Topic topic, Set<UUID> clients) {
        return recent.getIfPresent(new Spot(topic, null, false)) != null
                || clients.stream().anyMatch(client -> recent.getIfPresent(new Spot(topic, client, false)) != null);
    }

    private void forget(Topic topic, Listener listener) {
        watchers.computeIfPresent(topic, (_, watching) -> without(watching, listener));
    }

    boolean isWatched(Topic topic) {
        return watchers.containsKey(topic);
    }

    /** It changed: whoever watches the topic and whom it concerns is told within a second. */
    void tell(Change change) {
        if (change.stirring() == null) {
            remember(change);
        }
        for (Listener listener : watchers.getOrDefault(change.topic(), Set.of())) {
            if (change.concerns(listener.person())) {
                listener.tell(change.topic(), change.atMostEvery());
            }
        }
    }

    /** Anything may have changed: all pages look again, not all at the same moment. */
    void everything() {
        gapAt = System.nanoTime();
        for (Listener listener : listeners) {
            Duration later = Duration.ofMillis(ThreadLocalRandom.current().nextLong(LOOK_AGAIN_WITHIN_MILLIS));
            listener.topics().forEach(topic -> listener.tellIn(topic, later));
        }
    }

    private static Set<Listener> with(@Nullable Set<Listener> watching, Listener listener) {
        Set<Listener> more = watching == null ? new HashSet<>() : new HashSet<>(watching);
        more.add(listener);
        return Set.copyOf(more);
    }

    private static @Nullable Set<Listener> without(Set<Listener> watching, Listener listener) {
        List<Listener> fewer =
                watching.stream().filter(other -> other != listener).toList();
        return fewer.isEmpty() ? null : Set.copyOf(fewer);
    }
}
