package mx.lanet.helpdesk.script.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import mx.lanet.helpdesk.asset.MachineFilters;
import mx.lanet.helpdesk.identity.RemoteExecution;
import mx.lanet.helpdesk.script.Parameter;
import mx.lanet.helpdesk.script.Run;
import mx.lanet.helpdesk.script.RunWish;
import mx.lanet.helpdesk.script.Runs;
import mx.lanet.helpdesk.script.Script;
import mx.lanet.helpdesk.script.ScriptVersion;
import mx.lanet.helpdesk.script.Scripts;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Crumb;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A script is run: where, with what, when and why. */
@Controller
@RequestMapping("/scripts/{script}/run")
class RunFormPages {
    private static final List<Integer> DAYS = List.of(1, 3, 7, 30);
    private static final int UNPROCESSABLE = 422;
    /** What the form says by itself, see {@link #refusal}. */
    private static final Set<String> SAID_ABOVE =
            Set.of("run_none", "run_too_many", "script_archived", "script_of_other_client");

    private final Scripts scripts;
    private final Runs runs;
    private final RunTargets targets;
    private final MachineFilters filters;
    private final Tickets tickets;
    private final RemoteExecution remote;
    private final MessageSource messages;

    RunFormPages(
            Scripts scripts,
            Runs runs,
            RunTargets targets,
            MachineFilters filters,
            Tickets tickets,
            RemoteExecution remote,
            MessageSource messages) {
        this.scripts = scripts;
        this.runs = runs;
        this.targets = targets;
        this.filters = filters;
        this.tickets = tickets;
        this.remote = remote;
        this.messages = messages;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping
    Answer form(
            Person person,
            @PathVariable UUID script,
            @RequestParam Map<String, String> asked,
            @RequestParam(required = false) @Nullable List<String> asset,
            Locale locale) {
        Script found = scripts.get(person, script);
        Optional<RunTargets.Found> where = targets.find(person, asked, RunTargets.chosen(asset), locale);
        if (where.isEmpty()) {
            return where(
                    person, found, ScriptPages.shortened(asked.getOrDefault("q", "")), asked.get("ticket"), locale);
        }
        ScriptVersion version = scripts.version(person, found, found.version());
        return Answer.page("run/ask", ask(person, found, version, where.get(), begun(person, version, asked), locale));
    }

    private Answer where(Person person, Script script, String words, @Nullable String ticketId, Locale locale) {
        UUID ticket = RunTargets.id(ticketId);
        UUID client = script.ofHouse() ? person.chosenClient() : script.clientId();
        if (ticket != null) {
            client = tickets.get(person, ticket).clientId();
        }
        Texts texts = new Texts(messages, locale);
        String path = "/scripts/" + script.scriptId();
        return targets.ask(
                person,
                texts.t("run.where", script.name()),
                List.of(new Crumb(texts.t("web.place.scripts"), "/scripts"), new Crumb(script.name(), path)),
                path + "/run",
                words,
                client,
                ticket);
    }

    /** What stands in the form first: each parameter's own value, what the failed run was given, and the ticket as reason. */
    private Form begun(Person person, ScriptVersion version, Map<String, String> asked) {
        Map<String, String> values = new HashMap<>();
        List<Parameter> parameters = version.text().parameters();
        for (int place = 0; place < parameters.size(); place++) {
            set(values, place, parameters.get(place), parameters.get(place).initial());
        }
        UUID again = RunTargets.id(asked.get("again"));
        if (again != null) {
            Run run = runs.get(person, again);
            values.put("reason", run.reason());
            if (run.visible()) {
                values.put("visible", "true");
            }
            for (int place = 0; place < parameters.size(); place++) {
                Parameter parameter = parameters.get(place);
                int at = place;
                run.arguments().stream()
                        .filter(argument ->
                                !argument.secret() && argument.name().equals(parameter.name()))
                        .findFirst()
                        .ifPresent(argument -> set(values, at, parameter, argument.value()));
            }
        }
        UUID ticket = RunTargets.id(asked.get("ticket"));
        if (ticket != null) {
            Ticket found = tickets.get(person, ticket);
            String reason = found.code() + ": " + found.subject();
            values.put(
                    "reason", reason.length() > RunWish.REASON_MAX ? reason.substring(0, RunWish.REASON_MAX) : reason);
        }
        return Form.of("run.field", values);
    }

    private static void set(Map<String, String> values, int place, Parameter parameter, String value) {
        if (parameter.kind() == Parameter.Kind.YES_NO && value.equals("false")) {
            values.remove("v" + place);
        } else {
            values.put("v" + place, value);
        }
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping
    Answer start(
            Person person,
            @PathVariable UUID script,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable List<String> asset,
            @RequestParam(defaultValue = "0") int version,
            Locale locale) {
        Script found = scripts.get(person, script);
        ScriptVersion seen = scripts.version(person, found, version == 0 ? found.version() : version);
        Optional<RunTargets.Found> where = targets.find(person, typed, RunTargets.chosen(asset), locale);
        if (where.isEmpty()) {
            return where(person, found, "", typed.get("ticket"), locale);
        }
        Form form = Form.of("run.field", typed);
        if (typed.containsKey("save")) {
            return saved(person, found, seen, where.get(), form, locale);
        }
        try {
            return begun(runs.start(person, wish(person, seen, script, where.get(), form)));
        } catch (Refusal refusal) {
            Problem problem = refusal.problem();
            if (problem.errors().isEmpty() && !SAID_ABOVE.contains(problem.code())) {
                throw refusal;
            }
            Form told = form.problems(problem.errors());
            return Answer.page("run/ask", ask(person, found, seen, where.get(), told, locale))
                    .status(HttpStatusCode.valueOf(problem.errors().isEmpty() ? problem.status() : UNPROCESSABLE));
        }
    }

    private static Answer begun(List<Run> begun) {
        return begun.size() == 1
                ? Answer.seeOther("/runs/" + begun.getFirst().runId())
                : Answer.seeOther("/runs").with(Flash.ok("run.flash.many", begun.size()));
    }

    /** The list that is meant gets a name, and nothing is run. */
    private Answer saved(
            Person person, Script script, ScriptVersion seen, RunTargets.Found where, Form form, Locale locale) {
        String list = where.parameters().getOrDefault("list", "");
        try {
            String name =
                    filters.create(person, Words.line(form.value("name")), list).name();
            Texts texts = new Texts(messages, locale);
            Form told = form.value("saved", texts.t("run.filter.saved", name));
            return Answer.page("run/ask", ask(person, script, seen, where, told, locale));
        } catch (Refusal refusal) {
            if (refusal.problem().errors().isEmpty()) {
                throw refusal;
            }
            return Answer.page(
                            "run/ask",
                            ask(
                                    person,
                                    script,
                                    seen,
                                    where,
                                    form.problems(refusal.problem().errors()),
                                    locale))
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private RunWish wish(Person person, ScriptVersion version, UUID script, RunTargets.Found where, Form form) {
        List<String> values = new ArrayList<>();
        for (int place = 0; place < version.text().parameters().size(); place++) {
            values.add(Words.clean(form.value("v" + place)));
        }
        Run.Start start = Stream.of(Run.Start.values())
                .filter(one -> one.word().equals(form.value("start")))
                .findFirst()
                .orElse(Run.Start.NOW);
        return new RunWish(
                script,
                version.version(),
                values,
                where.machines(),
                where.name(),
                Words.line(form.value("reason")),
                start,
                RunTargets.time(form.value("at"), targets.zone(person, where)),
                form.value("days").matches("[0-9]{1,3}") ? Integer.parseInt(form.value("days")) : 1,
                RunTargets.id(where.parameters().get("ticket")),
                RunTargets.id(where.parameters().get("again")),
                form.has("visible"));
    }

    private RunPage.Ask ask(
            Person person, Script script, ScriptVersion version, RunTargets.Found where, Form form, Locale locale) {
        Texts texts = new Texts(messages, locale);
        int chosenDays = form.value("days").matches("[0-9]{1,3}") ? Integer.parseInt(form.value("days")) : 7;
        Map<String, String> names = new HashMap<>();
        for (int place = 0; place < version.text().parameters().size(); place++) {
            names.put("v" + place, version.text().parameters().get(place).name());
        }
        return new RunPage.Ask(
                script,
                version,
                form.named(names),
                where.target(),
                where.machines().size(),
                where.off(),
                targets.zone(person, where).getId(),
                runs.patience(),
                DAYS.stream()
                        .map(days -> new Choice(String.valueOf(days), texts.t("run.days", days), days == chosenDays))
                        .toList(),
                targets.sees(person, where),
                refusal(person, script, where, texts),
                where.parameters().containsKey("list") && !form.has("saved"));
    }

    private @Nullable String refusal(Person person, Script script, RunTargets.Found where, Texts texts) {
        List<UUID> owners = where.machines().stream()
                .map(RunWish.Target::clientId)
                .distinct()
                .toList();
        if (owners.isEmpty()) {
            return texts.t("problem.run_none");
        }
        if (where.machines().size() > Runs.MOST) {
            return texts.t("problem.run_too_many", Runs.MOST);
        }
        if (script.archived()) {
            return texts.t("problem.script_archived");
        }
        if (owners.stream().anyMatch(owner -> !script.isFor(owner))) {
            return texts.t("problem.script_of_other_client");
        }
        return owners.stream().allMatch(owner -> remote.permits(person, owner)) ? null : texts.t("run.not-permitted");
    }
}
