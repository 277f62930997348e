package mx.lanet.helpdesk.client.internal;

import static mx.lanet.helpdesk.web.Answer.page;
import static mx.lanet.helpdesk.web.Answer.seeOther;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.ClientPeople;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.client.Sites;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Column;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.KeyValue;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Tab;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of clients, and each one's page. */
@Controller
class ClientPages {
    private static final String LABELS = "client.field";

    private final Clients clients;
    private final Sites sites;
    private final ObjectProvider<ClientPeople> people;
    private final MessageSource messages;

    ClientPages(Clients clients, Sites sites, ObjectProvider<ClientPeople> people, MessageSource messages) {
        this.clients = clients;
        this.sites = sites;
        this.people = people;
        this.messages = messages;
    }

    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN})
    @GetMapping("/clients")
    Answer list(
            Person person,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "1") int page) {
        boolean all = state.equals("all");
        boolean down = order.equals("down");
        Clients.Query query = new Clients.Query(cut(q), all, down);
        Slice<Clients.Row> slice = clients.list(person, query, new Slice.Request(page, Pager.SIZE));
        Address here = Address.of("/clients")
                .with("q", query.search())
                .with("state", all ? "all" : "")
                .with("order", down ? "down" : "");
        Texts texts = texts();
        List<Column> columns = List.of(
                Column.of(texts.t("client.field.name"))
                        .sort(
                                here.with("order", down ? "" : "down").toString(),
                                down ? Column.Direction.DESCENDING : Column.Direction.ASCENDING)
                        .css("pad-l"),
                Column.of(texts.t("client.column.sites")).css("r"),
                Column.of(texts.t("client.field.timeZone")),
                Column.of(texts.t("client.column.state")).css("pad-r"));
        List<Tab> states = List.of(
                Tab.of(texts.t("client.state.active"), here.without("state").toString(), !all),
                Tab.of(texts.t("client.state.all"), here.with("state", "all").toString(), all));
        return page(
                "client/list",
                new ClientListPage(
                        slice.items(),
                        Pager.of(slice, number -> here.with("page", number).toString()),
                        columns,
                        states,
                        query.search(),
                        here.without("q").filters(),
                        person.role() == Role.SUPERADMIN));
    }

    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN})
    @GetMapping("/clients/{clientId}")
    Answer one(Person person, @PathVariable UUID clientId) {
        Client client = shown(person, clientId);
        Texts texts = texts();
        List<KeyValue> facts = List.of(
                KeyValue.of(texts.t("client.field.timeZone"), client.timeZone()),
                KeyValue.of(texts.t("client.field.note"), client.note()));
        int count = people.stream()
                .mapToInt(source -> source.active(person, clientId))
                .sum();
        boolean superadmin = person.role() == Role.SUPERADMIN;
        return page(
                "client/one",
                new ClientPage(
                        client,
                        facts,
                        sites.allOfClient(person, clientId),
                        count,
                        superadmin,
                        superadmin || person.role() == Role.CLIENT_ADMIN,
                        person.isStaff()));
    }

    @ForRoles(Role.SUPERADMIN)
    @GetMapping("/clients/new")
    Answer newForm() {
        return edit(Form.of(LABELS, Map.of("timeZone", "America/Mexico_City")), null, false);
    }

    @ForRoles(Role.SUPERADMIN)
    @PostMapping("/clients/new")
    Answer create(Person person, @RequestParam Map<String, String> typed) {
        Form form = Form.of(LABELS, typed);
        try {
            Client made = clients.create(person, draft(form));
            return seeOther("/clients/" + made.id()).with(Flash.ok("client.flash.created", made.name()));
        } catch (Refusal refusal) {
            return again(refusal, form, null);
        }
    }

    @ForRoles(Role.SUPERADMIN)
    @GetMapping("/clients/{clientId}/edit")
    Answer editForm(Person person, @PathVariable UUID clientId) {
        Client client = shown(person, clientId);
        Map<String, String> values = Map.of(
                "name", client.name(),
                "timeZone", client.timeZone(),
                "note", client.note());
        return edit(Form.of(LABELS, values), client, false);
    }

    @ForRoles(Role.SUPERADMIN)
    @PostMapping("/clients/{clientId}/edit")
    Answer change(
            Person person,
            @PathVariable UUID clientId,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> typed) {
        Form form = Form.of(LABELS, typed);
        try {
            clients.change(person, clientId, version, draft(form));
            return seeOther("/clients/" + clientId).with(Flash.ok("client.flash.saved", form.value("name")));
        } catch (Refusal refusal) {
            return again(refusal, form, shown(person, clientId).withVersion(version));
        }
    }

    @ForRoles(Role.SUPERADMIN)
    @PostMapping("/clients/{clientId}/active")
    Answer setActive(
            Person person,
            @PathVariable UUID clientId,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "false") boolean active) {
        String name = shown(person, clientId).name();
        clients.setActive(person, clientId, version, active);
        return seeOther("/clients/" + clientId)
                .with(Flash.ok(active ? "client.flash.activated" : "client.flash.deactivated", name));
    }

    /** The house is no client that anybody looks at. */
    private Client shown(Person person, UUID clientId) {
        Client client = clients.get(person, clientId);
        if (client.house()) {
            throw Problem.notFound().refusal();
        }
        return client;
    }

    private static Answer again(Refusal refusal, Form form, @Nullable Client client) {
        Problem problem = refusal.problem();
        boolean conflict = problem.code().equals(Problem.conflict().code());
        if (problem.errors().isEmpty() && !conflict) {
            throw refusal;
        }
        return edit(form.problems(problem.errors()), client, conflict)
                .status(conflict ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static Answer.Rendered edit(Form form, @Nullable Client client, boolean conflict) {
        String path = client == null ? "/clients/new" : "/clients/" + client.id() + "/edit";
        String back = client == null ? "/clients" : "/clients/" + client.id();
        String name = client == null ? null : client.name();
        int version = client == null ? 0 : client.version();
        return page("client/edit", new EditPage(form, path, back, name, "", version, conflict));
    }

    private static Clients.Draft draft(Form form) {
        return new Clients.Draft(form.value("name"), form.value("timeZone"), form.value("note"));
    }

    private static String cut(String search) {
        String text = search.strip();
        return text.length() <= 100 ? text : text.substring(0, 100);
    }

    private Texts texts() {
        return new Texts(messages, LocaleContextHolder.getLocale());
    }
}
