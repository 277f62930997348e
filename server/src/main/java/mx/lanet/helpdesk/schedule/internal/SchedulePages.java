package mx.lanet.helpdesk.schedule.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;
import static mx.lanet.helpdesk.web.Answer.page;
import static mx.lanet.helpdesk.web.Answer.seeOther;

import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.mail.PaperPost;
import mx.lanet.helpdesk.report.Exportable;
import mx.lanet.helpdesk.schedule.Candidates;
import mx.lanet.helpdesk.schedule.Pages;
import mx.lanet.helpdesk.schedule.Schedule;
import mx.lanet.helpdesk.schedule.Schedules;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The reports that go out by themselves. */
@Controller
@RequestMapping("/schedules")
class SchedulePages {
    private static final String PLACE = "/schedules";

    private final Schedules schedules;
    private final Candidates candidates;
    private final Pages pages;
    private final Clients clients;
    private final PaperPost post;
    private final MessageSource messages;
    private final ZoneId zone;

    SchedulePages(
            Schedules schedules,
            Candidates candidates,
            Pages pages,
            Clients clients,
            PaperPost post,
            MessageSource messages,
            @Value("${lanet.time-zone:America/Mexico_City}") ZoneId zone) {
        this.schedules = schedules;
        this.candidates = candidates;
        this.pages = pages;
        this.clients = clients;
        this.post = post;
        this.messages = messages;
        this.zone = zone;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping
    Answer list(Person person, Locale locale) {
        return page(
                "schedule/list",
                new SchedulePage.All(schedules.list(person), post.isReady(), new Texts(messages, locale)));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/new")
    Answer newForm(
            Person person,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String at,
            Locale locale) {
        if (of.isEmpty()) {
            return seeOther(PLACE);
        }
        Asked asked = asked(person, locale, of, chosen(person, at), null);
        String name = asked.texts().t("report.of." + asked.page().word());
        return page("schedule/one", one(asked, ScheduleForm.fresh(name, person.zoneOr(zone), person.userId()), false));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @PostMapping("/new")
    Answer create(Person person, @RequestParam MultiValueMap<String, String> typed, Locale locale) {
        Form form = ScheduleForm.of(typed);
        Asked asked = asked(person, locale, form.value("of"), form.value("at"), null);
        return save(asked, form, wish -> schedules.create(person, wish));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/{scheduleId}")
    Answer one(Person person, @PathVariable UUID scheduleId, Locale locale) {
        Asked asked = asked(person, locale, schedules.get(person, scheduleId));
        return page("schedule/one", one(asked, ScheduleForm.of(asked.existing(), asked.readers()), false));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @PostMapping("/{scheduleId}")
    Answer change(
            Person person,
            @PathVariable UUID scheduleId,
            @RequestParam MultiValueMap<String, String> typed,
            Locale locale) {
        Asked asked = asked(person, locale, schedules.get(person, scheduleId));
        Form form = ScheduleForm.of(typed);
        return save(asked, form, wish -> schedules.change(person, scheduleId, version(form), wish));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @PostMapping("/{scheduleId}/active")
    Answer setActive(
            Person person, @PathVariable UUID scheduleId, @RequestParam(defaultValue = "false") boolean active) {
        Schedule schedule = schedules.setActive(person, scheduleId, active);
        return seeOther(PLACE)
                .with(Flash.ok(active ? "schedule.flash.resumed" : "schedule.flash.paused", schedule.name()));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @PostMapping("/{scheduleId}/send")
    Answer send(Person person, @PathVariable UUID scheduleId) {
        Schedule schedule = schedules.sendNow(person, scheduleId);
        return seeOther(PLACE + "/" + scheduleId).with(Flash.ok("schedule.flash.sending", schedule.name()));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @PostMapping("/{scheduleId}/delete")
    Answer delete(Person person, @PathVariable UUID scheduleId) {
        Schedule schedule = schedules.get(person, scheduleId);
        schedules.delete(person, scheduleId);
        return seeOther(PLACE).with(Flash.ok("schedule.flash.deleted", schedule.name()));
    }

    /** Who asks for which schedule; of a new one, for which page. */
    private record Asked(
            Person person,
            Texts texts,
            Exportable page,
            String address,
            @Nullable Schedule schedule,
            List<Schedule.Reader> readers,
            List<Candidates.Candidate> offered,
            List<String> zones) {
        Schedule existing() {
            if (schedule == null) {
                throw Problem.notFound().refusal();
            }
            return schedule;
        }
    }

    private Asked asked(Person person, Locale locale, Schedule schedule) {
        return asked(person, locale, schedule.page(), schedule.address(), schedule);
    }

    private Asked asked(Person person, Locale locale, String of, String address, @Nullable Schedule schedule) {
        Exportable page = pages.find(of).filter(one -> one.isFor(person)).orElseThrow(() -> Problem.notFound()
                .refusal());
        Map<String, String> parameters = Schedule.parameters(address);
        return new Asked(
                person,
                new Texts(messages, locale),
                page,
                address,
                schedule,
                schedule == null ? List.of() : schedules.readers(person, schedule),
                candidates.of(person, page, parameters),
                zones(person, parameters, schedule));
    }

    /** The person's, that of the client it is about, the installation's, and the one that holds. */
    private List<String> zones(Person person, Map<String, String> parameters, @Nullable Schedule schedule) {
        Set<String> zones = new LinkedHashSet<>();
        zones.add(person.zoneOr(zone).getId());
        Schedule.client(parameters).filter(person::mayReach).ifPresent(client -> clients.reachable(person).stream()
                .filter(one -> one.id().equals(client))
                .forEach(one -> zones.add(one.timeZone())));
        zones.add(zone.getId());
        if (schedule != null) {
            zones.add(schedule.rhythm().zone().getId());
        }
        return List.copyOf(zones);
    }

    /** The list that was seen was of the client chosen in the switcher. */
    private static String chosen(Person person, String at) {
        UUID client = person.isStaff() ? person.chosenClient() : null;
        return client == null || Schedule.client(Schedule.parameters(at)).isPresent()
                ? at
                : (at.isEmpty() ? "" : at + "&") + "client=" + client;
    }

    private static int version(Form form) {
        return form.value("version").matches("\\d{1,9}") ? Integer.parseInt(form.value("version")) : -1;
    }

    private Answer save(Asked asked, Form typed, Function<Schedules.Wish, Schedule> save) {
        Form form = ScheduleForm.checked(typed, asked.zones());
        if (!form.ok()) {
            return again(asked, form, false);
        }
        try {
            Schedule saved = save.apply(
                    ScheduleForm.wish(form, asked.page().word(), asked.address(), asked.offered(), asked.readers()));
            return seeOther(PLACE + "/" + saved.scheduleId()).with(Flash.ok("schedule.flash.saved", saved.name()));
        } catch (Refusal refusal) {
            Problem problem = refusal.problem();
            boolean conflict = problem.code().equals(Problem.conflict().code());
            if (problem.errors().isEmpty() && !conflict) {
                throw refusal;
            }
            return again(asked, form.problems(problem.errors()), conflict);
        }
    }

    private Answer again(Asked asked, Form form, boolean conflict) {
        return page("schedule/one", one(asked, form, conflict))
                .status(conflict ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private SchedulePage.One one(Asked asked, Form form, boolean conflict) {
        Schedule schedule = asked.schedule();
        return new SchedulePage.One(
                form,
                schedule,
                asked.page().word(),
                asked.page().path() + (asked.address().isEmpty() ? "" : "?" + asked.address()),
                asked.page().hasPeriod(),
                schedule == null ? 0 : form.has("version") ? version(form) : schedule.version(),
                conflict,
                asked.zones(),
                asked.offered(),
                schedule == null ? List.of() : schedules.deliveries(asked.person(), schedule),
                post.isReady(),
                asked.texts());
    }
}
