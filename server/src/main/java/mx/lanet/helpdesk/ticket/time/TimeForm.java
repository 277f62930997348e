package mx.lanet.helpdesk.ticket.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * What was typed about time, read.
 *
 * @param work null when something is to be mended first, which the form says
 */
public record TimeForm(Form form, TimeEntries.@Nullable Work work) {
    /** @param today the day that an empty one means */
    static TimeForm read(Form typed, LocalDate today) {
        Form form = typed;
        Optional<Integer> minutes = Minutes.of(form.value("minutes"));
        if (minutes.isEmpty()) {
            form = form.problem("minutes", "field.minutes");
        }
        Optional<LocalDate> day = day(form.value("day"), today);
        if (day.isEmpty()) {
            form = form.problem("day", "field.day_worked", TimeEntries.DAYS_BACK);
        }
        String note = Words.line(form.value("note"));
        if (minutes.isEmpty() || day.isEmpty()) {
            return new TimeForm(form, null);
        }
        TimeEntries.Work work = new TimeEntries.Work(minutes.get(), day.get(), note);
        form = form.problems(work.problems(today));
        return new TimeForm(form, form.ok() ? work : null);
    }

    private static Optional<LocalDate> day(String text, LocalDate today) {
        if (text.isEmpty()) {
            return Optional.of(today);
        }
        try {
            return text.length() == 10 ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
