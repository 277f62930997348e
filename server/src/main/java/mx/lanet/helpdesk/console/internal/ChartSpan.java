package mx.lanet.helpdesk.console.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import mx.lanet.helpdesk.monitoring.Curves;
import mx.lanet.helpdesk.web.Tab;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The while that charts show, as their address says it: one of the ranges that end now, or from one moment until another
 * in the times of a place.
 *
 * @param range null when moments were asked for
 */
public record ChartSpan(Instant from, Instant until, @Nullable ChartRange range, ZoneId zone, Instant now) {
    private static final Duration SHORTEST = Duration.ofMinutes(30);
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    /** What is not understood, too short, too long, or yet to come, becomes the nearest that is. */
    static ChartSpan of(Map<String, String> asked, Instant now, ZoneId zone) {
        Instant from = moment(asked.getOrDefault("from", ""), zone);
        Instant until = moment(asked.getOrDefault("until", ""), zone);
        if (from == null || (until != null && !from.isBefore(until)) || from.isAfter(now.minus(SHORTEST))) {
            return of(ChartRange.named(asked.getOrDefault("range", "")).orElse(ChartRange.DAY), now, zone);
        }
        return between(from, until == null ? now : until, now, zone);
    }

    static ChartSpan of(ChartRange range, Instant now, ZoneId zone) {
        return new ChartSpan(now.minus(range.length()), now, range, zone, now);
    }

    private static ChartSpan between(Instant from, Instant until, Instant now, ZoneId zone) {
        Instant start = from.isBefore(now.minus(Curves.LONGEST)) ? now.minus(Curves.LONGEST) : from;
        Instant end = until.isAfter(now) ? now : until;
        if (Duration.between(start, end).compareTo(SHORTEST) < 0) {
            end = start.plus(SHORTEST);
        }
        return new ChartSpan(start, end, null, zone, now);
    }

    private static @Nullable Instant moment(String typed, ZoneId zone) {
        try {
            return typed.isEmpty()
                    ? null
                    : LocalDateTime.parse(typed).atZone(zone).toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }

    public Duration length() {
        return Duration.between(from, until);
    }

    /** As the fields of a form take it. */
    public String typedFrom() {
        return typed(from);
    }

    public String typedUntil() {
        return typed(until);
    }

    private String typed(Instant moment) {
        return moment.atZone(zone).truncatedTo(ChronoUnit.MINUTES).format(TYPED);
    }

    /** What stands in an address for this while. */
    public String query() {
        return range != null ? "range=" + range.word() : "from=" + typed(from) + "&until=" + typed(until);
    }

    public ChartSpan earlier() {
        return between(from.minus(length().dividedBy(2)), until.minus(length().dividedBy(2)), now, zone);
    }

    /** Null when it ends now. */
    public @Nullable ChartSpan later() {
        if (!until.isBefore(now.minus(Duration.ofMinutes(1)))) {
            return null;
        }
        Duration by = Duration.between(until, now).compareTo(length().dividedBy(2)) < 0
                ? Duration.between(until, now)
                : length().dividedBy(2);
        return between(from.plus(by), until.plus(by), now, zone);
    }

    /** The half in the middle; null when there is nothing nearer. */
    public @Nullable ChartSpan nearer() {
        Duration quarter = length().dividedBy(4);
        return length().compareTo(SHORTEST.multipliedBy(2)) < 0
                ? null
                : between(from.plus(quarter), until.minus(quarter), now, zone);
    }

    /** Twice as long; null when there is nothing wider. */
    public @Nullable ChartSpan wider() {
        Duration half = length().dividedBy(2);
        return length().compareTo(Curves.LONGEST.minusDays(1)) >= 0
                ? null
                : between(from.minus(half), until.plus(half), now, zone);
    }

    /** The switch between the ranges; {@code page} ends where a query goes on. */
    List<Tab> choices(Texts texts, String page) {
        return Arrays.stream(ChartRange.values())
                .map(one -> Tab.of(texts.t("asset.range." + one.word()), page + "range=" + one.word(), one == range))
                .toList();
    }
}
