package mx.lanet.helpdesk.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostmasterTest {
    @Test
    void a_whole_file_is_read() {
        var lines = List.of(
                "4711", "/data/pg18", "1764000000", "41234", "", "127.0.0.1", "  1234567      98304", "ready   ");

        assertThat(Postmaster.parse(lines)).contains(new Postmaster(4711, 41234, 98304));
    }

    @Test
    void a_file_that_is_being_written_is_read_as_far_as_it_goes() {
        assertThat(Postmaster.parse(List.of("4711"))).contains(new Postmaster(4711, 0, 0));
        assertThat(Postmaster.parse(List.of("4711", "/data/pg18", "1764000000", "41234", "", "127.0.0.1")))
                .contains(new Postmaster(4711, 41234, 0));
    }

    @Test
    void nonsense_is_no_postmaster() {
        assertThat(Postmaster.parse(List.of())).isEmpty();
        assertThat(Postmaster.parse(List.of(""))).isEmpty();
        assertThat(Postmaster.parse(List.of("cafe", "/data"))).isEmpty();
        assertThat(Postmaster.parse(List.of("4711", "/data", "1", "port"))).isEmpty();
    }

    @Test
    void restarts_slow_down_to_one_in_half_a_minute() {
        assertThat(List.of(0, 1, 2, 3, 7, 19).stream().map(Watchdog::pauseBefore))
                .containsExactly(
                        Duration.ZERO,
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30));
    }
}
