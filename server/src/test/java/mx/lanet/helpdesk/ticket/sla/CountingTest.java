package mx.lanet.helpdesk.ticket.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import mx.lanet.helpdesk.ticket.sla.Counting.Rules;
import mx.lanet.helpdesk.ticket.sla.Counting.Standing;
import mx.lanet.helpdesk.ticket.sla.Counting.Turn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clocks of tickets, told as stories: what happened when, and how the clock stands then. Times are those of Mexico City. */
class CountingTest {
    private static final ZoneId MEXICO = ZoneId.of("America/Mexico_City");
    private static final Promise MEDIA = new Promise(60, 240, false);
    private static final Promise ALTA = new Promise(30, 120, false);
    private static final Promise CRITICA = new Promise(15, 60, true);

    /**
     * Each story is a line: what happened at which time of 2026, and when what is due, or was broken, at its end. Hours are
     * Monday to Friday from 9 to 18; an answer is due in 1 h, a resolution in 4 h. The words: open, answer, wait, resume,
     * resolve, reopen, alta, critica, media, merge, look.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    at once, within the day          | open 11-23T10:00                                                      | 11-23T11:00 | -           | -
                    over the closing hour            | open 11-23T17:40                                                      | 11-24T09:40 | -           | -
                    at night                         | open 11-23T23:50                                                      | 11-24T10:00 | -           | -
                    over midnight in the office      | open 11-23T17:30, answer 11-23T17:45                                  | 11-24T12:30 | -           | -
                    over the weekend                 | open 11-20T17:30                                                      | 11-23T09:30 | -           | -
                    over a holiday and its weekend   | open 11-13T17:30                                                      | 11-17T09:30 | -           | -
                    answered in time                 | open 11-23T10:00, answer 11-23T10:59                                  | 11-23T14:00 | -           | -
                    answered exactly when due        | open 11-23T10:00, answer 11-23T11:00                                  | 11-23T14:00 | -           | -
                    answered late                    | open 11-23T10:00, answer 11-23T11:22                                  | 11-23T14:00 | 11-23T11:00 | -
                    answered late the next day       | open 11-23T17:40, answer 11-24T11:02                                  | 11-24T12:40 | 11-24T09:40 | -
                    not answered, and nobody looked  | open 11-23T10:00, look 11-23T15:00                                    | 11-23T11:00 | 11-23T11:00 | 11-23T14:00
                    waits                            | open 11-23T10:00, answer 11-23T10:10, wait 11-23T11:00                | -           | -           | -
                    waited over the weekend          | open 11-20T15:00, answer 11-20T15:10, wait 11-20T16:00, resume 11-23T12:00 | 11-23T15:00 | -      | -
                    waits before the first answer    | open 11-23T10:00, wait 11-23T10:30, resume 11-24T10:00                | 11-24T10:30 | -           | -
                    answered while it waits          | open 11-23T10:00, wait 11-23T10:30, answer 11-25T10:00                | -           | -           | -
                    waits when it is late already    | open 11-23T10:00, answer 11-23T10:01, wait 11-23T16:00                | -           | -           | 11-23T14:00
                    resolved in time                 | open 11-23T10:00, answer 11-23T10:30, resolve 11-23T12:00             | -           | -           | -
                    resolved late                    | open 11-23T10:00, answer 11-23T10:30, resolve 11-23T16:00             | -           | -           | 11-23T14:00
                    resolved without a word          | open 11-23T10:00, resolve 11-23T10:30                                 | -           | -           | -
                    resolved late without a word     | open 11-23T10:00, resolve 11-23T11:30                                 | -           | 11-23T11:00 | -
                    reopened goes on where it stood  | open 11-23T10:00, answer 11-23T10:30, resolve 11-23T12:00, reopen 11-25T09:00 | 11-25T11:00 | -   | -
                    reopened when it was late        | open 11-23T10:00, answer 11-23T10:30, resolve 11-23T15:00, reopen 11-25T09:00 | 11-23T14:00 | -   | 11-23T14:00
                    reopened on a Sunday             | open 11-20T10:00, answer 11-20T10:30, resolve 11-20T12:00, reopen 11-22T09:00 | 11-23T11:00 | -   | -
                    resolved, reopened, resolved     | open 11-23T10:00, answer 11-23T10:30, resolve 11-23T12:00, reopen 11-25T09:00, resolve 11-25T10:00 | - | - | -
                    more urgent while it runs        | open 11-23T10:00, answer 11-23T10:10, alta 11-23T11:00                | 11-23T12:00 | -           | -
                    more urgent, and late with that  | open 11-23T10:00, answer 11-23T10:10, alta 11-23T13:00                | 11-23T13:00 | -           | 11-23T13:00
                    less urgent again                | open 11-23T10:00, answer 11-23T10:10, alta 11-23T13:00, media 11-23T13:10 | 11-23T14:00 | -       | -
                    nights count from now on         | open 11-23T17:30, critica 11-23T17:40                                 | 11-23T17:45 | -           | -
                    nights counted until now         | open 11-23T22:00, critica 11-24T08:00, media 11-24T08:10              | 11-24T09:50 | -           | -
                    what waited is not made urgent   | open 11-23T10:00, answer 11-23T10:05, wait 11-23T10:30, alta 11-24T09:00, resume 11-24T12:00 | 11-24T13:30 | - | -
                    merged away                      | open 11-23T10:00, merge 11-23T10:20                                   | -           | -           | -
                    """)
    void a_ticket_stands_to_its_promises(
            String story, String happened, @Nullable String due, @Nullable String firstLate, @Nullable String late) {
        TicketClock clock = new Story(office(OfficeCalendar.USUAL)).tell(happened);

        assertThat(clock.dueAt()).as("due").isEqualTo(orNull(due));
        assertThat(clock.firstLateAt()).as("answer late").isEqualTo(orNull(firstLate));
        assertThat(clock.lateAt()).as("resolution late").isEqualTo(orNull(late));
    }

    /** What happens to one ticket. */
    private static final class Story {
        private OpenTime office;
        private Promise promise = MEDIA;
        private List<Step> steps = List.of();
        private Standing standing = new Standing(true, false, false);
        private TicketClock clock = TicketClock.NONE;

        private Story(OpenTime office) {
            this.office = office;
        }

        private TicketClock tell(String happened) {
            for (String part : happened.split(",\\s*")) {
                String[] words = part.strip().split(" ");
                turn(words[0], time(words[1]));
            }
            return clock;
        }

        private void turn(String what, Instant at) {
            standing = switch (what) {
                case "open", "look", "alta", "media", "critica" -> standing;
                case "answer" -> new Standing(standing.runs(), true, standing.ended());
                case "wait" -> new Standing(false, standing.answered(), false);
                case "resume", "reopen" -> new Standing(true, standing.answered(), false);
                case "resolve", "merge" -> new Standing(false, standing.answered(), true);
                default -> throw new IllegalArgumentException(what);
            };
            promise = switch (what) {
                case "alta" -> ALTA;
                case "media" -> MEDIA;
                case "critica" -> CRITICA;
                default -> promise;
            };
            clock = what.equals("open")
                    ? Counting.begin(rules(), at, standing, at)
                    : Counting.next(clock, rules(), standing, at);
        }

        private Rules rules() {
            return new Rules(promise, office, steps);
        }
    }

    @Test
    void a_calendar_that_changes_holds_for_the_stretch_that_runs_and_not_for_what_was_counted() {
        Story story = new Story(office(OfficeCalendar.USUAL));
        story.tell("open 11-23T10:00, answer 11-23T10:10, wait 11-23T12:00, resume 11-24T09:00");

        story.office = office(new OfficeCalendar(
                null,
                OfficeCalendar.USUAL.week(),
                true,
                false,
                List.of(
                        new OfficeCalendar.OwnDay(LocalDate.of(2026, 11, 23), false, "Ayer"),
                        new OfficeCalendar.OwnDay(LocalDate.of(2026, 11, 24), false, "Hoy"))));
        TicketClock clock = story.tell("look 11-24T11:00");

        assertThat(clock.used()).isEqualTo(Duration.ofHours(2));
        assertThat(clock.dueAt()).isEqualTo(time("11-25T11:00"));
    }

    @Test
    void where_nobody_is_ever_at_work_nothing_is_due() {
        OfficeCalendar never = new OfficeCalendar(
                null,
                List.of(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of()),
                false,
                false,
                List.of());

        TicketClock clock = new Story(office(never)).tell("open 11-23T10:00, look 11-27T10:00");

        assertThat(clock.dueAt()).isNull();
        assertThat(clock.alarmAt()).isNull();
        assertThat(clock.used()).isEqualTo(Duration.ZERO);
    }

    @Test
    void it_counts_from_when_it_was_asked_for_not_from_when_it_was_made() {
        Story story = new Story(office(OfficeCalendar.USUAL));

        TicketClock clock = Counting.begin(story.rules(), time("11-23T09:40"), story.standing, time("11-23T10:00"));
        TicketClock ahead = Counting.begin(story.rules(), time("11-23T12:00"), story.standing, time("11-23T10:00"));

        assertThat(clock.dueAt()).isEqualTo(time("11-23T10:40"));
        assertThat(ahead.dueAt())
                .as("a sender's clock that is ahead gives no time")
                .isEqualTo(time("11-23T11:00"));
    }

    @Test
    void steps_are_taken_in_order_once_and_not_while_it_waits() {
        Step warn = new Step(Target.RESOLUTION, 50, Step.Deed.NOTIFY, null);
        Step raise = new Step(Target.RESOLUTION, 100, Step.Deed.RAISE, null);
        Story story = new Story(office(OfficeCalendar.USUAL));
        story.steps = List.of(raise, warn);

        TicketClock running = story.tell("open 11-23T10:00, answer 11-23T10:10");

        assertThat(running.alarmAt()).isEqualTo(time("11-23T12:00"));
        assertThat(Counting.stepsDue(running, story.rules(), time("11-23T11:59")))
                .isEmpty();
        assertThat(Counting.stepsDue(running, story.rules(), time("11-23T12:00")))
                .containsExactly(warn);
        assertThat(Counting.stepsDue(running, story.rules(), time("11-23T14:00")))
                .containsExactly(warn, raise);

        story.clock = running.taken(List.of(warn));
        TicketClock warned = story.tell("look 11-23T12:01");
        assertThat(warned.alarmAt()).isEqualTo(time("11-23T14:00"));
        TicketClock waiting = story.tell("wait 11-23T13:00");
        assertThat(waiting.alarmAt()).isNull();
        assertThat(Counting.stepsDue(waiting, story.rules(), time("11-27T13:00")))
                .isEmpty();
    }

    @Test
    void a_broken_promise_rings_even_without_steps_and_only_once() {
        Story story = new Story(office(OfficeCalendar.USUAL));

        assertThat(story.tell("open 11-23T10:00").alarmAt()).isEqualTo(time("11-23T11:00"));
        assertThat(story.tell("look 11-23T11:00").alarmAt()).isEqualTo(time("11-23T14:00"));
        assertThat(story.tell("look 11-23T14:00").alarmAt()).isNull();
    }

    @Test
    void a_ticket_that_never_had_a_clock_gets_the_one_it_would_have_had() {
        Story story = new Story(office(OfficeCalendar.USUAL));
        TicketClock told = story.tell(
                "open 11-20T15:00, answer 11-20T15:10, wait 11-20T16:00, resume 11-23T12:00, look 11-23T12:30");

        TicketClock replayed = Counting.replay(
                story.rules(),
                time("11-20T15:00"),
                List.of(new Turn(time("11-20T16:00"), false, false), new Turn(time("11-23T12:00"), true, false)),
                time("11-20T15:10"),
                story.standing,
                time("11-23T12:30"));

        assertThat(replayed).isEqualTo(told);
    }

    @Test
    void nothing_promised_leaves_nothing_due() {
        Story story = new Story(office(OfficeCalendar.USUAL));
        story.promise = Promise.NONE;

        assertThat(story.tell("open 11-23T10:00, look 11-27T10:00").dueAt()).isNull();
    }

    private static OpenTime office(OfficeCalendar calendar) {
        return calendar.openTime(MEXICO);
    }

    private static Instant time(String day) {
        return LocalDateTime.parse("2026-" + day).atZone(MEXICO).toInstant();
    }

    private static @Nullable Instant orNull(@Nullable String day) {
        return day == null ? null : time(day);
    }
}
