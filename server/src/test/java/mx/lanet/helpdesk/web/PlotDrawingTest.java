package mx.lanet.helpdesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import mx.lanet.helpdesk.web.PlotDrawing.Value;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

class PlotDrawingTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Locale SPANISH = Locale.of("es", "MX");

    @Test
    void a_gap_parts_the_line_and_one_step_alone_is_still_seen() {
        Plot.Line line = drawing(Duration.ofHours(4))
                .line("CPU", 1, hours(4), Arrays.asList(value(20), value(40), null, value(80)), true);

        assertThat(line.strokes()).hasSize(2);
        assertThat(line.strokes().getLast()).isEqualTo("750,20 1000,20");
        assertThat(line.bands()).hasSize(2);
        assertThat(line.told()).isEqualTo("20.0,40.0,,80.0");
    }

    @Test
    void ticks_stand_at_midnights_of_the_place() {
        List<Plot.Tick> ticks = drawing(Duration.ofDays(7)).along();

        assertThat(ticks).hasSize(7);
        assertThat(ticks.getFirst().place()).isEqualTo("10.7%"); // 18 hours of 168 after noon in UTC
    }

    private static PlotDrawing drawing(Duration length) {
        StaticMessageSource messages = new StaticMessageSource();
        messages.addMessage("web.time.day", SPANISH, "d MMM");
        messages.addMessage("web.time.day-of-year", SPANISH, "d MMM yyyy");
        Formats formats = new Formats(
                new Texts(messages, SPANISH),
                ZoneId.of("America/Mexico_City"),
                Clock.fixed(NOON.plus(Duration.ofDays(60)), ZoneOffset.UTC));
        return new PlotDrawing(formats, NOON, NOON.plus(length), true, 0, 100);
    }

    private static List<Instant> hours(int count) {
        List<Instant> edges = new ArrayList<>();
        for (int i = 0; i <= count; i++) {
            edges.add(NOON.plus(Duration.ofHours(i)));
        }
        return edges;
    }

    private static Value value(double mean) {
        return new Value(mean - 5, mean, mean + 5);
    }
}
