package mx.lanet.helpdesk.schedule.internal;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.report.PaperMaker;
import mx.lanet.helpdesk.schedule.Candidates.Candidate;
import mx.lanet.helpdesk.schedule.Rhythm;
import mx.lanet.helpdesk.schedule.Schedule;
import mx.lanet.helpdesk.schedule.Schedules;
import mx.lanet.helpdesk.web.Form;
import org.springframework.util.MultiValueMap;

/** The form of a scheduled report, read and filled. Several values of one field stand in lines of their own. */
final class ScheduleForm {
    static final String LABELS = "schedule.field";

    private static final String LINE = "\n";

    private ScheduleForm() {}

    /** Monday morning, for who makes it. */
    static Form fresh(String name, ZoneId zone, UUID person) {
        return Form.of(
                LABELS,
                Map.of(
                        "name",
                        name.length() > Schedule.NAME_MAX ? name.substring(0, Schedule.NAME_MAX) : name,
                        "format",
                        "pdf",
                        "rhythm",
                        "weekly",
                        "weekday",
                        "1",
                        "monthday",
                        "1",
                        "hour",
                        "8",
                        "zone",
                        zone.getId(),
                        "whole",
                        "true",
                        "active",
                        "true",
                        "to",
                        person.toString()));
    }

    static Form of(Schedule schedule, List<Schedule.Reader> readers) {
        Rhythm rhythm = schedule.rhythm();
        Map<String, String> values = new HashMap<>(Map.of("weekday", "1", "monthday", "1"));
        values.put("name", schedule.name());
        values.put("format", schedule.format());
        values.put("rhythm", rhythm.kind().word());
        values.put(rhythm.kind() == Rhythm.Kind.WEEKLY ? "weekday" : "monthday", String.valueOf(rhythm.day()));
        values.put("hour", String.valueOf(rhythm.hour()));
        values.put("zone", rhythm.zone().getId());
        values.put("whole", String.valueOf(schedule.whole()));
        values.put("active", String.valueOf(schedule.active()));
        values.put("to", readers.stream().map(one -> one.userId().toString()).collect(Collectors.joining(LINE)));
        return Form.of(LABELS, values);
    }

    static Form of(MultiValueMap<String, String> typed) {
        Map<String, String> values = new HashMap<>();
        typed.forEach((name, said) -> values.put(name, String.join(LINE, said)));
        return Form.of(LABELS, values);
    }

    /** Who is ticked; what is no id is nobody. */
    static Set<UUID> readers(Form form) {
        return Arrays.stream(form.value("to").split(LINE))
                .filter(id -> id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"))
                .map(UUID::fromString)
                .collect(Collectors.toSet());
    }

    /** With what can be chosen nowhere told. */
    static Form checked(Form form, List<String> zones) {
        Form told = form;
        told = checked(told, "format", PaperMaker.FORMATS.contains(form.value("format")));
        told = checked(told, "rhythm", Rhythm.Kind.find(form.value("rhythm")).isPresent());
        told = checked(told, "weekday", form.value("weekday").matches("[1-7]"));
        told = checked(told, "monthday", form.value("monthday").matches("[1-9]|[12][0-9]|3[01]"));
        told = checked(told, "hour", form.value("hour").matches("[0-9]|1[0-9]|2[0-3]"));
        return checked(told, "zone", zones.contains(form.value("zone")));
    }

    private static Form checked(Form form, String field, boolean right) {
        return right ? form : form.problem(field, "field.choose_from_list");
    }

    /** What a checked form says; who is not offered is kept if among those who had it. */
    static Schedules.Wish wish(
            Form form, String page, String address, List<Candidate> offered, List<Schedule.Reader> before) {
        Set<UUID> ticked = readers(form);
        Set<Schedule.Reader> readers = offered.stream()
                .map(Candidate::reader)
                .filter(reader -> ticked.contains(reader.userId()))
                .collect(Collectors.toSet());
        before.stream().filter(reader -> ticked.contains(reader.userId())).forEach(readers::add);
        Rhythm.Kind kind = Rhythm.Kind.find(form.value("rhythm")).orElseThrow();
        String day = form.value(kind == Rhythm.Kind.WEEKLY ? "weekday" : "monthday");
        return new Schedules.Wish(
                line(form.value("name")),
                page,
                address,
                form.value("format"),
                new Rhythm(
                        kind,
                        Integer.parseInt(day),
                        Integer.parseInt(form.value("hour")),
                        ZoneId.of(form.value("zone"))),
                form.ticked("whole"),
                form.ticked("active"),
                List.copyOf(readers));
    }

    private static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
