package mx.lanet.helpdesk.alert.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.alert.WatchedJob;
import mx.lanet.helpdesk.alert.WatchedJobs;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Pager;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The scheduled jobs that are watched: their list, and a new one with its secret address. */
@Controller
@RequestMapping("/alerts/jobs")
class JobPages {
    private static final String LABELS = "job.field";

    private final WatchedJobs jobs;
    private final Clients clients;
    private final Clock clock;
    private final String publicUrl;

    JobPages(WatchedJobs jobs, Clients clients, Clock clock, @Value("${lanet.public-url:}") String publicUrl) {
        this.jobs = jobs;
        this.clients = clients;
        this.clock = clock;
        this.publicUrl = publicUrl.strip().replaceAll("/+$", "");
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping
    Answer list(Person person, @RequestParam(defaultValue = "") String page) {
        return page(person, page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1, Form.empty(LABELS), null);
    }

    private Answer.Rendered page(Person person, int number, Form form, @Nullable String address) {
        Slice<WatchedJob> slice = jobs.list(person, new Slice.Request(number, Pager.SIZE));
        Map<UUID, String> names = clients.names(
                person, slice.items().stream().map(WatchedJob::clientId).collect(Collectors.toSet()));
        List<Choice> choices = clients.reachable(person).stream()
                .map((Client one) ->
                        new Choice(one.id().toString(), one.name(), one.id().equals(person.chosenClient())))
                .toList();
        return Answer.page(
                "alert/jobs",
                new JobPage(
                        slice.items(),
                        Pager.of(slice, to -> "/alerts/jobs?page=" + to),
                        names,
                        choices,
                        form,
                        address,
                        clock.instant()));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping
    Answer create(Person person, @RequestParam Map<String, String> typed, HttpServletRequest request) {
        Form form = Form.of(LABELS, typed);
        UUID client = AlertFilters.id(form.value("client"));
        int every = number(form.value("every"));
        int grace = number(form.value("grace"));
        if (client == null) {
            throw Problem.of(400, "bad_request").refusal();
        }
        Form read = read(form);
        if (!read.ok()) {
            return page(person, 1, read, null).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        String name = form.value("name").strip();
        WatchedJobs.Made made = jobs.create(person, client, name, every, grace);
        String server = publicUrl.isEmpty() ? request.getScheme() + "://" + request.getHeader("Host") : publicUrl;
        return page(
                person,
                1,
                Form.empty(LABELS),
                server + "/api/jobs/" + made.secret().reveal());
    }

    /** With its problems. What the lists do not offer was typed by no person. */
    private static Form read(Form form) {
        boolean offered = JobPage.EVERY.contains(number(form.value("every")))
                && JobPage.GRACE.contains(number(form.value("grace")));
        if (!offered) {
            throw Problem.of(400, "bad_request").refusal();
        }
        String name = form.value("name").strip();
        if (name.isEmpty()) {
            return form.problem("name", "field.required");
        }
        return name.length() > WatchedJob.NAME_MAX ? form.problem("name", "field.too_long", WatchedJob.NAME_MAX) : form;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/{job}")
    Answer one(Person person, @PathVariable UUID job) {
        WatchedJob known = jobs.get(person, job);
        Form form = Form.of(
                LABELS,
                Map.of(
                        "name", known.name(),
                        "every", String.valueOf(known.everyMinutes()),
                        "grace", String.valueOf(known.graceMinutes())));
        return page(person, known, form, known.version(), false);
    }

    private Answer.Rendered page(Person person, WatchedJob job, Form form, int version, boolean conflict) {
        String client = clients.names(person, Set.of(job.clientId())).getOrDefault(job.clientId(), "");
        return Answer.page("alert/job", new JobPage.One(job, client, form, version, conflict));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{job}")
    Answer change(
            Person person,
            @PathVariable UUID job,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> typed) {
        WatchedJob known = jobs.get(person, job);
        Form form = read(Form.of(LABELS, typed));
        if (!form.ok()) {
            return page(person, known, form, version, false).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        String name = form.value("name").strip();
        try {
            jobs.change(person, job, version, name, number(form.value("every")), number(form.value("grace")));
        } catch (Refusal refusal) {
            if (refusal.problem().status() != 409) {
                throw refusal;
            }
            return page(person, known, form, version, true).status(HttpStatus.CONFLICT);
        }
        return Answer.seeOther("/alerts/jobs").with(Flash.ok("job.flash.changed", name));
    }

    private static int number(String text) {
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{job}/delete")
    Answer delete(Person person, @PathVariable UUID job) {
        jobs.delete(person, job);
        return Answer.seeOther("/alerts/jobs").with(Flash.ok("job.flash.deleted"));
    }
}
