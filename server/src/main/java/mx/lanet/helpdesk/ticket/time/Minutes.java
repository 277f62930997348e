package mx.lanet.helpdesk.ticket.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of work as people write it: {@code 90}, {@code 1:30}, {@code 1h 30}, {@code 1.5 h}, {@code 45 min}. */
public final class Minutes {
    /** Nobody works longer in a day. */
    public static final int MOST = 24 * 60;

    /** The longest text that is read. */
    static final int TEXT_MAX = 30;

    private static final char GAP = '\u00a0';

    private static final Pattern ALONE = Pattern.compile("(\\d{1,4})\\s*(?:m|min|mins|minutos?|minutes?)?\\.?");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):([0-5]\\d)\\s*(?:h|hrs?)?\\.?");
    private static final Pattern HOURS = Pattern.compile(
            "(\\d{1,2}(?:[.,]\\d{1,2})?)\\s*(?:h|hs|hrs?|horas?|hours?)\\.?(?:\\s*(?:y|and)?\\s*(\\d{1,2})\\s*(?:m|min|mins|minutos?|minutes?)?\\.?)?");

    private Minutes() {}

    /** Of 1 to {@value #MOST}; empty for what is no length of work, or too short or too long for one day. */
    public static Optional<Integer> of(String written) {
        return of(written, MOST);
    }

    /** As {@link #of(String)}, up to this many. */
    public static Optional<Integer> of(String written, int most) {
        String text = written.replace(GAP, ' ').strip().toLowerCase(Locale.ROOT);
        return text.length() > TEXT_MAX
                ? Optional.empty()
                : read(text).filter(minutes -> minutes >= 1 && minutes <= most);
    }

    private static Optional<Integer> read(String text) {
        Matcher alone = ALONE.matcher(text);
        if (alone.matches()) {
            return Optional.of(Integer.valueOf(alone.group(1)));
        }
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return Optional.of(60 * Integer.parseInt(clock.group(1)) + Integer.parseInt(clock.group(2)));
        }
        Matcher hours = HOURS.matcher(text);
        return hours.matches() ? Optional.of(ofHours(hours)) : Optional.empty();
    }

    private static int ofHours(Matcher hours) {
        int whole = new BigDecimal(hours.group(1).replace(',', '.'))
                .multiply(BigDecimal.valueOf(60))
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
        return whole + (hours.group(2) == null ? 0 : Integer.parseInt(hours.group(2)));
    }

    /** For people: {@code 1 h 05 min}, however many hours; {@link #of} reads it again. */
    public static String text(long minutes) {
        long hours = minutes / 60;
        long rest = minutes % 60;
        if (hours == 0) {
            return rest + "" + GAP + "min";
        }
        return hours + "" + GAP + "h" + (rest == 0 ? "" : String.format(Locale.ROOT, " %02d\u00a0min", rest));
    }
}
