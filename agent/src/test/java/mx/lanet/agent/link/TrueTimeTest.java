package mx.lanet.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrueTimeTest {
    private static final Instant SERVER = Instant.parse("2026-06-01T12:00:00Z");

    private Instant wall = SERVER;
    private Duration elapsed = Duration.ofHours(1);
    private final TrueTime time = new TrueTime(new AgentClock() {
        @Override
        public Instant now() {
            return wall;
        }

        @Override
        public Duration elapsed() {
            return elapsed;
        }
    });

    private void pass(Duration duration) {
        wall = wall.plus(duration);
        elapsed = elapsed.plus(duration);
    }

    @Test
    void a_clock_that_agrees_is_left_alone() {
        wall = SERVER.plusSeconds(20);
        time.heard(SERVER);

        assertThat(time.now()).isEqualTo(wall);
        assertThat(time.serverAhead()).isZero();
    }

    @Test
    void a_clock_that_was_not_set_at_the_start_is_set_right_by_the_server() {
        wall = Instant.parse("1970-01-01T00:00:10Z");
        assertThat(time.isSure()).isFalse();

        time.heard(SERVER);
        pass(Duration.ofMinutes(5));

        assertThat(time.now()).isEqualTo(SERVER.plus(Duration.ofMinutes(5)));
    }

    @Test
    void a_jump_without_a_server_changes_no_stamp_until_it_tells_again() {
        time.heard(SERVER);
        for (var jump :
                new Duration[] {Duration.ofDays(366), Duration.ofDays(-7).minusDays(366)}) {
            pass(Duration.ofMinutes(1));
            wall = wall.plus(jump);
        }

        assertThat(time.now()).isEqualTo(SERVER.plus(Duration.ofMinutes(2)));
        time.heard(SERVER.plus(Duration.ofMinutes(2)));
        pass(Duration.ofMinutes(1));
        assertThat(time.now()).isEqualTo(SERVER.plus(Duration.ofMinutes(3)));
    }

    @Test
    void a_night_asleep_is_no_jump() {
        time.heard(SERVER);
        wall = wall.plus(Duration.ofHours(10));

        assertThat(time.now()).isEqualTo(SERVER.plus(Duration.ofHours(10)));
    }
}
