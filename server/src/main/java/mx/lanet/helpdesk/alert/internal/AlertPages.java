package mx.lanet.helpdesk.alert.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import mx.lanet.helpdesk.alert.Alert;
import mx.lanet.helpdesk.alert.AlertQuery;
import mx.lanet.helpdesk.alert.Alerts;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
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

/** The alerts: their list, each one with its history, and what the team decides. */
@Controller
@RequestMapping("/alerts")
class AlertPages {
    private static final String LABELS = "alert.field";

    private final Alerts alerts;
    private final AlertFilters filters;
    private final Users users;
    private final MessageSource messages;
    private final Clock clock;

    AlertPages(Alerts alerts, AlertFilters filters, Users users, MessageSource messages, Clock clock) {
        this.alerts = alerts;
        this.filters = filters;
        this.users = users;
        this.messages = messages;
        this.clock = clock;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping
    Answer list(Person person, @RequestParam Map<String, String> asked, Locale locale) {
        AlertFilters.Asked filter = filters.read(person, asked);
        AlertQuery query = filter.query();
        Slice<Alert> slice = alerts.list(person, query);
        AlertListPage page = new AlertListPage(
                filter.address(),
                slice,
                filters.shows(filter, new Texts(messages, locale)),
                filters.chips(person, filter, new Texts(messages, locale)),
                query.clientId() == null && person.clients().size() != 1 && person.isStaff(),
                person.isStaff(),
                filter.isBare(),
                clock.instant());
        return Answer.page("alert/list", page).orFragment("lista", "alert/rows");
    }

    /** Those of a ticket, beside it. */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/of-ticket")
    Answer ofTicket(
            Person person,
            @RequestParam(defaultValue = "") String client,
            @RequestParam(defaultValue = "") String ticket) {
        UUID clientId = AlertFilters.id(client);
        UUID ticketId = AlertFilters.id(ticket);
        List<Alert> of = clientId == null || ticketId == null ? List.of() : alerts.ofTicket(person, clientId, ticketId);
        String self = "/alerts/of-ticket?client=" + (clientId == null ? "" : clientId) + "&ticket="
                + (ticketId == null ? "" : ticketId);
        return Answer.page("alert/besidePage", new AlertPage.Beside(self, of))
                .orFragment("sus-alertas", "alert/beside");
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/{alert}")
    Answer one(Person person, @PathVariable UUID alert) {
        return page(person, alerts.get(person, alert), Form.empty(LABELS), false)
                .orFragment("alerta", "alert/body");
    }

    private Answer.Rendered page(Person person, Alert alert, Form form, boolean conflict) {
        boolean staff = person.isStaff();
        return Answer.page(
                "alert/one",
                new AlertPage(
                        alert,
                        staff ? alerts.history(person, alert) : List.of(),
                        staff ? team(person, alert) : List.of(),
                        staff,
                        form,
                        conflict));
    }

    private List<Choice> team(Person person, Alert alert) {
        return users.staffServing(person, alert.clientId()).stream()
                .map(one -> new Choice(one.id().toString(), one.name(), one.id().equals(alert.assigneeId())))
                .toList();
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/acknowledge")
    Answer acknowledgeMany(
            Person person,
            @RequestParam(required = false) @Nullable List<String> alert,
            @RequestParam(defaultValue = "") String list) {
        List<UUID> chosen = new ArrayList<>();
        for (String text : alert == null ? List.<String>of() : alert) {
            UUID id = AlertFilters.id(text);
            if (id == null) {
                throw Problem.of(400, "bad_request").refusal();
            }
            chosen.add(id);
        }
        int done = alerts.acknowledgeAll(person, chosen);
        String back =
                filters.read(person, AlertFilters.parameters(list)).address().toString();
        return Answer.seeOther(back)
                .with(
                        chosen.isEmpty()
                                ? Flash.info("alert.flash.none-chosen")
                                : Flash.ok("alert.flash.acknowledged-many", done));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{alert}/acknowledge")
    Answer acknowledge(Person person, @PathVariable UUID alert, @RequestParam(defaultValue = "0") int version) {
        return decided(
                person,
                alert,
                Form.empty(LABELS),
                () -> alerts.acknowledge(person, alert, version),
                Flash.ok("alert.flash.acknowledged"));
    }

    /** For so many minutes; none ends the silence. */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{alert}/silence")
    Answer silence(
            Person person,
            @PathVariable UUID alert,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "0") int minutes) {
        boolean ends = minutes == 0;
        if (!ends && !AlertPage.SILENCES.contains(minutes)) {
            throw Problem.of(400, "bad_request").refusal();
        }
        return decided(
                person,
                alert,
                Form.empty(LABELS),
                () -> alerts.silence(
                        person, alert, version, ends ? null : clock.instant().plus(Duration.ofMinutes(minutes))),
                Flash.ok(ends ? "alert.flash.heard" : "alert.flash.silenced"));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{alert}/assign")
    Answer assign(
            Person person,
            @PathVariable UUID alert,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String assignee) {
        UUID to = AlertFilters.id(assignee);
        if (to == null && !assignee.isEmpty()) {
            throw Problem.of(400, "bad_request").refusal();
        }
        return decided(
                person,
                alert,
                Form.empty(LABELS),
                () -> alerts.assign(person, alert, version, to),
                Flash.ok("alert.flash.assigned"));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{alert}/notes")
    Answer note(Person person, @PathVariable UUID alert, @RequestParam Map<String, String> typed) {
        Form form = Form.of(LABELS, typed);
        return decided(
                person,
                alert,
                form,
                () -> {
                    alerts.note(person, alert, form.value("note"));
                    return alert;
                },
                Flash.ok("alert.flash.noted"));
    }

    private Answer decided(Person person, UUID alert, Form form, Supplier<?> what, Flash flash) {
        try {
            Object _ = what.get();
        } catch (Refusal refusal) {
            Problem problem = refusal.problem();
            boolean conflict = problem.code().equals(Problem.conflict().code());
            if (problem.errors().isEmpty() && !conflict) {
                throw refusal;
            }
            return page(person, alerts.get(person, alert), form.problems(problem.errors()), conflict)
                    .status(conflict ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return Answer.seeOther("/alerts/" + alert).with(flash);
    }
}
