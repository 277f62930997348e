package mx.lanet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import mx.lanet.bench.MadeHistory.Law;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The small deterministic part of {@code bench/run forecasts}: what docs/forecasts.md promises. */
class BackTestTest {
    private static final int HISTORIES = 200;
    private static final long SEED = 42;

    @ParameterizedTest
    @EnumSource(Law.class)
    void no_law_cries_wolf_more_than_once_in_a_hundred(Law law) {
        assertThat(BackTest.of(law, HISTORIES, SEED).alarmShare()).isLessThanOrEqualTo(0.01);
    }

    @Test
    void most_disks_that_fill_evenly_are_foreseen_and_in_time() {
        BackTest linear = BackTest.of(Law.LINEAR, HISTORIES, SEED);

        assertThat(linear.hitShare()).isGreaterThan(0.8);
        assertThat(linear.heldShare()).isGreaterThan(0.9);
        assertThat(linear.off()).isLessThan(0.1);
        assertThat(BackTest.of(Law.CLEANED_UP, HISTORIES, SEED).hitShare()).isGreaterThan(0.7);
    }
}
