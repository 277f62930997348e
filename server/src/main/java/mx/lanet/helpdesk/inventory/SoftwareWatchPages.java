package mx.lanet.helpdesk.inventory;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Pager;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists of wanted and forbidden software, and who is not as they want. */
@Controller
@RequestMapping("/inventory/watches")
class SoftwareWatchPages {
    private final SoftwareWatches watches;
    private final Clients clients;
    private final WatchScope scope;

    SoftwareWatchPages(SoftwareWatches watches, Clients clients, WatchScope scope) {
        this.scope = scope;
        this.watches = watches;
        this.clients = clients;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping
    Answer list(Person person) {
        List<SoftwareWatch> all = watches.list(person);
        Set<UUID> owners = all.stream().map(SoftwareWatch::clientId).collect(Collectors.toSet());
        return Answer.page(
                "watchlist/list", new WatchListPage(all, watches.counts(person), clients.names(person, owners)));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/new")
    Answer newForm(Person person, @RequestParam Map<String, String> asked) {
        Form form = WatchForm.of(asked);
        form = form.has("severity") ? form : form.value("severity", "warning");
        return page(person, null, form.has("kind") ? form : form.value("kind", "forbidden"), 0, false);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/new")
    Answer create(Person person, @RequestParam Map<String, String> typed) {
        Form form = WatchForm.of(typed);
        List<FieldError> problems = new ArrayList<>(WatchForm.problems(form));
        UUID owner = owner(form.value("client"));
        if (owner == null || !SoftwareWatches.mayChange(person, owner)) {
            problems.add(new FieldError("client", "choose_from_list"));
        }
        if (owner == null || !problems.isEmpty()) {
            return page(person, null, form.problems(problems), 0, false).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        UUID made = watches.create(
                person, owner, WatchForm.draft(form, scope.site(person, owner, form), scope.list(person, null, form)));
        return Answer.seeOther("/inventory/watches/" + made)
                .with(Flash.ok("watchlist.flash.created", form.value("name")));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/{watchId}")
    Answer one(Person person, @PathVariable UUID watchId, @RequestParam(defaultValue = "1") String page) {
        SoftwareWatch watch = watches.get(person, watchId);
        int number = page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1;
        return page(person, watch, WatchForm.of(watch), number, false);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{watchId}")
    Answer change(
            Person person,
            @PathVariable UUID watchId,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> typed) {
        SoftwareWatch watch = watches.get(person, watchId);
        // What it is, and for whom, stays: its alerts say so.
        Form form = WatchForm.of(typed).value("kind", watch.draft().kind().word());
        List<FieldError> problems = WatchForm.problems(form);
        if (!problems.isEmpty()) {
            return page(person, watch, form.problems(problems), 1, false).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            watches.change(
                    person,
                    watch,
                    version,
                    WatchForm.draft(form, scope.site(person, watch.clientId(), form), scope.list(person, watch, form)),
                    form.ticked("active"));
        } catch (Refusal refusal) {
            if (refusal.problem().status() != 409) {
                throw refusal;
            }
            return page(person, watch, form, 1, true).status(HttpStatus.CONFLICT);
        }
        return Answer.seeOther("/inventory/watches/" + watchId)
                .with(Flash.ok("watchlist.flash.saved", form.value("name")));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{watchId}/delete")
    Answer delete(Person person, @PathVariable UUID watchId) {
        SoftwareWatch watch = watches.get(person, watchId);
        watches.delete(person, watch);
        return Answer.seeOther("/inventory/watches")
                .with(Flash.ok("watchlist.flash.deleted", watch.draft().name()));
    }

    private Answer.Rendered page(Person person, @Nullable SoftwareWatch watch, Form form, int page, boolean conflict) {
        Slice<SoftwareWatches.Violation> violations = watch == null
                ? new Slice<>(List.of(), 1, Pager.SIZE, 0)
                : watches.violations(person, watch, new Slice.Request(page, Pager.SIZE));
        String whose = watch == null || watch.isHouses()
                ? ""
                : clients.names(person, Set.of(watch.clientId())).getOrDefault(watch.clientId(), "");
        return Answer.page(
                "watchlist/one",
                new WatchPage(
                        watch,
                        whose,
                        form,
                        watch == null ? 0 : watch.version(),
                        watch == null ? owners(person) : List.of(),
                        scope.sites(person, watch == null ? person.chosenClient() : watch.clientId(), form),
                        scope.lists(person, watch, form),
                        violations,
                        watch == null || SoftwareWatches.mayChange(person, watch.clientId()),
                        conflict));
    }

    /** The house's value is its id; its word is the page's. */
    private List<Choice> owners(Person person) {
        List<Choice> owners = new ArrayList<>();
        if (person.role() == Role.SUPERADMIN) {
            owners.add(new Choice(Person.HOUSE.toString(), "", person.chosenClient() == null));
        }
        clients.reachable(person)
                .forEach(client -> owners.add(new Choice(
                        client.id().toString(), client.name(), client.id().equals(person.chosenClient()))));
        return owners;
    }

    private static @Nullable UUID owner(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? UUID.fromString(text) : null;
    }
}
