package mx.lanet.helpdesk.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What {@code bench/run forecasts} measures in the large is decided here in the small. */
class ForecastingTest {
    @Test
    void a_disk_that_fills_evenly_is_full_when_the_line_says() {
        Ahead ahead = Forecasting.diskFull(days(60, day -> 70 + 0.4 * day)).orElseThrow();

        assertThat(ahead.days()).isCloseTo((100 - 70 - 0.4 * 59) / 0.4, within(0.5));
        assertThat(ahead.daysLow()).isLessThanOrEqualTo(ahead.days());
        assertThat(ahead.daysHigh()).isGreaterThanOrEqualTo(ahead.days());
    }

    @Test
    void noise_and_days_that_are_far_out_change_little() {
        Random random = new Random(7);

        Ahead ahead = Forecasting.diskFull(
                        days(60, day -> 70 + 0.4 * day + random.nextGaussian() * 0.4 + (day % 17 == 3 ? 9 : 0)))
                .orElseThrow();

        assertThat(ahead.trend().perDay()).isCloseTo(0.4, within(0.05));
    }

    @Test
    void after_a_clean_up_only_the_days_since_then_count() {
        List<Sample> samples = days(60, day -> (day < 40 ? 95 : 50) + 1.5 * (day - 40));

        Ahead ahead = Forecasting.diskFull(samples).orElseThrow();

        assertThat(ahead.trend().since()).isEqualTo(40);
        assertThat(ahead.days()).isCloseTo((100 - 50 - 1.5 * 19) / 1.5, within(0.5));
        assertThat(Forecasting.diskFull(samples.subList(0, 43))).isEmpty();
    }

    @Test
    void nothing_is_said_of_what_the_data_does_not_bear() {
        Random random = new Random(11);
        double[] walk = {60};

        assertThat(Forecasting.diskFull(days(5, day -> 90 + day)))
                .as("too short")
                .isEmpty();
        assertThat(Forecasting.diskFull(days(60, day -> 80))).as("flat").isEmpty();
        assertThat(Forecasting.diskFull(days(60, day -> 80 + 2 * ((day % 7) < 5 ? 1 : -1))))
                .as("a week like the other")
                .isEmpty();
        assertThat(Forecasting.diskFull(days(60, day -> 90 - 40 * Math.exp(-day / 8.0))))
                .as("growth that has ended")
                .isEmpty();
        assertThat(Forecasting.diskFull(days(60, day -> walk[0] += random.nextGaussian())))
                .as("a walk without direction")
                .isEmpty();
        assertThat(Forecasting.diskFull(days(60, day -> 70 + 0.05 * day + random.nextGaussian() * 8)))
                .as("noise")
                .isEmpty();
    }

    @Test
    void more_starts_than_chance_explains_are_more_and_a_machine_that_is_turned_off_each_night_is_not() {
        assertThat(Forecasting.startsMore(12, 14, 8, 56)).isTrue();
        assertThat(Forecasting.startsMore(10, 14, 40, 56)).isFalse();
        assertThat(Forecasting.startsMore(3, 14, 0, 56)).isFalse();
        assertThat(Forecasting.startsMore(4, 14, 6, 56)).isFalse();
    }

    private static List<Sample> days(int count, IntToDoubleFunction value) {
        List<Sample> samples = new ArrayList<>();
        for (int day = 0; day < count; day++) {
            samples.add(new Sample(day, value.applyAsDouble(day)));
        }
        return samples;
    }
}
