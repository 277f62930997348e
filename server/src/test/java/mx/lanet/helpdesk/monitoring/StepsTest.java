package mx.lanet.helpdesk.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import mx.lanet.helpdesk.monitoring.Curve.Piece;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StepsTest {
    /** Where clocks change, unlike in most of Mexico. */
    private static final ZoneId TIJUANA = ZoneId.of("America/Tijuana");

    @Test
    void days_of_23_and_25_hours_are_days() {
        Instant until = LocalDate.of(2026, 12, 1).atStartOfDay(TIJUANA).toInstant();

        List<Instant> edges = Steps.ofHours(until.minus(Duration.ofDays(365)), until, TIJUANA);

        assertThat(edges).isSorted().doesNotHaveDuplicates().hasSizeBetween(366, 367);
        assertThat(edges).allMatch(edge -> edge.atZone(TIJUANA).getHour() == 0);
        assertThat(length(edges, LocalDate.of(2026, 3, 8))).isEqualTo(Duration.ofHours(23));
        assertThat(length(edges, LocalDate.of(2026, 11, 1))).isEqualTo(Duration.ofHours(25));
    }

    @Test
    void every_while_is_covered_by_some_400_steps_at_most() {
        Instant until = Instant.parse("2026-11-21T20:17:00Z");

        for (int days : new int[] {3, 7, 16, 30, 90, 365, 400}) {
            List<Instant> edges = Steps.ofHours(until.minus(Duration.ofDays(days)), until, TIJUANA);

            assertThat(edges.getFirst()).isBeforeOrEqualTo(until.minus(Duration.ofDays(days)));
            assertThat(edges.getLast()).isAfterOrEqualTo(until);
            assertThat(edges).as("%d days", days).hasSizeLessThan(420);
        }
    }

    @Test
    void hours_of_a_step_are_one_band_weighed_by_their_points_and_a_silent_step_is_a_gap() {
        Instant from = Instant.parse("2026-11-20T00:00:00Z");
        List<Instant> edges = List.of(from, from.plusSeconds(10800), from.plusSeconds(21600), from.plusSeconds(32400));

        Curve curve = Curve.of(edges, List.of(hour(from, 12, 10, 20, 30), hour(from.plusSeconds(3600), 4, 5, 40, 90)));

        assertThat(curve.of(Metric.CPU)).containsExactly(new Band(5, 25, 90), null, null);
        assertThat(curve.isEmpty(Metric.TEMPERATURE)).isTrue();
    }

    private static Piece hour(Instant at, int points, double low, double mean, double high) {
        @Nullable Band[] bands = new Band[Metric.values().length];
        bands[Metric.CPU.ordinal()] = new Band(low, mean, high);
        return new Piece(at, points, bands);
    }

    private static Duration length(List<Instant> edges, LocalDate day) {
        int at = edges.indexOf(day.atStartOfDay(TIJUANA).toInstant());
        return Duration.between(edges.get(at), edges.get(at + 1));
    }
}
