package mx.lanet.helpdesk.ticket.field;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.ticket.Words;
import org.jspecify.annotations.Nullable;

/** What somebody wrote in a field. */
public sealed interface FieldReading {
    /** It can be kept; null for nothing. */
    record Read(@Nullable FieldValue value) implements FieldReading {}

    /** It is not what this field holds. */
    record Wrong(FieldError error) implements FieldReading {}

    /** With a comma between thousands or without, and a point before what is less than one, as in Mexico. */
    Pattern NUMBER = Pattern.compile("[-+]?(?:\\d{1,14}|\\d{1,3}(?:,\\d{3}){1,3})(?:\\.\\d{1,6})?");

    /** As browsers send it, or as people write it where the browser knows no dates. */
    Pattern DAY = Pattern.compile(
            "(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})|(?<d>\\d{1,2})/(?<m>\\d{1,2})/(?<y>\\d{4})");

    int EARLIEST_YEAR = 1900;
    int LATEST_YEAR = 2999;

    /** Decides what the text means for the field. */
    static FieldReading of(TicketField field, String typed) {
        String text = Words.line(typed);
        if (text.isEmpty()) {
            return new Read(null);
        }
        return switch (field.kind()) {
            case TEXT -> text(field, text);
            case NUMBER -> number(field, text);
            case DATE -> day(field, text);
            case CHOICE -> choice(field, text);
            case CHECKBOX -> new Read(text.equals("false") ? null : new FieldValue.Ticked());
        };
    }

    private static FieldReading text(TicketField field, String text) {
        int longest = field.limits().longest();
        return text.length() > longest ? wrong(field, "too_long", longest) : new Read(new FieldValue.Text(text));
    }

    private static FieldReading number(TicketField field, String text) {
        if (!NUMBER.matcher(text).matches()) {
            return wrong(field, "not_a_number");
        }
        BigDecimal number = new BigDecimal(text.replace(",", ""));
        BigDecimal least = field.limits().least();
        BigDecimal most = field.limits().most();
        if (least != null && number.compareTo(least) < 0) {
            return wrong(field, "too_little", least.toPlainString());
        }
        if (most != null && number.compareTo(most) > 0) {
            return wrong(field, "too_much", most.toPlainString());
        }
        return new Read(new FieldValue.Amount(number));
    }

    private static FieldReading day(TicketField field, String text) {
        Matcher parts = DAY.matcher(text);
        if (!parts.matches()) {
            return wrong(field, "not_a_day");
        }
        boolean byBrowser = parts.group("year") != null;
        try {
            LocalDate date = LocalDate.of(
                    Integer.parseInt(parts.group(byBrowser ? "year" : "y")),
                    Integer.parseInt(parts.group(byBrowser ? "month" : "m")),
                    Integer.parseInt(parts.group(byBrowser ? "day" : "d")));
            boolean sensible = date.getYear() >= EARLIEST_YEAR && date.getYear() <= LATEST_YEAR;
            return sensible ? new Read(new FieldValue.Day(date)) : wrong(field, "not_a_day");
        } catch (DateTimeException e) {
            return wrong(field, "not_a_day");
        }
    }

    private static FieldReading choice(TicketField field, String text) {
        return field.options().stream()
                .filter(option -> option.active() && option.id().toString().equals(text))
                .<FieldReading>map(option -> new Read(new FieldValue.Chosen(option.id())))
                .findFirst()
                .orElseGet(() -> wrong(field, "choose_from_list"));
    }

    private static FieldReading wrong(TicketField field, String code, Object... arguments) {
        return new Wrong(new FieldError(field.name(), code, arguments));
    }
}
