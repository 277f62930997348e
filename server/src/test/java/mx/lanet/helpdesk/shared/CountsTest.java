package mx.lanet.helpdesk.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CountsTest {
    private static final UUID CLIENT = UUID.randomUUID();
    private static final Duration MOMENT = Duration.ofMillis(100);

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final Counts<String> counts = new Counts<>(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });
    private final Person daniela = technician();
    private int asked;
    private long there = 7;

    private static Person technician() {
        return new Person(
                UUID.randomUUID(),
                Person.HOUSE,
                Role.TECHNICIAN,
                "Daniela",
                "daniela",
                Set.of(CLIENT),
                null,
                null,
                "auto",
                false);
    }

    private long figure(Person person, Duration surelyGood) {
        return counts.of(person, "open", 1_000, surelyGood, () -> {
            asked++;
            return there;
        });
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void it_is_counted_once_for_all_who_see_the_same_until_something_changes() {
        figure(daniela, Duration.ZERO);
        figure(technician(), Duration.ZERO);
        assertThat(asked).isEqualTo(1);

        counts.changed(UUID.randomUUID());
        figure(daniela, Duration.ZERO);
        assertThat(asked).isEqualTo(1);
        counts.changed(CLIENT);
        figure(daniela, Duration.ZERO);
        assertThat(asked).isEqualTo(2);
        pass(Duration.ofMinutes(1));
        figure(daniela, Duration.ZERO);
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void one_of_thousands_stays_for_some_seconds() {
        there = 1_000;
        figure(daniela, Duration.ZERO);
        counts.changed(CLIENT);
        pass(Duration.ofSeconds(4));
        figure(daniela, Duration.ZERO);
        assertThat(asked).isEqualTo(1);
        pass(Duration.ofSeconds(1));
        figure(daniela, Duration.ZERO);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void a_few_changes_show_after_a_moment_and_a_storm_of_them_every_two_seconds() {
        figure(daniela, MOMENT);
        counts.changed(CLIENT);
        pass(MOMENT);
        figure(daniela, MOMENT);
        assertThat(asked).isEqualTo(2);

        for (int i = 0; i < 10; i++) {
            counts.changed(CLIENT);
        }
        pass(Duration.ofSeconds(1));
        figure(daniela, MOMENT);
        assertThat(asked).isEqualTo(2);
        figure(daniela, Duration.ZERO);
        assertThat(asked).isEqualTo(3);
    }
}
