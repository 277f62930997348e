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
import java.util.function.Predicate;
import mx.lanet.helpdesk.shared.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who watches what. */
@Component
class Hub {
    /** A page is drawn, then its scripts connect: what changed in between is told when it subscribes. */
    private static final Duration BETWEEN_PAGE_AND_SOCKET = Duration.ofSeconds(15);

    private static final int MOST_REMEMBERED = 20_000;

    private final Map<Topic, Set<Listener>> watchers = new ConcurrentHashMap<>();
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final Cache<Topic, UUID> recent = Caffeine.newBuilder()
            .expireAfterWrite(BETWEEN_PAGE_AND_SOCKET)
            .maximumSize(MOST_REMEMBERED)
            .build();

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
        UUID client = recent.getIfPresent(topic);
        if (client != null && listener.person().mayReach(client)) {
            listener.tell(topic, Listener.AT_MOST_EVERY);
        }
    }

    private void forget(Topic topic, Listener listener) {
        watchers.computeIfPresent(topic, (_, watching) -> without(watching, listener));
    }

    boolean isWatched(Topic topic) {
        return watchers.containsKey(topic);
    }

    /** Something of this client changed: whoever watches the topic and may reach the client is told within a second. */
    void changed(Topic topic, UUID clientId, Predicate<Person> concerns) {
        recent.put(topic, clientId);
        tell(topic, Listener.AT_MOST_EVERY, person -> person.mayReach(clientId) && concerns.test(person));
    }

    void changed(Topic topic, UUID clientId) {
        changed(topic, clientId, _ -> true);
    }

    /** As {@link #changed}, for what changes all the time: told at most once in so long, and not remembered. */
    void stirred(Topic topic, UUID clientId, Duration atMostEvery) {
        tell(topic, atMostEvery, person -> person.mayReach(clientId));
    }

    private void tell(Topic topic, Duration atMostEvery, Predicate<Person> concerns) {
        for (Listener listener : watchers.getOrDefault(topic, Set.of())) {
            if (concerns.test(listener.person())) {
                listener.tell(topic, atMostEvery);
            }
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
