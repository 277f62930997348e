package mx.lanet.helpdesk.ticket.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenTimeTest {
    private static final ZoneId MEXICO = ZoneId.of("America/Mexico_City");

    /** Monday to Friday 9 to 18 in Mexico, free by law; 2026-11-16 is a Monday of rest, 2026-11-21 a Saturday. */
    @ParameterizedTest(name = "{0} + {1} = {2}")
    @CsvSource(
            textBlock =
                    """
                    2026-11-23T10:00, PT2H,     2026-11-23T12:00
                    2026-11-23T17:40, PT1H,     2026-11-24T09:40
                    2026-11-23T17:00, PT1H,     2026-11-23T18:00
                    2026-11-23T18:00, PT1M,     2026-11-24T09:01
                    2026-11-23T23:59, PT1H,     2026-11-24T10:00
                    2026-11-23T03:00, PT1H,     2026-11-23T10:00
                    2026-11-20T17:00, PT2H,     2026-11-23T10:00
                    2026-11-21T12:00, PT1H,     2026-11-23T10:00
                    2026-11-13T17:00, PT2H,     2026-11-17T10:00
                    2026-12-24T17:30, PT1H,     2026-12-28T09:30
                    2026-12-31T17:30, PT1H,     2027-01-04T09:30
                    2026-11-23T09:00, PT45H,    2026-11-27T18:00
                    2026-11-23T09:00, PT45H1S,  2026-11-30T09:00:01
                    2026-11-23T10:00, PT0S,     2026-11-23T10:00
                    2026-11-22T10:00, PT0S,     2026-11-22T10:00
                    """)
    void so_much_open_time_later(LocalDateTime from, Duration open, LocalDateTime due) {
        OpenTime office = OfficeCalendar.USUAL.openTime(MEXICO);

        assertThat(office.after(in(MEXICO, from), open)).hasValue(in(MEXICO, due));
        assertThat(office.between(in(MEXICO, from), in(MEXICO, due))).isEqualTo(open);
    }

    /** Open 1:30 to 5:00 each day. Tijuana leaves out 2:00 to 3:00 on 2026-03-08 and has 1:00 to 2:00 twice on 2026-11-01. */
    @ParameterizedTest(name = "{0}: {1} + {2} = {3}")
    @CsvSource(
            textBlock =
                    """
                    America/Tijuana, 2026-03-08T01:00, PT30M,   2026-03-08T03:00
                    America/Tijuana, 2026-03-08T01:00, PT2H30M, 2026-03-08T05:00
                    America/Tijuana, 2026-03-08T01:00, PT3H,    2026-03-09T02:00
                    America/Tijuana, 2026-11-01T00:00, PT1H30M, 2026-11-01T02:00
                    America/Tijuana, 2026-11-01T00:00, PT4H30M, 2026-11-01T05:00
                    America/Tijuana, 2026-11-01T00:00, PT5H,    2026-11-02T02:00
                    America/Cancun,  2026-03-08T01:00, PT3H30M, 2026-03-08T05:00
                    """)
    void what_counts_where_clocks_change_is_what_passes(
            ZoneId zone, LocalDateTime from, Duration open, LocalDateTime due) {
        OpenTime early = nightly(zone);

        assertThat(early.after(in(zone, from), open).map(at -> at.atZone(zone).toLocalDateTime()))
                .hasValue(due);
    }

    private static OpenTime nightly(ZoneId zone) {
        return new OfficeCalendar(zone, Collections.nCopies(7, List.of(new Span(90, 300))), false, false, List.of())
                .openTime(zone);
    }

    /** A span that ends, or begins, within the hour that is left out. */
    @Test
    void an_hour_that_is_left_out_opens_nothing() {
        ZoneId tijuana = ZoneId.of("America/Tijuana");
        OfficeCalendar halves = new OfficeCalendar(
                tijuana,
                Collections.nCopies(7, List.of(new Span(60, 150), new Span(150, 240))),
                false,
                false,
                List.of());

        Duration open = halves.openTime(tijuana)
                .between(
                        in(tijuana, LocalDateTime.parse("2026-03-08T00:00")),
                        in(tijuana, LocalDateTime.parse("2026-03-09T00:00")));

        assertThat(open).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void the_calendars_own_zone_goes_before_the_clients() {
        OfficeCalendar tokyo =
                new OfficeCalendar(ZoneId.of("Asia/Tokyo"), OfficeCalendar.USUAL.week(), false, false, List.of());

        assertThat(tokyo.openTime(MEXICO).after(Instant.parse("2026-11-23T00:00:00Z"), Duration.ofHours(1)))
                .hasValue(Instant.parse("2026-11-23T01:00:00Z"));
    }

    @Test
    void round_the_clock_time_is_what_passes_and_a_calendar_that_never_opens_ends_the_search() {
        OpenTime never =
                new OfficeCalendar(null, Collections.nCopies(7, List.of()), false, false, List.of()).openTime(MEXICO);
        Instant now = Instant.parse("2026-11-22T10:00:00Z");

        assertThat(OpenTime.ALWAYS.after(now, Duration.ofHours(30))).hasValue(now.plusSeconds(108_000));
        assertThat(OpenTime.ALWAYS.between(now, now.minusSeconds(5))).isEqualTo(Duration.ZERO);
        assertThat(never.after(now, Duration.ofMinutes(1))).isEmpty();
        assertThat(never.between(now, now.plus(Duration.ofDays(400)))).isEqualTo(Duration.ZERO);
    }

    /** Whatever the calendar: as much as was asked for lies between, and nothing less does. */
    @Test
    void after_and_between_say_the_same() {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        for (int i = 0; i < 2_000; i++) {
            ZoneId zone = List.of(
                            MEXICO,
                            ZoneId.of("America/Tijuana"),
                            ZoneId.of("Australia/Lord_Howe"),
                            ZoneId.of("Pacific/Apia"))
                    .get(random.nextInt(4));
            int opens = random.nextInt(0, 1200);
            OfficeCalendar calendar = new OfficeCalendar(
                    zone,
                    Collections.nCopies(7, List.of(new Span(opens, random.nextInt(opens + 1, 1441)))),
                    random.nextBoolean(),
                    false,
                    List.of(new OfficeCalendar.OwnDay(LocalDate.of(2026, 11, 2), true, "Muertos")));
            OpenTime time = calendar.openTime(zone);
            Instant from = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(63_000_000));
            Duration open = Duration.ofSeconds(random.nextInt(1, 200_000));

            Instant due = time.after(from, open).orElseThrow();

            assertThat(time.between(from, due)).isEqualTo(open);
            assertThat(time.between(from, due.minusSeconds(1))).isEqualTo(open.minusSeconds(1));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    9:00–18:00              | 9:00–18:00
                    9-14, 15:30-18          | 9:00–14:00, 15:30–18:00
                    9 a 14 y 16 a 19        | 9:00–14:00, 16:00–19:00
                    0-24                    | 0:00–24:00
                    18-9                    |
                    9-14, 13-18             |
                    9-25                    |
                    mañana                  |
                    9-18,                   |
                    """)
    void hours_are_read_as_people_write_them(String text, String written) {
        assertThat(Span.read(text).map(Span::written).orElse(null)).isEqualTo(written);
    }

    @Test
    void a_closed_day_is_written_with_nothing() {
        assertThat(Span.read("  ")).hasValue(List.of());
    }

    private static Instant in(ZoneId zone, LocalDateTime time) {
        return time.atZone(zone).toInstant();
    }
}
