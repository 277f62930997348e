package mx.lanet.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    @ParameterizedTest
    @CsvSource({"102400,0,100,1000", "102400,400,100,600", "102400,1000,100,0", "102400,5000,100,0", "1048576,0,0,0"})
    void it_waits_for_what_is_missing_of_the_time_that_so_much_takes(
            long bytes, long takenMillis, int limit, long pauseMillis) {
        assertThat(Pace.pause(bytes, Duration.ofMillis(takenMillis), limit)).hasMillis(pauseMillis);
    }

    @Test
    void it_reads_little_at_a_time_over_a_narrow_line() {
        assertThat(new Pace(() -> 0).piece()).isEqualTo(65_536);
        assertThat(new Pace(() -> 16).piece()).isEqualTo(4_096);
        assertThat(new Pace(() -> 1).piece()).isEqualTo(1_024);
        assertThat(new Pace(() -> 10_000_000).piece()).isEqualTo(65_536);
    }
}
