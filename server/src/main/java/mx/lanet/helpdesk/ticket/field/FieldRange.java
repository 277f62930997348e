package mx.lanet.helpdesk.ticket.field;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import mx.lanet.helpdesk.ticket.Words;

/**
 * What lists are narrowed to by a number or a date: from this to that, both included. Each is written as the database and
 * browsers write it; one of them may be empty.
 */
public record FieldRange(String from, String to) {
    private static final String BETWEEN = "..";

    /** What two fields of a form say, if that is a range at all; one that runs backwards is turned round. */
    public static Optional<FieldRange> typed(String from, String to) {
        Optional<String> first = bound(from);
        Optional<String> last = bound(to);
        boolean blank = from.isBlank() && to.isBlank();
        if (blank || first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        FieldRange range = new FieldRange(first.get(), last.get());
        return range.isMixed()
                ? Optional.empty()
                : Optional.of(range.isBackwards() ? new FieldRange(range.to, range.from) : range);
    }

    /** What an address says. */
    public static Optional<FieldRange> parse(String written) {
        int between = written.indexOf(BETWEEN);
        return between < 0
                ? Optional.empty()
                : typed(written.substring(0, between), written.substring(between + BETWEEN.length()));
    }

    /** As it stands in an address. */
    public String written() {
        return from + BETWEEN + to;
    }

    private static Optional<String> bound(String typed) {
        String text = Words.line(typed);
        if (text.isEmpty()) {
            return Optional.of("");
        }
        if (FieldReading.NUMBER.matcher(text).matches()) {
            return Optional.of(new FieldValue.Amount(new BigDecimal(text.replace(",", "")))
                    .number()
                    .toPlainString());
        }
        try {
            return Optional.of(LocalDate.parse(text).toString()).filter(day -> day.length() == 10);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private boolean isMixed() {
        return !from.isEmpty() && !to.isEmpty() && isDay(from) != isDay(to);
    }

    private boolean isBackwards() {
        if (from.isEmpty() || to.isEmpty()) {
            return false;
        }
        return isDay(from) ? from.compareTo(to) > 0 : new BigDecimal(from).compareTo(new BigDecimal(to)) > 0;
    }

    /** Numbers have their sign in front, if any. */
    private static boolean isDay(String bound) {
        return bound.indexOf('-', 1) > 0;
    }
}
