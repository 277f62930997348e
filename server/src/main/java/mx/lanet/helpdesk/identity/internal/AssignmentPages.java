package mx.lanet.helpdesk.identity.internal;

import static mx.lanet.helpdesk.web.Answer.page;
import static mx.lanet.helpdesk.web.Answer.seeOther;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.identity.Colleague;
import mx.lanet.helpdesk.identity.Technicians;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Tab;
import mx.lanet.helpdesk.web.Texts;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Which technician serves which client, seen by technician and by client. A form says what was ticked when its page was
 * made, so that only what this person changed is changed.
 */
@Controller
@RequestMapping("/technicians")
class AssignmentPages {
    private static final int MOST_NAMES = 6;

    private final Technicians technicians;
    private final Clients clients;
    private final MessageSource messages;

    AssignmentPages(Technicians technicians, Clients clients, MessageSource messages) {
        this.technicians = technicians;
        this.clients = clients;
        this.messages = messages;
    }

    @ForRoles(Role.SUPERADMIN)
    @GetMapping
    Answer list(
            Person person,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1", name = "page") int number) {
        boolean byClient = by.equals("client");
        String search = cut(q);
        Address here = Address.of("/technicians")
                .with("by", byClient ? "client" : null)
                .with("q", search);
        Texts texts = texts();
        List<Tab> tabs = List.of(
                Tab.of(texts.t("identity.assign.by-technician"), "/technicians", !byClient),
                Tab.of(texts.t("identity.assign.by-client"), "/technicians?by=client", byClient));
        Slice<AssignmentPage.Line> lines =
                byClient ? clientLines(person, search, number) : technicianLines(person, search, number, texts);
        Pager pager = Pager.of(lines, page -> here.with("page", page).toString());
        return page(
                "identity/assignments",
                new AssignmentPage(tabs, search, byClient ? "client" : "technician", lines.items(), pager));
    }

    private Slice<AssignmentPage.Line> technicianLines(Person person, String search, int number, Texts texts) {
        Slice<Colleague> found = technicians.list(person, search, new Slice.Request(number, Pager.SIZE));
        Map<UUID, Integer> counts = technicians.counts(
                person, found.items().stream().map(Colleague::id).toList());
        return found.map(one -> new AssignmentPage.Line(
                one.id().toString(),
                one.name(),
                texts.t("identity.users.clients-served", counts.getOrDefault(one.id(), 0)),
                "/technicians/" + one.id(),
                !counts.containsKey(one.id())));
    }

    private Slice<AssignmentPage.Line> clientLines(Person person, String search, int number) {
        Slice<Client> found = clients(person, search, number);
        Map<UUID, List<String>> names = technicians.namesServing(
                person, found.items().stream().map(Client::id).toList(), MOST_NAMES);
        return found.map(one -> new AssignmentPage.Line(
                one.id().toString(),
                one.name(),
                String.join(", ", names.getOrDefault(one.id(), List.of())),
                "/technicians/clients/" + one.id(),
                !names.containsKey(one.id())));
    }

    @ForRoles(Role.SUPERADMIN)
    @GetMapping("/{userId}")
    Answer ofTechnician(
            Person person,
            @PathVariable UUID userId,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1", name = "page") int number) {
        String name = technicians.get(person, userId).name();
        Slice<Client> found = clients(person, cut(q), number);
        Set<UUID> served = technicians.servedAmong(
                person, userId, found.items().stream().map(Client::id).toList());
        return ticks(
                "technician",
                name,
                "/technicians/" + userId,
                cut(q),
                found.map(one -> new TicksPage.Tick(one.id().toString(), one.name(), served.contains(one.id()))));
    }

    @ForRoles(Role.SUPERADMIN)
    @PostMapping("/{userId}")
    Answer saveTechnician(
            Person person,
            @PathVariable UUID userId,
            @RequestParam(defaultValue = "") Set<UUID> on,
            @RequestParam(defaultValue = "") Set<UUID> was) {
        String name = technicians.get(person, userId).name();
        apply(
                on,
                was,
                client -> technicians.assign(person, userId, client, false),
                client -> technicians.withdraw(person, userId, client));
        return seeOther("/technicians").with(Flash.ok("identity.assign.saved", name));
    }

    @ForRoles(Role.SUPERADMIN)
    @GetMapping("/clients/{clientId}")
    Answer ofClient(
            Person person,
            @PathVariable UUID clientId,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1", name = "page") int number) {
        Client client = clients.get(person, clientId);
        Slice<Colleague> found = technicians.list(person, cut(q), new Slice.Request(number, Pager.SIZE));
        Set<UUID> serving = technicians.servingAmong(
                person, clientId, found.items().stream().map(Colleague::id).toList());
        return ticks(
                "client",
                client.name(),
                "/technicians/clients/" + clientId,
                cut(q),
                found.map(one -> new TicksPage.Tick(one.id().toString(), one.name(), serving.contains(one.id()))));
    }

    @ForRoles(Role.SUPERADMIN)
    @PostMapping("/clients/{clientId}")
    Answer saveClient(
            Person person,
            @PathVariable UUID clientId,
            @RequestParam(defaultValue = "") Set<UUID> on,
            @RequestParam(defaultValue = "") Set<UUID> was) {
        Client client = clients.get(person, clientId);
        apply(
                on,
                was,
                user -> technicians.assign(person, user, clientId, false),
                user -> technicians.withdraw(person, user, clientId));
        return seeOther("/technicians?by=client").with(Flash.ok("identity.assign.saved", client.name()));
    }

    /** At most a page of ticks comes at once; somebody who was taken away by another hand meanwhile is no matter. */
    private static void apply(Set<UUID> on, Set<UUID> was, Consumer<UUID> assign, Consumer<UUID> withdraw) {
        Set<UUID> added = new HashSet<>(on);
        added.removeAll(was);
        Set<UUID> removed = new HashSet<>(was);
        removed.removeAll(on);
        added.stream().limit(Pager.SIZE).forEach(assign);
        removed.stream().limit(Pager.SIZE).forEach(withdraw);
    }

    private static Answer ticks(String by, String name, String path, String search, Slice<TicksPage.Tick> ticks) {
        Address here = Address.of(path).with("q", search);
        Pager pager = Pager.of(ticks, page -> here.with("page", page).toString());
        return page("identity/ticks", new TicksPage(by, name, path, search, ticks.items(), pager));
    }

    private Slice<Client> clients(Person person, String search, int number) {
        return clients.list(person, new Clients.Query(search, false, false), new Slice.Request(number, Pager.SIZE))
                .map(Clients.Row::client);
    }

    private static String cut(String text) {
        String search = text.strip();
        return search.length() <= 100 ? search : search.substring(0, 100);
    }

    private Texts texts() {
        return new Texts(messages, LocaleContextHolder.getLocale());
    }
}
