package mx.lanet.helpdesk.console.live;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who sits before which open page, of all servers. In memory alone: it is gone with the pages. */
@Component
class Seats {
    private final Hub hub;
    private final Map<Key, Seat> taken = new ConcurrentHashMap<>();

    /** @param node the server that has the socket */
    private record Key(String node, String socket) {}

    Seats(Hub hub) {
        this.hub = hub;
    }

    /** Somebody sits there now, or nobody any more; whether that is news. Who looks at such a page is told. */
    boolean put(String node, String socket, @Nullable Seat seat) {
        Key key = new Key(node, socket);
        Seat before = seat == null ? taken.remove(key) : taken.put(key, seat);
        if (Objects.equals(before, seat)) {
            return false;
        }
        tell(before);
        if (seat != null && (before == null || !Objects.equals(before.place(), seat.place()))) {
            tell(seat);
        }
        return true;
    }

    private void tell(@Nullable Seat seat) {
        if (seat != null && seat.place() != null) {
            hub.tell(Change.of(seat.place()));
        }
    }

    /** That server is gone, with everybody who was there. */
    void forget(String node) {
        taken.keySet().stream().filter(key -> key.node().equals(node)).forEach(key -> put(node, key.socket(), null));
    }

    /** The seats of one server, by their sockets. */
    Map<String, Seat> of(String node) {
        return taken.entrySet().stream()
                .filter(entry -> entry.getKey().node().equals(node))
                .collect(Collectors.toMap(entry -> entry.getKey().socket(), Map.Entry::getValue));
    }

    /** Each person once who looks at this, by name: with what is written rather than with what is only looked at. */
    List<Seat> at(Topic place) {
        return taken.values().stream()
                .filter(seat -> seat.isAt(place))
                .collect(Collectors.toMap(Seat::userId, seat -> seat, Seats::busier))
                .values()
                .stream()
                .sorted(Comparator.comparing(Seat::name).thenComparing(Seat::userId))
                .toList();
    }

    private static Seat busier(Seat one, Seat other) {
        return other.writing() == Seat.Writing.NOTHING ? one : other;
    }

    /** The seats of this person. */
    List<Seat> ofPerson(UUID userId) {
        return taken.values().stream()
                .filter(seat -> seat.userId().equals(userId))
                .toList();
    }
}
