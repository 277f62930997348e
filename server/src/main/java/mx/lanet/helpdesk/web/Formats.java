package mx.lanet.helpdesk.web;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Numbers and times as a person writes them: "hace 20 s", "11:38", "ayer 18:04", "12 de ago", 1,284, 18.4 GB, 34 %.
 *
 * <p>Between number and unit stands a space that does not break (U+00A0).
 */
public final class Formats {
    private static final char GAP = '\u00a0';
    private static final String[] BYTE_UNITS = {"B", "KB", "MB", "GB", "TB", "PB"};
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("H:mm");

    private static final DateTimeFormatter FULL = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL);
    private static final int DAYS_KEPT = 5_000;

    /** A list says the same few days again and again, and to spell one out costs as much as ten other cells. */
    private static final Map<Day, String> SPELLED = new ConcurrentHashMap<>();

    private static final Map<Pattern, DateTimeFormatter> PATTERNS = new ConcurrentHashMap<>();

    private record Day(LocalDate day, Locale locale) {}

    private record Pattern(String text, Locale locale) {}

    private final Texts texts;
    private final ZoneId zone;
    private final Clock clock;

    public Formats(Texts texts, ZoneId zone, Clock clock) {
        this.texts = texts;
        this.zone = zone;
        this.clock = clock;
    }

    /** The same, with the times of another place. */
    public Formats in(ZoneId other) {
        return other.equals(zone) ? this : new Formats(texts, other, clock);
    }

    public ZoneId zone() {
        return zone;
    }

    /** 18:04 */
    public String hour(Instant then) {
        return then.atZone(zone).format(HOUR);
    }

    /** How long ago, in one unit; the page lets it tick. After a day it is {@link #moment}. */
    public String ago(Instant then) {
        Duration past = Duration.between(then, clock.instant());
        if (past.toSeconds() < 5) {
            return texts.t("web.time.now");
        }
        if (past.toMinutes() < 1) {
            return texts.t("web.time.ago", unit(past.toSeconds(), "s"));
        }
        if (past.toHours() < 1) {
            return texts.t("web.time.ago", unit(past.toMinutes(), "min"));
        }
        return past.toHours() < 24 ? texts.t("web.time.ago", unit(past.toHours(), "h")) : moment(then);
    }

    /** How far away it is; negative for what is past. */
    public Duration until(Instant then) {
        return Duration.between(clock.instant(), then);
    }

    /** The shortest that says it without doubt: today the hour, yesterday with the word, then the day, then the year. */
    public String moment(Instant then) {
        ZonedDateTime at = then.atZone(zone);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        LocalDate day = at.toLocalDate();
        if (day.equals(today)) {
            return at.format(HOUR);
        }
        if (day.equals(today.minusDays(1))) {
            return texts.t("web.time.yesterday", at.format(HOUR));
        }
        if (day.equals(today.plusDays(1))) {
            return texts.t("web.time.tomorrow", at.format(HOUR));
        }
        return at.format(day.getYear() == today.getYear() ? pattern("web.time.day") : pattern("web.time.day-of-year"));
    }

    /** A day, the nearest ones by their words. */
    public String day(LocalDate day) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        if (day.equals(today)) {
            return texts.t("web.time.today");
        }
        if (day.equals(today.minusDays(1))) {
            return texts.t("web.time.day-before");
        }
        return day.format(day.getYear() == today.getYear() ? pattern("web.time.day") : pattern("web.time.day-of-year"));
    }

    /** The whole of it, for a title: "viernes 20 de noviembre de 2026, 18:04". */
    public String full(Instant then) {
        ZonedDateTime at = then.atZone(zone);
        Day day = new Day(at.toLocalDate(), locale());
        String spelled = SPELLED.get(day);
        if (spelled == null) {
            spelled = at.format(FULL.withLocale(locale()));
            if (SPELLED.size() < DAYS_KEPT) {
                SPELLED.put(day, spelled);
            }
        }
        return spelled + ", " + at.format(HOUR);
    }

    /** For the {@code datetime} attribute. */
    public String iso(Instant then) {
        return DateTimeFormatter.ISO_INSTANT.format(then.truncatedTo(ChronoUnit.SECONDS));
    }

    /** A length of time in its two largest units: "3 h 05 min", "2 días", "40 s". */
    public String length(Duration length) {
        Duration span = length.abs();
        if (span.toDays() >= 1) {
            return texts.t("web.time.days", span.toDays());
        }
        if (span.toHours() >= 1) {
            String hours = unit(span.toHours(), "h");
            int minutes = span.toMinutesPart();
            return minutes == 0 ? hours : hours + " " + (minutes < 10 ? "0" : "") + unit(minutes, "min");
        }
        return span.toMinutes() >= 1 ? unit(span.toMinutes(), "min") : unit(span.toSeconds(), "s");
    }

    /** 1,284 */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale()).format(number);
    }

    /** At most one digit after the point: 18.4 */
    public String number(double number) {
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        format.setMaximumFractionDigits(1);
        return format.format(number);
    }

    /** 34 %, of a number between 0 and 100. */
    public String percent(double percent) {
        return number(Math.round(percent)) + GAP + "%";
    }

    /** 18.4 GB, a KB being 1,024 bytes as on the machine's own screens. */
    public String bytes(long bytes) {
        double amount = bytes;
        int step = 0;
        while (Math.abs(amount) >= 1024 && step < BYTE_UNITS.length - 1) {
            amount /= 1024;
            step++;
        }
        return (amount >= 100 || step == 0 ? number(Math.round(amount)) : number(amount)) + GAP + BYTE_UNITS[step];
    }

    /** A number with its unit, for example 58 °C. */
    public String unit(double number, String unit) {
        return number(number) + GAP + unit;
    }

    private DateTimeFormatter pattern(String key) {
        return PATTERNS.computeIfAbsent(
                new Pattern(texts.t(key), locale()),
                asked -> DateTimeFormatter.ofPattern(asked.text(), asked.locale()));
    }

    private Locale locale() {
        return texts.locale();
    }
}
