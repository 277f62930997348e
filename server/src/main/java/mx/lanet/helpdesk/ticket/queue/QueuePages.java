package mx.lanet.helpdesk.ticket.queue;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;
import static mx.lanet.helpdesk.web.Answer.page;
import static mx.lanet.helpdesk.web.Answer.seeOther;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Choice;
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

/** The queues: who works there, whom they serve, and whether they give out their tickets by themselves. */
@Controller
@RequestMapping("/queues")
class QueuePages {
    /** As in every select of people. */
    private static final int MOST_OF_TEAM = 2000;

    private static final String LABELS = "queue.field";

    private final Queues queues;
    private final Users users;
    private final Clients clients;
    private final Tenancy tenancy;

    QueuePages(Queues queues, Users users, Clients clients, Tenancy tenancy) {
        this.queues = queues;
        this.users = users;
        this.clients = clients;
        this.tenancy = tenancy;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping
    Answer list(Person person) {
        boolean edits = Queues.mayDecide(person);
        return page(
                "queue/list",
                new QueueListPage(
                        edits ? queues.list(person) : List.of(), queues.own(person), queues.isAway(person), edits));
    }

    /** Each says so of oneself. */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/away")
    Answer away(Person person, @RequestParam(defaultValue = "false") boolean away) {
        queues.setAway(person, away);
        return seeOther("/queues").with(Flash.ok(away ? "queue.flash.away" : "queue.flash.back"));
    }

    @ForRoles(SUPERADMIN)
    @GetMapping("/new")
    Answer newForm(Person person) {
        return edit(person, Form.empty(LABELS), null, 0, false, Set.of(), Set.of());
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/new")
    Answer create(
            Person person,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable List<String> member,
            @RequestParam(required = false) @Nullable List<String> served) {
        Form form = Form.of(LABELS, typed);
        Queues.Draft draft = draft(form, member, served);
        try {
            Queue made = queues.create(person, draft);
            return seeOther("/queues/" + made.id()).with(Flash.ok("queue.flash.created", made.name()));
        } catch (Refusal refusal) {
            return again(refusal, person, form, null, 0, draft);
        }
    }

    @ForRoles(SUPERADMIN)
    @GetMapping("/{queueId}")
    Answer one(Person person, @PathVariable UUID queueId) {
        Queue queue = queues.get(person, queueId);
        Map<String, String> values = Map.of(
                "name", queue.name(),
                "note", queue.note(),
                "automatic", String.valueOf(queue.automatic()),
                "scope", queue.everyClient() ? "all" : "some");
        Set<UUID> working = new HashSet<>();
        queues.members(person, queueId).forEach(member -> working.add(member.userId()));
        return edit(
                person,
                Form.of(LABELS, values),
                queue,
                queue.version(),
                false,
                working,
                queues.served(person, queueId));
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{queueId}")
    Answer change(
            Person person,
            @PathVariable UUID queueId,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable List<String> member,
            @RequestParam(required = false) @Nullable List<String> served) {
        Queue queue = queues.get(person, queueId);
        Form form = Form.of(LABELS, typed);
        Queues.Draft draft = draft(form, member, served);
        try {
            queues.change(person, queueId, version, draft);
            return seeOther("/queues").with(Flash.ok("queue.flash.saved", draft.name()));
        } catch (Refusal refusal) {
            return again(refusal, person, form, queue, version, draft);
        }
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{queueId}/active")
    Answer setActive(
            Person person,
            @PathVariable UUID queueId,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "false") boolean active) {
        Queue queue = queues.get(person, queueId);
        Answer.SeeOther back = seeOther("/queues/" + queueId);
        try {
            queues.setActive(person, queueId, version, active);
        } catch (Refusal refusal) {
            Problem problem = refusal.problem();
            if (problem.status() != HttpStatus.CONFLICT.value()) {
                throw refusal;
            }
            return back.with(
                    Flash.bad("problem." + problem.code(), problem.arguments().toArray()));
        }
        return back.with(Flash.ok(active ? "queue.flash.activated" : "queue.flash.deactivated", queue.name()));
    }

    private static Queues.Draft draft(Form form, @Nullable List<String> member, @Nullable List<String> served) {
        return new Queues.Draft(
                form.value("name"),
                form.value("note"),
                form.ticked("automatic"),
                !form.value("scope").equals("some"),
                ids(served),
                ids(member));
    }

    /** What is no id at all was sent by no form of ours. */
    private static Set<UUID> ids(@Nullable List<String> texts) {
        Set<UUID> ids = new HashSet<>();
        for (String text : texts == null ? List.<String>of() : texts) {
            try {
                ids.add(UUID.fromString(text));
            } catch (IllegalArgumentException e) {
                throw Problem.of(400, "bad_request").refusal();
            }
        }
        return ids;
    }

    private Answer again(
            Refusal refusal, Person person, Form form, @Nullable Queue queue, int version, Queues.Draft draft) {
        Problem problem = refusal.problem();
        boolean conflict = problem.code().equals(Problem.conflict().code());
        if (problem.errors().isEmpty() && !conflict) {
            throw refusal;
        }
        return edit(person, form.problems(problem.errors()), queue, version, conflict, draft.members(), draft.served())
                .status(conflict ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Answer.Rendered edit(
            Person person,
            Form form,
            @Nullable Queue queue,
            int version,
            boolean conflict,
            Set<UUID> members,
            Set<UUID> served) {
        List<QueueMember> working = queue == null ? List.of() : queues.members(person, queue.id());
        return page(
                "queue/one",
                new QueuePage(
                        form,
                        queue,
                        version,
                        conflict,
                        team(person, members, working),
                        clients(person, served),
                        sorted(working)));
    }

    /** Who left and still stands in the queue is shown, so that they can be taken out. */
    private List<Choice> team(Person person, Set<UUID> members, List<QueueMember> working) {
        List<Choice> choices = new ArrayList<>();
        Set<String> known = new HashSet<>();
        tenancy.call(person.scope(), () -> users.ofClient(Person.HOUSE, "", MOST_OF_TEAM))
                .forEach(user ->
                        choices.add(new Choice(user.id().toString(), user.name(), members.contains(user.id()))));
        choices.forEach(choice -> known.add(choice.value()));
        working.stream()
                .filter(member -> !known.contains(member.userId().toString()))
                .forEach(member -> choices.add(
                        new Choice(member.userId().toString(), member.name(), members.contains(member.userId()))));
        return choices;
    }

    private List<Choice> clients(Person person, Set<UUID> served) {
        return clients.reachable(person).stream()
                .map(client -> new Choice(client.id().toString(), client.name(), served.contains(client.id())))
                .toList();
    }

    private static List<QueueMember> sorted(List<QueueMember> members) {
        Collator names = Collator.getInstance(Locale.of("es", "MX"));
        return members.stream()
                .sorted(Comparator.comparing(QueueMember::name, names))
                .toList();
    }
}
