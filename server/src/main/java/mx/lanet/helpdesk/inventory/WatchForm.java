package mx.lanet.helpdesk.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.asset.MachineFilter;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;

/** What is typed into the form of a list. */
final class WatchForm {
    static final String LABELS = "watchlist.field";
    private static final Set<String> SEVERITIES = Set.of("info", "warning", "critical");
    private static final Map<String, Integer> LONGEST =
            Map.of("name", 100, "program", 200, "publisher", 200, "from", 100, "until", 100, "tag", 40);

    private WatchForm() {}

    static Form of(Map<String, String> typed) {
        Map<String, String> clean = new HashMap<>();
        typed.forEach((name, value) -> clean.put(name, value.replace("\0", "")));
        return Form.of(LABELS, clean);
    }

    static Form of(SoftwareWatch watch) {
        SoftwareWatch.Draft draft = watch.draft();
        Map<String, String> values = new HashMap<>(Map.of(
                "kind", draft.kind().word(),
                "name", draft.name(),
                "program", draft.program(),
                "publisher", draft.publisher(),
                "from", draft.fromVersion(),
                "until", draft.untilVersion(),
                "tag", draft.tag(),
                "severity", draft.severity()));
        values.put("site", draft.siteId() == null ? "" : draft.siteId().toString());
        if (watch.active()) {
            values.put("active", "true");
        }
        return Form.of(LABELS, values);
    }

    static List<FieldError> problems(Form form) {
        List<FieldError> errors = new ArrayList<>();
        for (String field : List.of("name", "program")) {
            if (form.value(field).isEmpty()) {
                errors.add(new FieldError(field, "required"));
            }
        }
        LONGEST.forEach((field, most) -> {
            if (form.value(field).length() > most) {
                errors.add(new FieldError(field, "too_long", most));
            }
        });
        if (SoftwareWatch.Kind.of(form.value("kind")).isEmpty()) {
            errors.add(new FieldError("kind", "choose_from_list"));
        }
        if (!SEVERITIES.contains(form.value("severity"))) {
            errors.add(new FieldError("severity", "choose_from_list"));
        }
        if (form.value("program").replace("*", "").isBlank()
                && !form.value("kind").equals("new")) {
            errors.add(new FieldError("program", "required"));
        }
        return errors;
    }

    /** Of a form without problems. */
    static SoftwareWatch.Draft draft(Form form, @Nullable UUID siteId, Optional<MachineFilter> list) {
        return new SoftwareWatch.Draft(
                SoftwareWatch.Kind.of(form.value("kind")).orElseThrow(),
                form.value("name"),
                form.value("program"),
                form.value("publisher"),
                form.value("from"),
                form.value("until"),
                form.value("tag"),
                form.value("severity"),
                siteId,
                list.map(MachineFilter::list).orElse(""),
                list.map(MachineFilter::name).orElse(""));
    }
}
