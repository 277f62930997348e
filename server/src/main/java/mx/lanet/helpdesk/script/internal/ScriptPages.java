package mx.lanet.helpdesk.script.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.script.Language;
import mx.lanet.helpdesk.script.Script;
import mx.lanet.helpdesk.script.ScriptQuery;
import mx.lanet.helpdesk.script.ScriptVersion;
import mx.lanet.helpdesk.script.Scripts;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Tab;
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

/** The library: the list, each script, and its editor. */
@Controller
@RequestMapping("/scripts")
class ScriptPages {
    private static final int WORDS_MAX = 100;

    private final Scripts scripts;
    private final Clients clients;
    private final OwnerNames names;
    private final RunTargets targets;
    private final Tickets tickets;
    private final MessageSource messages;

    ScriptPages(
            Scripts scripts,
            Clients clients,
            OwnerNames names,
            RunTargets targets,
            Tickets tickets,
            MessageSource messages) {
        this.scripts = scripts;
        this.clients = clients;
        this.names = names;
        this.targets = targets;
        this.tickets = tickets;
        this.messages = messages;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping
    Answer list(Person person, @RequestParam Map<String, String> asked, Locale locale) {
        String words = shortened(asked.getOrDefault("q", ""));
        String tag = shortened(asked.getOrDefault("tag", ""));
        Language language = Language.find(asked.getOrDefault("language", "")).orElse(null);
        Optional<RunTargets.Found> found = targets.name(person, asked, RunTargets.pieces(asked.get("asset")), locale);
        ScriptPage.Target target =
                found.map(RunTargets.Found::target).orElseGet(() -> ofTicket(person, asked.get("ticket"), locale));
        UUID client = found.isEmpty() ? person.chosenClient() : targets.owner(person, found.get());
        Slice<Script> slice = scripts.list(
                person,
                new ScriptQuery(words, tag, language, client),
                new Slice.Request(number(asked.get("page")), Pager.SIZE));
        Address here = new Address("/scripts", target == null ? Map.of() : target.parameters())
                .with("q", words)
                .with("tag", tag)
                .with("language", language == null ? null : language.word());
        return Answer.page(
                "script/list",
                new ScriptPage.Library(
                        slice.items(),
                        Pager.of(slice, page -> here.with("page", page).toString()),
                        words,
                        tag,
                        language,
                        tags(person, here, tag),
                        languages(here, language, new Texts(messages, locale)),
                        owners(person, slice.items()),
                        target,
                        !owners(person, null, locale).isEmpty(),
                        here.without("q").filters()));
    }

    /** A ticket without a machine: where the script is to run is asked for later. */
    private ScriptPage.@Nullable Target ofTicket(Person person, @Nullable String ticket, Locale locale) {
        UUID id = RunTargets.id(ticket);
        if (id == null) {
            return null;
        }
        String code = tickets.get(person, id).code();
        return new ScriptPage.Target(
                new Texts(messages, locale).t("run.target.ticket", code), Map.of("ticket", id.toString()));
    }

    private List<Tab> tags(Person person, Address here, String chosen) {
        return scripts.tags(person).stream()
                .map(tag -> Tab.of(tag, here.with("tag", tag).toString(), tag.equals(chosen)))
                .toList();
    }

    private static List<Tab> languages(Address here, @Nullable Language chosen, Texts texts) {
        return Arrays.stream(Language.values())
                .map(language -> Tab.of(
                        texts.t("script.language." + language.word()),
                        here.with("language", language.word()).toString(),
                        language == chosen))
                .toList();
    }

    private Map<UUID, String> owners(Person person, List<Script> rows) {
        return names.of(
                person,
                rows.stream()
                        .filter(script -> !script.ofHouse())
                        .map(Script::clientId)
                        .collect(Collectors.toSet()));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/new")
    Answer newForm(Person person, Locale locale) {
        return edit(person, ScriptForm.empty(), null, 0, locale);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/new")
    Answer create(Person person, @RequestParam Map<String, String> typed, Locale locale) {
        Form form = Form.of(ScriptForm.LABELS, typed);
        if (typed.containsKey("more")) {
            return edit(person, form, null, 0, locale);
        }
        UUID owner = owner(person, form.value("owner"), locale);
        try {
            Script made = scripts.create(person, owner, ScriptForm.draft(form));
            return Answer.seeOther("/scripts/" + made.scriptId()).with(Flash.ok("script.flash.saved", made.name()));
        } catch (Refusal refusal) {
            return again(person, refusal, form, null, 0, locale);
        }
    }

    /** A client that stands in no list of the person's is answered as one that does not exist. */
    private UUID owner(Person person, String chosen, Locale locale) {
        return owners(person, null, locale).stream()
                .filter(choice -> choice.value().equals(chosen))
                .map(choice -> UUID.fromString(choice.value()))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(List.of(new FieldError("owner", "choose_from_list")))
                        .refusal());
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/{script}")
    Answer one(Person person, @PathVariable UUID script) {
        Script found = scripts.get(person, script);
        return one(person, found, scripts.version(person, found, found.version()));
    }

    private Answer one(Person person, Script script, ScriptVersion version) {
        boolean mayWrite = scripts.mayWrite(person, script.clientId()) && !script.archived();
        return Answer.page(
                "script/one",
                new ScriptPage.One(
                        script,
                        version,
                        owners(person, List.of(script)).getOrDefault(script.clientId(), ""),
                        mayWrite,
                        !script.archived()));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/{script}/edit")
    Answer editForm(Person person, @PathVariable UUID script, Locale locale) {
        Script found = scripts.get(person, script);
        Form form =
                ScriptForm.of(scripts.version(person, found, found.version()).text());
        return edit(person, form, found, found.version(), locale);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{script}/edit")
    Answer change(
            Person person,
            @PathVariable UUID script,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> typed,
            Locale locale) {
        Script found = scripts.get(person, script);
        Form form = Form.of(ScriptForm.LABELS, typed);
        if (typed.containsKey("more")) {
            return edit(person, form, found, version, locale);
        }
        try {
            Script saved = scripts.change(person, script, version, ScriptForm.draft(form));
            return Answer.seeOther("/scripts/" + script)
                    .with(Flash.ok("script.flash.version", saved.name(), saved.version()));
        } catch (Refusal refusal) {
            return again(person, refusal, form, found, version, locale);
        }
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{script}/archive")
    Answer archive(Person person, @PathVariable UUID script) {
        Script found = scripts.get(person, script);
        scripts.archive(person, script);
        return Answer.seeOther("/scripts").with(Flash.ok("script.flash.archived", found.name()));
    }

    /** The form once more with what is to be mended, and nothing of what was typed lost; any other refusal goes on. */
    private Answer again(Person person, Refusal refusal, Form form, @Nullable Script script, int seen, Locale locale) {
        Problem problem = refusal.problem();
        boolean conflict = problem.code().equals(Problem.conflict().code());
        if (problem.errors().isEmpty() && !conflict) {
            throw refusal;
        }
        return Answer.page(
                        "script/edit",
                        new ScriptPage.Edit(
                                form.problems(problem.errors()), script, seen, conflict, owners(person, form, locale)))
                .status(conflict ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Answer edit(Person person, Form form, @Nullable Script script, int seen, Locale locale) {
        UUID owner = script == null ? null : script.clientId();
        List<Choice> owners = owners(person, form, locale);
        if (owner == null ? owners.isEmpty() : !scripts.mayWrite(person, owner)) {
            throw Problem.forbidden().refusal();
        }
        return Answer.page("script/edit", new ScriptPage.Edit(form, script, seen, false, owners));
    }

    /** Whose a new script may be. */
    private List<Choice> owners(Person person, @Nullable Form form, Locale locale) {
        List<Choice> owners = new ArrayList<>();
        if (scripts.mayWrite(person, Person.HOUSE)) {
            owners.add(new Choice(Person.HOUSE.toString(), new Texts(messages, locale).t("script.owner.house"), false));
        }
        List<Client> reached = clients.reachable(person);
        Set<UUID> writable =
                scripts.writableAmong(person, reached.stream().map(Client::id).toList());
        reached.stream()
                .filter(client -> writable.contains(client.id()))
                .map(client -> new Choice(
                        client.id().toString(),
                        client.name(),
                        form != null && !form.has("owner") && client.id().equals(person.chosenClient())))
                .forEach(owners::add);
        return owners;
    }

    static int number(@Nullable String page) {
        return page != null && page.matches("[0-9]{1,4}") ? Integer.parseInt(page) : 1;
    }

    static String shortened(String typed) {
        String text = typed.strip();
        return text.length() <= WORDS_MAX ? text : text.substring(0, WORDS_MAX);
    }

    static Map<String, String> kept(Map<String, String> asked, List<String> names) {
        Map<String, String> kept = new LinkedHashMap<>();
        names.stream()
                .filter(name -> !Objects.requireNonNullElse(asked.get(name), "").isBlank())
                .forEach(name -> kept.put(name, asked.getOrDefault(name, "").strip()));
        return kept;
    }
}
