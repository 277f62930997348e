package mx.lanet.helpdesk.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);

    @Test
    void a_day_of_points_has_no_gap() {
        History history = History.of(every(Duration.ofMinutes(5), 0, 288), NOON.minus(DAY), NOON);

        assertThat(history.points()).hasSize(288).doesNotContainNull();
        assertThat(history.times()).hasSize(288);
    }

    @Test
    void an_hour_of_silence_stays_a_gap() {
        List<History.Point> points = every(Duration.ofMinutes(5), 0, 288);
        points.subList(100, 112).clear();

        History history = History.of(points, NOON.minus(DAY), NOON);

        assertThat(history.points().subList(100, 112)).containsOnlyNulls();
        assertThat(history.points().stream().filter(Objects::isNull)).hasSize(12);
    }

    @Test
    void the_jitter_of_an_interval_is_no_gap() {
        List<History.Point> points = new ArrayList<>();
        for (int i = 0; i < 280; i++) {
            // Now at the end of one step, now at the beginning of the next but one.
            points.add(point(NOON.minus(DAY).plusSeconds(300L * i + (i % 2 == 0 ? 295 : 5))));
        }

        assertThat(History.of(points, NOON.minus(DAY), NOON).points().subList(0, 279))
                .doesNotContainNull();
    }

    @Test
    void a_machine_that_reports_every_half_hour_has_steps_of_half_an_hour() {
        History history = History.of(every(Duration.ofMinutes(30), 0, 48), NOON.minus(DAY), NOON);

        assertThat(history.points()).hasSize(48).doesNotContainNull();
    }

    @Test
    void nothing_at_all_is_empty_and_points_out_of_the_day_are_left_out() {
        assertThat(History.of(List.of(), NOON.minus(DAY), NOON).isEmpty()).isTrue();
        assertThat(History.of(
                                List.of(point(NOON.minus(Duration.ofDays(3))), point(NOON.plusSeconds(9))),
                                NOON.minus(DAY),
                                NOON)
                        .isEmpty())
                .isTrue();
    }

    private static List<History.Point> every(Duration interval, int from, int until) {
        List<History.Point> points = new ArrayList<>();
        for (int i = from; i < until; i++) {
            points.add(point(NOON.minus(DAY).plus(interval.multipliedBy(i)).plusSeconds(3)));
        }
        return points;
    }

    private static History.Point point(Instant at) {
        return new History.Point(at, 34.0, 68.0, 84.0, null, null);
    }
}
