package mx.lanet.helpdesk.ticket.sla;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.ticket.time.Minutes;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;

/** Agreements and calendars as they stand in forms, and back. What is wrong is told at its field, and nothing is lost. */
final class TermsForm {
    static final String LABELS = "sla.field";
    static final String EVERY = "all";

    private static final int ANY_YEAR = 2024; // one with a 29th of February
    private static final Pattern LINE_NAME = Pattern.compile("(all|[0-9a-f-]{36})\\.([a-z]+)\\.(first|resolution)");
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}))?\\s+(\\S.*)");

    private TermsForm() {}

    static String name(@Nullable UUID category, Priority priority, String what) {
        return (category == null ? EVERY : category.toString()) + "." + priority.word() + "." + what;
    }

    /** The agreement as fields. */
    static Map<String, String> values(Agreement agreement) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Agreement.Line line : agreement.lines()) {
            Promise promise = line.promise();
            values.put(name(line.category(), line.priority(), "first"), text(promise.first()));
            values.put(name(line.category(), line.priority(), "resolution"), text(promise.resolution()));
            if (promise.allHours()) {
                values.put(name(line.category(), line.priority(), "hours"), "true");
            }
        }
        if (agreement.told()) {
            values.put("told", "true");
        }
        return values;
    }

    private static String text(@Nullable Integer minutes) {
        return minutes == null ? "" : Minutes.text(minutes);
    }

    /** What was read, with the form that says what is wrong. */
    record Read<T>(Form form, T value) {}

    /** A line without a time is none, and the next one that says something holds. */
    static Read<List<Agreement.Line>> lines(Form form) {
        Form read = form;
        List<Agreement.Line> lines = new ArrayList<>();
        for (@Nullable UUID category : categories(form)) {
            for (Priority priority : Priority.values()) {
                String first = name(category, priority, "first");
                String resolution = name(category, priority, "resolution");
                read = checked(checked(read, first), resolution);
                Promise promise = new Promise(
                        minutes(form, first),
                        minutes(form, resolution),
                        form.ticked(name(category, priority, "hours")));
                if (promise.first() != null && promise.resolution() != null && promise.first() > promise.resolution()) {
                    read = read.problem(first, "sla.problem.order");
                }
                if (promise.first() != null || promise.resolution() != null) {
                    lines.add(new Agreement.Line(category, priority, promise));
                }
            }
        }
        return new Read<>(read, lines);
    }

    /** Of all first, then in the order of the form. */
    static List<@Nullable UUID> categories(Form form) {
        Set<@Nullable UUID> found = new LinkedHashSet<>();
        found.add(null);
        form.values().keySet().stream().sorted().forEach(name -> {
            Matcher line = LINE_NAME.matcher(name);
            if (line.matches() && !line.group(1).equals(EVERY) && found.size() <= Agreement.MOST_CATEGORIES) {
                id(line.group(1)).ifPresent(found::add);
            }
        });
        return new ArrayList<>(found);
    }

    static Optional<UUID> id(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Form checked(Form form, String name) {
        return form.value(name).isEmpty() || minutes(form, name) != null
                ? form
                : form.problem(name, "sla.problem.length");
    }

    private static @Nullable Integer minutes(Form form, String name) {
        return Minutes.of(form.value(name), Promise.MOST).orElse(null);
    }

    /** A row without a share is none. */
    static Read<List<Step>> steps(Form form) {
        Form read = form;
        List<Step> steps = new ArrayList<>();
        for (int row = 0; row < Step.MOST; row++) {
            String percent =
                    form.value("step." + row + ".percent").replace("%", "").strip();
            if (!percent.isEmpty()) {
                Optional<Step> step = step(form, row, percent);
                if (step.isEmpty()) {
                    read = read.problem("step." + row + ".percent", "sla.problem.step", Step.PERCENT_MAX);
                }
                step.filter(one -> steps.stream().noneMatch(one::equals)).ifPresent(steps::add);
            }
        }
        return new Read<>(read, steps);
    }

    private static Optional<Step> step(Form form, int row, String percent) {
        Target target =
                form.value("step." + row + ".target").equals(Target.FIRST.word()) ? Target.FIRST : Target.RESOLUTION;
        String deed = form.value("step." + row + ".deed");
        UUID queue = id(deed).orElse(null);
        Step.Deed what = queue != null
                ? Step.Deed.HAND_OVER
                : deed.equals(Step.Deed.RAISE.word()) ? Step.Deed.RAISE : Step.Deed.NOTIFY;
        int share = percent.matches("\\d{1,3}") ? Integer.parseInt(percent) : 0;
        return share < 1 || share > Step.PERCENT_MAX
                ? Optional.empty()
                : Optional.of(new Step(target, share, what, queue));
    }

    /** The steps as fields. */
    static Map<String, String> stepValues(List<Step> steps) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int row = 0; row < steps.size(); row++) {
            Step step = steps.get(row);
            values.put("step." + row + ".percent", String.valueOf(step.percent()));
            values.put("step." + row + ".target", step.target().word());
            values.put(
                    "step." + row + ".deed",
                    step.queue() == null ? step.deed().word() : step.queue().toString());
        }
        return values;
    }

    /** The calendar as fields. */
    static Map<String, String> values(OfficeCalendar calendar) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("zone", calendar.zone() == null ? "" : calendar.zone().getId());
        for (int day = 0; day < calendar.week().size(); day++) {
            values.put("day" + (day + 1), Span.written(calendar.week().get(day)));
        }
        if (calendar.official()) {
            values.put("official", "true");
        }
        if (calendar.holyWeek()) {
            values.put("holyWeek", "true");
        }
        values.put(
                "days",
                String.join(
                        "\n", calendar.days().stream().map(TermsForm::written).toList()));
        return values;
    }

    private static String written(OfficeCalendar.OwnDay day) {
        LocalDate date = day.date();
        return date.getDayOfMonth() + "/" + date.getMonthValue() + (day.yearly() ? "" : "/" + date.getYear()) + " "
                + day.name();
    }

    static Read<OfficeCalendar> calendar(Form form) {
        Form read = form;
        List<List<Span>> week = new ArrayList<>();
        for (int day = 1; day <= 7; day++) {
            Optional<List<Span>> spans = Span.read(form.value("day" + day));
            read = spans.isEmpty() ? read.problem("day" + day, "sla.problem.hours") : read;
            week.add(spans.orElse(List.of()));
        }
        String zone = form.value("zone");
        if (!zone.isEmpty() && !ZoneId.getAvailableZoneIds().contains(zone)) {
            read = read.problem("zone", "sla.problem.zone");
            zone = "";
        }
        Read<List<OfficeCalendar.OwnDay>> days = days(read);
        return new Read<>(
                days.form(),
                new OfficeCalendar(
                        zone.isEmpty() ? null : ZoneId.of(zone),
                        week,
                        form.ticked("official"),
                        form.ticked("holyWeek"),
                        days.value()));
    }

    /** One a line: {@code 24/12/2026 Nochebuena}, or each year {@code 12/12 Guadalupe}. */
    private static Read<List<OfficeCalendar.OwnDay>> days(Form form) {
        List<OfficeCalendar.OwnDay> days = new ArrayList<>();
        for (String line : form.value("days")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList()) {
            Optional<OfficeCalendar.OwnDay> day = day(line);
            if (day.isEmpty() || days.size() == OfficeCalendar.MOST_DAYS) {
                return new Read<>(
                        form.problem("days", "sla.problem.day", line.length() > 60 ? line.substring(0, 60) : line),
                        days);
            }
            days.add(day.get());
        }
        return new Read<>(form, days);
    }

    private static Optional<OfficeCalendar.OwnDay> day(String line) {
        Matcher written = DAY.matcher(line);
        if (!written.matches() || written.group(4).length() > OfficeCalendar.NAME_MAX) {
            return Optional.empty();
        }
        boolean yearly = written.group(3) == null;
        int year = yearly ? ANY_YEAR : Integer.parseInt(written.group(3));
        try {
            LocalDate date = LocalDate.of(year, Integer.parseInt(written.group(2)), Integer.parseInt(written.group(1)));
            return Optional.of(new OfficeCalendar.OwnDay(date, yearly, Words.line(written.group(4))));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
