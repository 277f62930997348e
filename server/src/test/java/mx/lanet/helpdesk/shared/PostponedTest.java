package mx.lanet.helpdesk.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostponedTest {
    @ParameterizedTest
    @CsvSource({"-1,PT1S", "0,PT1S", "1,PT2S", "5,PT32S", "9,PT8M32S", "10,PT8M32S", "2147483647,PT8M32S"})
    void pauses_double_up_to_some_minutes(int tries, Duration pause) {
        assertThat(Postponed.pause(tries)).isEqualTo(pause);
    }
}
