package mx.lanet.helpdesk.ticket.reply;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Steps;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.ticket.field.TicketField;
import mx.lanet.helpdesk.ticket.tag.Tag;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The macros: the list, and each one's form. */
@Controller
@RequestMapping("/replies/macros")
class MacroPages {
    private static final String LABELS = "reply.field";
    private static final String PLACE = "/replies/macros";

    private final Macros macros;
    private final Places places;
    private final MessageSource messages;

    MacroPages(Macros macros, Places places, MessageSource messages) {
        this.macros = macros;
        this.places = places;
        this.messages = messages;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping
    Answer list(
            Person person,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") String page,
            Locale locale) {
        String words = KeptPage.words(q);
        Texts texts = new Texts(messages, locale);
        Map<UUID, String> names = places.names(person, null, locale);
        Slice<Macro> slice = macros.list(person, words, new Slice.Request(KeptPage.number(page), Pager.SIZE));
        Address here = Address.of(PLACE).with("q", words);
        return Answer.page(
                "reply/macros",
                new KeptPage.MacroList(
                        slice.items().stream()
                                .map(macro -> new KeptPage.MacroList.Row(
                                        macro, String.join(" · ", StepText.of(macro.steps(), names, texts))))
                                .toList(),
                        Pager.of(slice, number -> here.with("page", number).toString()),
                        words));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/new")
    Answer newForm(Person person, Locale locale) {
        return edit(new Asked(person, locale), Form.empty(LABELS), null, 0, false);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/new")
    Answer create(Person person, @RequestParam Map<String, String> typed, Locale locale) {
        List<TicketField> fields = places.fields(person);
        Form form = checked(MacroField.checked(Form.of(LABELS, typed), fields, locale));
        if (!form.ok()) {
            return edit(new Asked(person, locale), form, null, 0, false).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            Macro made = macros.create(person, wish(form, fields));
            return Answer.seeOther(PLACE).with(Flash.ok("reply.flash.saved", made.name()));
        } catch (Refusal refusal) {
            return KeptPage.again(
                    refusal, form, (again, conflict) -> edit(new Asked(person, locale), again, null, 0, conflict));
        }
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/{macro}")
    Answer editForm(Person person, @PathVariable UUID macro, Locale locale) {
        Macro found = macros.get(person, macro);
        Steps steps = found.steps();
        Map<String, String> values = new HashMap<>(Map.of(
                "name",
                found.name(),
                "reply",
                steps.reply(),
                "note",
                steps.note(),
                "state",
                steps.state() == null ? "" : steps.state().word(),
                "priority",
                steps.priority() == null ? "" : steps.priority().word(),
                "category",
                steps.categoryId() == null ? "" : steps.categoryId().toString(),
                "queue",
                steps.queueId() == null ? "" : steps.queueId().toString(),
                "tags",
                Tag.line(steps.tags())));
        values.putAll(MacroField.values(places.fields(person), steps.fields()));
        if (steps.take()) {
            values.put("take", "true");
        }
        if (found.shared()) {
            values.put("shared", "true");
        }
        return edit(new Asked(person, locale), Form.of(LABELS, values), found, found.version(), false);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{macro}")
    Answer change(
            Person person,
            @PathVariable UUID macro,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> typed,
            Locale locale) {
        Macro found = macros.get(person, macro);
        List<TicketField> fields = places.fields(person);
        Form form = checked(MacroField.checked(Form.of(LABELS, typed), fields, locale));
        if (!form.ok()) {
            return edit(new Asked(person, locale), form, found, version, false)
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            Macro saved = macros.change(person, macro, version, wish(form, fields));
            return Answer.seeOther(PLACE).with(Flash.ok("reply.flash.saved", saved.name()));
        } catch (Refusal refusal) {
            return KeptPage.again(
                    refusal,
                    form,
                    (again, conflict) -> edit(new Asked(person, locale), again, found, version, conflict));
        }
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{macro}/delete")
    Answer delete(Person person, @PathVariable UUID macro) {
        Macro found = macros.get(person, macro);
        macros.delete(person, macro);
        return Answer.seeOther(PLACE).with(Flash.ok("reply.flash.deleted", found.name()));
    }

    /** Who asks, in which language. */
    private record Asked(Person person, Locale locale) {}

    private Answer.Rendered edit(Asked asked, Form form, @Nullable Macro macro, int version, boolean conflict) {
        String action = macro == null ? PLACE + "/new" : PLACE + "/" + macro.macroId();
        boolean mine = macro == null || !macro.shared();
        return Answer.page(
                "reply/macro",
                new KeptPage.MacroEdit(
                        new KeptPage.Edit(
                                form,
                                action,
                                macro == null ? null : macro.name(),
                                version,
                                conflict,
                                KeptPage.may(asked.person(), mine)),
                        places.categories(asked.person(), asked.locale()),
                        places.queues(asked.person()),
                        places.fields(asked.person()).stream()
                                .map(field -> MacroField.of(field, new Texts(messages, asked.locale())))
                                .toList()));
    }

    /** Texts that no record of theirs would take are told before one is made. */
    private static Form checked(Form form) {
        Form told = form;
        for (String field : new String[] {"reply", "note"}) {
            if (form.value(field).length() > Opening.TEXT_MAX) {
                told = told.problem(field, "field.too_long", CannedReply.BODY_MAX);
            }
        }
        List<String> tags = Tag.names(form.value("tags"));
        if (tags.size() > Tag.MOST) {
            told = told.problem("tags", "field.tags_most", Tag.MOST);
        }
        return tags.stream().anyMatch(name -> name.length() > Tag.NAME_MAX)
                ? told.problem("tags", "field.tag_too_long", Tag.NAME_MAX)
                : told;
    }

    private static @Nullable UUID id(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? UUID.fromString(text) : null;
    }

    private static Macros.Wish wish(Form form, List<TicketField> fields) {
        return new Macros.Wish(
                Words.line(form.value("name")),
                form.ticked("shared"),
                new Steps(
                        Words.clean(form.value("reply")),
                        Words.clean(form.value("note")),
                        State.find(form.value("state")).orElse(null),
                        Priority.find(form.value("priority")).orElse(null),
                        id(form.value("category")),
                        id(form.value("queue")),
                        form.ticked("take"),
                        Tag.names(form.value("tags")).stream().map(Tag::new).toList(),
                        MacroField.typed(form, fields)));
    }
}
