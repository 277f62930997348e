package mx.lanet.helpdesk.ticket.field;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.web.Answer.page;
import static mx.lanet.helpdesk.web.Answer.seeOther;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The fields that the house adds to tickets, and the form in which one is described. */
@Controller
@RequestMapping("/fields")
class FieldPages {
    private static final String LABELS = "fields.field";

    private final FieldChanges fields;
    private final FieldPageMaker maker;

    FieldPages(FieldChanges fields, FieldPageMaker maker) {
        this.fields = fields;
        this.maker = maker;
    }

    @ForRoles(SUPERADMIN)
    @GetMapping
    Answer list(Person person, @RequestParam(defaultValue = "") String of, Locale locale) {
        return page("field/list", maker.list(person, of.equals("machines"), locale));
    }

    @ForRoles(SUPERADMIN)
    @GetMapping("/new")
    Answer newForm(Person person, @RequestParam(defaultValue = "") String of, Locale locale) {
        Form form = Form.of(LABELS, of.equals("machines") ? Map.of("of", of) : Map.of());
        return page("field/one", maker.form(person, form, null, 0, false, Set.of(), Set.of(), Set.of(), locale));
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/new")
    Answer create(
            Person person,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable List<String> client,
            @RequestParam(required = false) @Nullable List<String> category,
            @RequestParam(required = false) @Nullable List<String> machine,
            Locale locale) {
        Form form = Form.of(LABELS, typed);
        FieldDraft draft = FieldTyping.draft(form, null, client, category, machine);
        try {
            TicketField made = fields.create(person, draft);
            return seeOther(list(made)).with(Flash.ok("fields.flash.created", made.label(locale)));
        } catch (Refusal refusal) {
            return again(refusal, person, form, null, 0, draft, locale);
        }
    }

    @ForRoles(SUPERADMIN)
    @GetMapping("/{fieldId}")
    Answer one(Person person, @PathVariable UUID fieldId, Locale locale) {
        TicketField field = fields.get(person, fieldId);
        Form form = Form.of(LABELS, FieldTyping.values(field));
        return page(
                "field/one",
                maker.form(
                        person,
                        form,
                        field,
                        field.version(),
                        false,
                        fields.clientsOf(person, fieldId),
                        field.categories(),
                        field.machineKinds(),
                        locale));
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{fieldId}")
    Answer change(
            Person person,
            @PathVariable UUID fieldId,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable List<String> client,
            @RequestParam(required = false) @Nullable List<String> category,
            @RequestParam(required = false) @Nullable List<String> machine,
            Locale locale) {
        TicketField field = fields.get(person, fieldId);
        Form form = Form.of(LABELS, typed);
        FieldDraft draft = FieldTyping.draft(form, field, client, category, machine);
        try {
            fields.change(person, fieldId, version, draft);
            return seeOther(list(field))
                    .with(Flash.ok("fields.flash.saved", draft.spanish().label()));
        } catch (Refusal refusal) {
            return again(refusal, person, form, field, version, draft, locale);
        }
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{fieldId}/active")
    Answer setActive(
            Person person,
            @PathVariable UUID fieldId,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "false") boolean active,
            Locale locale) {
        TicketField field = fields.get(person, fieldId);
        fields.setActive(person, fieldId, version, active);
        return seeOther(list(field))
                .with(Flash.ok(active ? "fields.flash.activated" : "fields.flash.retired", field.label(locale)));
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{fieldId}/move")
    Answer move(Person person, @PathVariable UUID fieldId, @RequestParam(defaultValue = "false") boolean up) {
        TicketField field = fields.get(person, fieldId);
        fields.move(person, fieldId, up);
        return seeOther(list(field));
    }

    private static String list(TicketField field) {
        return field.ofMachines() ? "/fields?of=machines" : "/fields";
    }

    private Answer again(
            Refusal refusal,
            Person person,
            Form form,
            @Nullable TicketField field,
            int version,
            FieldDraft draft,
            Locale locale) {
        Problem problem = refusal.problem();
        boolean conflict = problem.code().equals(Problem.conflict().code());
        if (problem.errors().isEmpty() && !conflict) {
            throw refusal;
        }
        Form told = form.problems(problem.errors());
        return page(
                        "field/one",
                        maker.form(
                                person,
                                told,
                                field,
                                version,
                                conflict,
                                draft.clients(),
                                draft.categories(),
                                draft.machineKinds(),
                                locale))
                .status(conflict ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
