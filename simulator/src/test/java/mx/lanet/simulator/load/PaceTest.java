package mx.lanet.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void heartbeatsAreDueAtEqualDistances() {
        Pace.Steady pace = new Pace.Steady(4);

        assertThat(pace.due(0)).isZero();
        assertThat(pace.due(1)).isEqualTo(250_000_000);
        assertThat(pace.due(8)).isEqualTo(2_000_000_000);
    }

    @Test
    void whatIsDueBeforeAMomentIsCountedWithoutIt() {
        Pace.Steady pace = new Pace.Steady(4);

        assertThat(pace.dueBefore(0)).isZero();
        assertThat(pace.dueBefore(1)).isEqualTo(1);
        assertThat(pace.dueBefore(250_000_000)).isEqualTo(1);
        assertThat(pace.dueBefore(250_000_001)).isEqualTo(2);
    }

    @Test
    void anImpossibleRateIsRefused() {
        assertThatThrownBy(() -> new Pace.Steady(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pace.Steady(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pace.Steady(2e6)).isInstanceOf(IllegalArgumentException.class);
    }
}
