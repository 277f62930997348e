package mx.lanet.helpdesk.ticket.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MinutesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "90 | 90",
                "90 min | 90",
                "45m | 45",
                "1:30 | 90",
                "0:05 | 5",
                "1h 30 | 90",
                "1h30m | 90",
                "1 h 30 min | 90",
                "2h | 120",
                "1.5 h | 90",
                "1,25h | 75",
                "2 horas y 5 minutos | 125",
                "1 hour | 60",
                " 1H 5 | 65",
                "24h | 1440",
            })
    void time_is_read_as_people_write_it(String written, int minutes) {
        assertThat(Minutes.of(written)).contains(minutes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "-5", "24:01", "25h", "1441", "1:75", "una hora", "1h 2h", "9999999999", "1:30:00"})
    void what_is_no_time_or_out_of_a_day_is_not_guessed(String written) {
        assertThat(Minutes.of(written)).isEmpty();
    }

    @Test
    void what_is_shown_can_be_read_again() {
        assertThat(Minutes.text(65)).isEqualTo("1\u00a0h 05\u00a0min");
        for (int minutes = 1; minutes <= Minutes.MOST; minutes++) {
            assertThat(Minutes.of(Minutes.text(minutes))).contains(minutes);
        }
    }
}
