package mx.lanet.helpdesk.ticket.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rule of the clocks, without a database: how a clock stands after something has happened to its ticket.
 *
 * <p>What was counted stays counted: another priority changes the promise and whether nights count from then on, not what has
 * passed. A change of the calendar holds for the stretch that is running. Whoever answers or resolves exactly when it is due
 * keeps the promise.
 */
public final class Counting {
    private Counting() {}

    /**
     * What of a ticket moves its clock.
     *
     * @param runs whether it is open and does not wait for the asking side
     * @param answered whether the team has answered in public
     * @param ended whether it is resolved or closed
     */
    public record Standing(boolean runs, boolean answered, boolean ended) {}

    /** What holds for a ticket. */
    public record Rules(Promise promise, OpenTime office, List<Step> steps) {
        public Rules {
            steps = List.copyOf(steps);
        }
    }

    /** A change of a ticket's state, in the past. */
    public record Turn(Instant at, boolean runs, boolean ended) {}

    /** The clock of a ticket that has just been made; it may have been asked for before. */
    public static TicketClock begin(Rules rules, Instant asked, Standing standing, Instant now) {
        return next(TicketClock.from(asked.isBefore(now) ? asked : now), rules, standing, now);
    }

    /** The clock as it would be had it always been there, from the history of a ticket that has none. */
    public static TicketClock replay(
            Rules rules,
            Instant asked,
            List<Turn> turns,
            @Nullable Instant answeredAt,
            Standing standing,
            Instant now) {
        TicketClock clock = TicketClock.from(asked);
        boolean answered = false;
        boolean runs = true;
        boolean ended = false;
        for (Turn turn : turns) {
            if (!answered && answeredAt != null && answeredAt.isBefore(turn.at())) {
                answered = true;
                clock = next(clock, rules, new Standing(runs, true, ended), answeredAt);
            }
            runs = turn.runs();
            ended = turn.ended();
            clock = next(clock, rules, new Standing(runs, answered, ended), turn.at());
        }
        if (!answered && answeredAt != null) {
            clock = next(clock, rules, new Standing(runs, true, ended), answeredAt);
        }
        return next(clock, rules, standing, now);
    }

    /** The clock after a change, or simply later. */
    public static TicketClock next(TicketClock before, Rules rules, Standing standing, Instant now) {
        OpenTime ran = hours(before.isPromised() ? before.promise() : rules.promise(), rules);
        Instant since = before.since();
        Duration used = since == null ? before.used() : before.used().plus(ran.between(since, now));
        Promise promise = standing.ended() && before.isCounted() && since == null ? before.promise() : rules.promise();
        Duration firstUsed =
                before.firstUsed() == null && (standing.answered() || standing.ended()) ? used : before.firstUsed();
        Stretch stretch = new Stretch(before, ran, used, now);
        Instant firstLate = late(stretch, promise, Target.FIRST, firstUsed);
        Instant late = late(stretch, promise, Target.RESOLUTION, standing.ended() ? used : null);
        TicketClock counted = new TicketClock(
                promise, used, standing.runs() ? now : null, firstUsed, firstLate, late, null, null, before.told());
        return standing.runs() ? due(counted, rules) : counted;
    }

    /** What has just been counted. */
    private record Stretch(TicketClock before, OpenTime ran, Duration used, Instant now) {
        /** When so much had been counted: within this stretch, or now when that was enough before it. */
        private Instant reached(Duration target) {
            Duration left = target.minus(before.used());
            return before.since() == null || left.isNegative()
                    ? now
                    : ran.after(before.since(), left)
                            .filter(at -> at.isBefore(now))
                            .orElse(now);
        }

        private boolean breaks(@Nullable Duration promised, @Nullable Duration met) {
            return promised != null && (met == null ? used.compareTo(promised) >= 0 : met.compareTo(promised) > 0);
        }
    }

    /**
     * When the promise was broken: as far as we knew, or by what was promised until now, or only now by a shorter promise.
     *
     * @param met how much had been counted when it was met; null as long as it is open
     */
    private static @Nullable Instant late(Stretch stretch, Promise promise, Target target, @Nullable Duration met) {
        if (!stretch.breaks(promise.of(target), met)) {
            return null;
        }
        Instant known = stretch.before().lateAt(target);
        Duration until = stretch.before().promise().of(target);
        Duration promised = until == null && !stretch.before().isPromised() ? promise.of(target) : until;
        return known != null
                ? known
                : promised != null && stretch.breaks(promised, met) ? stretch.reached(promised) : stretch.now();
    }

    private static TicketClock due(TicketClock clock, Rules rules) {
        Instant due = earliest(Stream.of(Target.values())
                .map(target -> dueAt(clock, rules, target))
                .flatMap(Optional::stream));
        Stream<Instant> breaches = Stream.of(Target.values())
                .filter(target -> clock.lateAt(target) == null)
                .map(target -> dueAt(clock, rules, target))
                .flatMap(Optional::stream);
        Stream<Instant> steps = rules.steps().stream()
                .filter(step -> !clock.told().contains(step.key()))
                .map(step -> at(clock, rules, step.target(), share(clock, step)))
                .flatMap(Optional::stream);
        Instant alarm = earliest(Stream.concat(breaches, steps));
        return new TicketClock(
                clock.promise(),
                clock.used(),
                clock.since(),
                clock.firstUsed(),
                clock.firstLateAt(),
                clock.lateAt(),
                due,
                alarm,
                clock.told());
    }

    /** When a promise of a running clock is broken, or was; empty when it is none, or was met. */
    static Optional<Instant> dueAt(TicketClock clock, Rules rules, Target target) {
        Instant late = clock.lateAt(target);
        return late != null && !isMet(clock, target)
                ? Optional.of(late)
                : at(clock, rules, target, clock.promise().of(target));
    }

    private static @Nullable Duration share(TicketClock clock, Step step) {
        Duration promised = clock.promise().of(step.target());
        return promised == null ? null : promised.multipliedBy(step.percent()).dividedBy(100);
    }

    private static Optional<Instant> at(TicketClock clock, Rules rules, Target target, @Nullable Duration counted) {
        Instant since = clock.since();
        return counted == null || since == null || isMet(clock, target)
                ? Optional.empty()
                : hours(clock.promise(), rules).after(since, counted.minus(clock.used()));
    }

    /** Of a running clock: whoever resolves a ticket stops it. */
    private static boolean isMet(TicketClock clock, Target target) {
        return target == Target.FIRST && clock.firstUsed() != null;
    }

    /** The steps that are to be taken now, the earliest first; a clock that stands still takes none. */
    public static List<Step> stepsDue(TicketClock clock, Rules rules, Instant now) {
        List<Step> due = new ArrayList<>();
        for (Step step : rules.steps()) {
            boolean reached = at(clock, rules, step.target(), share(clock, step))
                    .filter(at -> !at.isAfter(now))
                    .isPresent();
            if (reached && !clock.told().contains(step.key())) {
                due.add(step);
            }
        }
        due.sort(Comparator.comparingInt(Step::percent));
        return due;
    }

    private static OpenTime hours(Promise promise, Rules rules) {
        return promise.allHours() ? OpenTime.ALWAYS : rules.office();
    }

    private static @Nullable Instant earliest(Stream<Instant> times) {
        return times.min(Instant::compareTo).orElse(null);
    }
}
