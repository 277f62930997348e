package mx.lanet.helpdesk.ticket.sla;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;
import static mx.lanet.helpdesk.web.Answer.page;
import static mx.lanet.helpdesk.web.Answer.seeOther;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.sla.Agreements.Stated;
import mx.lanet.helpdesk.ticket.sla.TermsForm.Read;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is promised to clients: the house's agreement and calendar, and those of clients that have their own. */
@Controller
@RequestMapping("/sla")
class SlaPages {
    private final Agreements agreements;
    private final SlaPageMaker maker;

    SlaPages(Agreements agreements, SlaPageMaker maker) {
        this.agreements = agreements;
        this.maker = maker;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping
    Answer house(Person person, @RequestParam Map<String, String> asked, Locale locale) {
        UUID client = TermsForm.id(asked.getOrDefault("client", "")).orElse(Person.HOUSE);
        return client.equals(Person.HOUSE) ? one(person, Person.HOUSE, asked, locale) : seeOther("/sla/" + client);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/{clientId}")
    Answer one(Person person, @PathVariable UUID clientId, @RequestParam Map<String, String> asked, Locale locale) {
        return page(
                "sla/one", maker.make(person, agreements.of(person, clientId), asked.getOrDefault("year", ""), locale));
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{clientId}/agreement")
    Answer agreement(
            Person person, @PathVariable UUID clientId, @RequestParam Map<String, String> typed, Locale locale) {
        Stated stated = agreements.of(person, clientId);
        Read<List<Agreement.Line>> read = TermsForm.lines(Form.of(TermsForm.LABELS, typed));
        Agreement said = new Agreement(
                withCategory(read.value(), read.form(), stated),
                said(stated).steps(),
                read.form().ticked("told"));
        return save(person, stated.with(said), read.form(), form -> maker.agreement(person, stated, form, locale));
    }

    /** One that was chosen begins with what holds for all. */
    private static List<Agreement.Line> withCategory(List<Agreement.Line> lines, Form form, Stated stated) {
        UUID chosen = TermsForm.id(form.value("category")).orElse(null);
        boolean there = lines.stream().anyMatch(line -> chosen != null && chosen.equals(line.category()));
        if (chosen == null
                || there
                || lines.stream().map(Agreement.Line::category).distinct().count() > Agreement.MOST_CATEGORIES) {
            return lines;
        }
        List<Agreement.Line> all = new ArrayList<>(lines);
        for (Priority priority : Priority.values()) {
            all.add(new Agreement.Line(
                    chosen, priority, stated.terms().held(List.of(), priority).promise()));
        }
        return all;
    }

    private static Agreement said(Stated stated) {
        return stated.agreement() != null ? stated.agreement() : stated.ofHouse() ? Agreement.USUAL : Agreement.NOTHING;
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{clientId}/steps")
    Answer steps(Person person, @PathVariable UUID clientId, @RequestParam Map<String, String> typed, Locale locale) {
        Stated stated = agreements.of(person, clientId);
        Read<List<Step>> read = TermsForm.steps(Form.of(TermsForm.LABELS, typed));
        Agreement before = said(stated);
        return save(
                person,
                stated.with(new Agreement(before.lines(), read.value(), before.told())),
                read.form(),
                form -> maker.steps(person, stated, form, locale));
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{clientId}/calendar")
    Answer calendar(
            Person person, @PathVariable UUID clientId, @RequestParam Map<String, String> typed, Locale locale) {
        Stated stated = agreements.of(person, clientId);
        Read<OfficeCalendar> read = TermsForm.calendar(Form.of(TermsForm.LABELS, typed));
        return save(
                person, stated.with(read.value()), read.form(), form -> maker.calendar(person, stated, form, locale));
    }

    /** A client that has its own follows the house again; the house goes back to what is usual. */
    @ForRoles(SUPERADMIN)
    @PostMapping("/{clientId}/follow")
    Answer follow(Person person, @PathVariable UUID clientId, @RequestParam Map<String, String> typed, Locale locale) {
        Stated stated = agreements.of(person, clientId);
        Form form = Form.of(TermsForm.LABELS, typed);
        Stated then = form.value("what").equals("calendar")
                ? stated.with((OfficeCalendar) null)
                : stated.with((Agreement) null);
        return save(person, then, form, again -> maker.agreement(person, stated, Form.empty(TermsForm.LABELS), locale));
    }

    private Answer save(Person person, Stated stated, Form form, Function<Form, SlaPage> again) {
        if (!form.ok()) {
            return page("sla/one", again.apply(form)).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        String seen = form.value("version");
        int version = seen.matches("\\d{1,9}") ? Integer.parseInt(seen) : -1;
        try {
            agreements.save(person, stated.seenAt(version));
        } catch (Refusal refusal) {
            if (!refusal.problem().code().equals(Problem.conflict().code())) {
                throw refusal;
            }
            return page("sla/one", again.apply(form).conflicting()).status(HttpStatus.CONFLICT);
        }
        return seeOther(stated.ofHouse() ? "/sla" : "/sla/" + stated.owner()).with(Flash.ok("sla.flash.saved"));
    }
}
