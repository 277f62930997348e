package mx.lanet.helpdesk.script.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.file.Library;
import mx.lanet.helpdesk.file.LibraryFile;
import mx.lanet.helpdesk.identity.RemoteExecution;
import mx.lanet.helpdesk.script.Run;
import mx.lanet.helpdesk.script.RunWish;
import mx.lanet.helpdesk.script.Runs;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Crumb;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A file of the library is sent to machines: which, when and why. What follows is a run. */
@Controller
@RequestMapping("/library/{entry}/send")
class FileSendPages {
    private static final List<Integer> DAYS = List.of(1, 3, 7, 30);
    private static final int USUAL_DAYS = 7;
    private static final int UNPROCESSABLE = 422;
    /** What the form says by itself, see {@link #refusal}. */
    private static final Set<String> SAID_ABOVE = Set.of("run_none", "run_too_many", "file_of_other_client");

    private final Library library;
    private final Runs runs;
    private final RunTargets targets;
    private final RemoteExecution remote;
    private final MessageSource messages;

    FileSendPages(Library library, Runs runs, RunTargets targets, RemoteExecution remote, MessageSource messages) {
        this.library = library;
        this.runs = runs;
        this.targets = targets;
        this.remote = remote;
        this.messages = messages;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping
    Answer form(
            Person person,
            @PathVariable UUID entry,
            @RequestParam Map<String, String> asked,
            @RequestParam(required = false) @Nullable List<String> asset,
            Locale locale) {
        LibraryFile found = library.get(person, entry);
        Optional<RunTargets.Found> where = targets.find(person, asked, RunTargets.chosen(asset), locale);
        if (where.isEmpty()) {
            return where(person, found, ScriptPages.shortened(asked.getOrDefault("q", "")), locale);
        }
        Map<String, String> begun = new HashMap<>(Map.of("start", "now", "visible", "true"));
        UUID again = RunTargets.id(asked.get("again"));
        if (again != null) {
            Run before = runs.get(person, again);
            begun.put("reason", before.reason());
            if (!before.visible()) {
                begun.remove("visible");
            }
        }
        return Answer.page("run/send", send(person, found, where.get(), Form.of("run.field", begun), locale));
    }

    private Answer where(Person person, LibraryFile file, String words, Locale locale) {
        Texts texts = new Texts(messages, locale);
        return targets.ask(
                person,
                texts.t("file.send.where", file.name()),
                above(file, texts),
                RunPage.sending(file.fileId()),
                words,
                file.ofHouse() ? person.chosenClient() : file.clientId(),
                null);
    }

    private static List<Crumb> above(LibraryFile file, Texts texts) {
        return List.of(
                new Crumb(texts.t("web.place.library"), "/library"),
                new Crumb(file.name(), "/library/" + file.fileId()));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping
    Answer start(
            Person person,
            @PathVariable UUID entry,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable List<String> asset,
            Locale locale) {
        LibraryFile found = library.get(person, entry);
        Optional<RunTargets.Found> where = targets.find(person, typed, RunTargets.chosen(asset), locale);
        if (where.isEmpty()) {
            return where(person, found, "", locale);
        }
        Form form = Form.of("run.field", typed);
        try {
            List<Run> begun = runs.send(person, found, wish(person, found, where.get(), form));
            return begun.size() == 1
                    ? Answer.seeOther("/runs/" + begun.getFirst().runId())
                    : Answer.seeOther("/library/" + entry + "#envios").with(Flash.ok("file.flash.sent", begun.size()));
        } catch (Refusal refusal) {
            Problem problem = refusal.problem();
            if (problem.errors().isEmpty() && !SAID_ABOVE.contains(problem.code())) {
                throw refusal;
            }
            Form told = form.problems(problem.errors());
            return Answer.page("run/send", send(person, found, where.get(), told, locale))
                    .status(HttpStatusCode.valueOf(problem.errors().isEmpty() ? problem.status() : UNPROCESSABLE));
        }
    }

    private RunWish wish(Person person, LibraryFile file, RunTargets.Found where, Form form) {
        boolean later = form.value("start").equals(Run.Start.AT.word());
        return new RunWish(
                file.fileId(),
                file.newest().version(),
                List.of(),
                where.machines(),
                where.name(),
                Words.line(form.value("reason")),
                later ? Run.Start.AT : Run.Start.NOW,
                later ? RunTargets.time(form.value("at"), targets.zone(person, where)) : null,
                days(form),
                null,
                RunTargets.id(where.parameters().get("again")),
                form.has("visible"));
    }

    private static int days(Form form) {
        return form.value("days").matches("[0-9]{1,3}") ? Integer.parseInt(form.value("days")) : USUAL_DAYS;
    }

    private RunPage.Send send(Person person, LibraryFile file, RunTargets.Found where, Form form, Locale locale) {
        Texts texts = new Texts(messages, locale);
        return new RunPage.Send(
                file,
                form,
                where.target(),
                where.machines().size(),
                where.off(),
                targets.zone(person, where).getId(),
                DAYS.stream()
                        .map(days -> new Choice(String.valueOf(days), texts.t("run.days", days), days == days(form)))
                        .toList(),
                targets.sees(person, where),
                refusal(person, file, where, texts));
    }

    private @Nullable String refusal(Person person, LibraryFile file, RunTargets.Found where, Texts texts) {
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
        if (!file.ofHouse() && owners.stream().anyMatch(owner -> !owner.equals(file.clientId()))) {
            return texts.t("problem.file_of_other_client");
        }
        return owners.stream().allMatch(owner -> remote.permits(person, owner)) ? null : texts.t("file.not-permitted");
    }
}
