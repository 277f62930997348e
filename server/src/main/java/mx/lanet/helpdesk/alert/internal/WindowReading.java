package mx.lanet.helpdesk.alert.internal;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import mx.lanet.helpdesk.alert.MaintenanceWindow;
import mx.lanet.helpdesk.alert.MaintenanceWindow.Repeats;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.MachineFilter;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;

/** What somebody typed of a window: the window, or the form with what is wrong. */
record WindowReading(Form form, Optional<MaintenanceWindow> window) {
    static WindowReading of(
            Form form, UUID client, @Nullable AssetDetail asset, List<String> typedDays, Optional<MachineFilter> list) {
        List<FieldError> errors = new ArrayList<>();
        String name = form.value("name").strip();
        if (name.isEmpty() || name.length() > MaintenanceWindow.NAME_MAX) {
            errors.add(
                    name.isEmpty()
                            ? new FieldError("name", "required")
                            : new FieldError("name", "too_long", MaintenanceWindow.NAME_MAX));
        }
        ZoneId zone = read(form, "zone", ZoneId::of, errors);
        LocalDate first = read(form, "first", LocalDate::parse, errors);
        LocalTime begins = read(form, "begins", LocalTime::parse, errors);
        LocalDate last = form.value("last").isBlank() ? null : read(form, "last", LocalDate::parse, errors);
        Repeats repeats = Repeats.find(form.value("repeats")).orElse(Repeats.ONCE);
        int minutes = form.value("minutes").matches("\\d{1,5}") ? Integer.parseInt(form.value("minutes")) : 0;
        if (minutes < 1 || minutes > MaintenanceWindow.MINUTES_MAX) {
            errors.add(new FieldError("minutes", "choose_from_list"));
        }
        Set<DayOfWeek> days = days(typedDays);
        if (repeats == Repeats.WEEKLY && days.isEmpty()) {
            errors.add(new FieldError("days", "required"));
        }
        if (!errors.isEmpty() || zone == null || first == null || begins == null) {
            return new WindowReading(form.problems(errors), Optional.empty());
        }
        return new WindowReading(
                form,
                Optional.of(new MaintenanceWindow(
                        client,
                        new UUID(0, 0),
                        asset != null ? null : AlertFilters.id(form.value("site")),
                        asset == null ? null : asset.assetId(),
                        list.map(MachineFilter::list).orElse(""),
                        list.map(MachineFilter::name).orElse(""),
                        name,
                        zone,
                        first,
                        last,
                        begins,
                        minutes,
                        repeats,
                        repeats == Repeats.WEEKLY ? days : Set.of(),
                        "",
                        1)));
    }

    /** The form of one that there is. */
    static Form form(String labels, MaintenanceWindow window) {
        return Form.of(
                labels,
                Map.of(
                        "name", window.name(),
                        "site", window.siteId() == null ? "" : window.siteId().toString(),
                        "first", window.firstDay().toString(),
                        "last", window.lastDay() == null ? "" : window.lastDay().toString(),
                        "begins", window.begins().toString(),
                        "minutes", String.valueOf(window.minutes()),
                        "repeats", window.repeats().word(),
                        "zone", window.zone().getId()));
    }

    private static <T> @Nullable T read(Form form, String field, Function<String, T> reader, List<FieldError> errors) {
        try {
            T value = reader.apply(form.value(field).strip());
            boolean far = value instanceof LocalDate day && (day.getYear() < 2000 || day.getYear() > 2200);
            if (!far) {
                return value;
            }
        } catch (DateTimeException e) {
            // Told below, as any other value that is none.
        }
        errors.add(new FieldError(field, "choose_from_list"));
        return null;
    }

    static Set<DayOfWeek> days(List<String> typed) {
        Set<DayOfWeek> days = new HashSet<>();
        for (String text : typed) {
            if (text.matches("[1-7]")) {
                days.add(DayOfWeek.of(Integer.parseInt(text)));
            }
        }
        return days;
    }
}
