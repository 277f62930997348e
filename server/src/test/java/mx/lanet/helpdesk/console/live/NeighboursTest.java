package mx.lanet.helpdesk.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NeighboursTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Neighbours neighbours = new Neighbours(Duration.ofSeconds(9));
    private final Outbox outbox = new Outbox(3, "all");

    @Test
    void who_falls_silent_is_missed_once_and_is_new_when_it_comes_back() {
        assertThat(neighbours.heard("puebla", 0)).isTrue();
        assertThat(neighbours.heard("puebla", 5 * SECOND)).isFalse();

        assertThat(neighbours.lost(14 * SECOND)).isEmpty();
        assertThat(neighbours.lost(15 * SECOND)).containsExactly("puebla");
        assertThat(neighbours.lost(16 * SECOND)).isEmpty();
        assertThat(neighbours.isAlone()).isTrue();
        assertThat(neighbours.heard("puebla", 17 * SECOND)).isTrue();
    }

    @Test
    void what_waits_is_told_once_in_its_newest_form_and_too_much_is_everything() throws Exception {
        outbox.add("a");
        outbox.add("a");
        outbox.add("ana", "ana writes");
        outbox.add("ana", "ana looks");
        var taken = outbox.take(Duration.ofSeconds(1));
        assertThat(taken.values()).containsExactly("a", "ana looks");

        outbox.add("ana", "ana has gone");
        outbox.putBack(taken);
        assertThat(outbox.take(Duration.ofSeconds(1)).values()).containsExactly("ana has gone", "a");

        for (String line : List.of("a", "b", "c", "d", "e")) {
            outbox.add(line);
        }
        assertThat(outbox.take(Duration.ofSeconds(1)).values()).containsExactly("all");
    }

    @Test
    void messages_are_as_long_as_postgresql_takes_them() {
        assertThat(Outbox.packed("me", List.of("ñandú", "b", "c"), 11)).containsExactly("me\nñandú", "me\nb\nc");
        assertThat(Outbox.packed("me", List.of(), 11)).containsExactly("me");
    }

    @Test
    void a_change_is_read_as_it_was_told() {
        UUID client = UUID.randomUUID();
        for (Change change : List.of(
                Change.of(Topic.ticket(UUID.randomUUID()), client),
                Change.of(Topic.DAY),
                Change.stirred(Topic.ASSETS, client, Duration.ofSeconds(10)),
                new Change(Topic.TICKETS, client, Set.of(), null),
                new Change(Topic.TICKETS, client, Set.of(UUID.randomUUID(), UUID.randomUUID()), null))) {
            assertThat(Change.of(change.text())).contains(change);
        }
        assertThat(Change.of("weather:today - - -")).isEmpty();
        assertThat(Change.of("day")).isEmpty();
        assertThat(Change.of("day x - -")).isEmpty();
    }
}
