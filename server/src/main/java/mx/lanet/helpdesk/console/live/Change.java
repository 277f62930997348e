package mx.lanet.helpdesk.console.live;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * Something that pages show has changed.
 *
 * @param clientId whose it is; null when whoever may watch the topic may know of it
 * @param requesters the only requesters whom it concerns; null for all
 * @param stirring of what changes all the time: told at most once in so long, and not remembered; null otherwise
 */
record Change(Topic topic, @Nullable UUID clientId, @Nullable Set<UUID> requesters, @Nullable Duration stirring) {
    private static final String NONE = "-";
    private static final int PARTS = 4;

    Change {
        requesters = requesters == null ? null : Set.copyOf(requesters);
    }

    static Change of(Topic topic, UUID clientId) {
        return new Change(topic, clientId, null, null);
    }

    /** For whoever may watch it. */
    static Change of(Topic topic) {
        return new Change(topic, null, null, null);
    }

    static Change stirred(Topic topic, UUID clientId, Duration atMostEvery) {
        return new Change(topic, clientId, null, atMostEvery);
    }

    boolean concerns(Person person) {
        boolean named = requesters == null || person.role() != Role.REQUESTER || requesters.contains(person.userId());
        return named && (clientId == null || person.mayReach(clientId));
    }

    Duration atMostEvery() {
        return stirring == null ? topic.atMostEvery() : stirring;
    }

    /** As servers tell it to each other. */
    String text() {
        return String.join(
                " ",
                topic.text(),
                clientId == null ? NONE : clientId.toString(),
                stirring == null ? NONE : String.valueOf(stirring.toMillis()),
                requesters == null
                        ? NONE
                        : requesters.stream().map(UUID::toString).collect(Collectors.joining(",", "of:", "")));
    }

    /** Of such a text; empty when it is none, as a newer server may know topics that this one does not. */
    static Optional<Change> of(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            return Topic.of(parts[0])
                    .map(topic -> new Change(
                            topic,
                            parts[1].equals(NONE) ? null : UUID.fromString(parts[1]),
                            requesters(parts[3]),
                            parts[2].equals(NONE) ? null : Duration.ofMillis(Long.parseLong(parts[2]))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Set<UUID> requesters(String text) {
        if (text.equals(NONE)) {
            return null;
        }
        return Arrays.stream(text.substring("of:".length()).split(","))
                .filter(id -> !id.isEmpty())
                .map(UUID::fromString)
                .collect(Collectors.toSet());
    }
}
