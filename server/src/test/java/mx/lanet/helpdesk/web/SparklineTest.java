package mx.lanet.helpdesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparklineTest {
    @Test
    void the_line_spans_the_box_from_left_to_right() {
        Sparkline line = Sparkline.of(List.of(0.0, 50.0, 100.0), 0, 100);

        assertThat(line.lines()).containsExactly("0.0,28.0 50.0,15.5 100.0,3.0");
        assertThat(line.areas()).containsExactly("0.0,28 0.0,28.0 50.0,15.5 100.0,3.0 100.0,28");
    }

    @Test
    void a_gap_stays_a_gap() {
        Sparkline line = Sparkline.of(Arrays.asList(10.0, 20.0, null, null, 30.0), 0, 100);

        assertThat(line.lines()).hasSize(2);
        assertThat(line.lines().get(1)).startsWith("100.0,");
    }

    @Test
    void a_flat_line_is_drawn_in_the_middle() {
        assertThat(Sparkline.of(List.of(40.0, 40.0)).lines()).containsExactly("0.0,15.5 100.0,15.5");
    }

    @Test
    void values_beyond_the_ends_stay_in_the_box() {
        assertThat(Sparkline.of(List.of(-900.0, 900.0), 0, 100).lines()).containsExactly("0.0,28.0 100.0,3.0");
    }

    @Test
    void nothing_measured_draws_nothing() {
        assertThat(Sparkline.of(List.of()).lines()).isEmpty();
        assertThat(Sparkline.of(Arrays.asList(null, null)).lines()).isEmpty();
    }
}
