package mx.lanet.helpdesk.ticket.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetRow;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.Category;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.ticket.category.CategoryNode;
import mx.lanet.helpdesk.ticket.category.CategoryTree;
import mx.lanet.helpdesk.ticket.field.FieldForms;
import mx.lanet.helpdesk.ticket.field.FieldQuestions;
import mx.lanet.helpdesk.ticket.file.FileBlock;
import mx.lanet.helpdesk.ticket.link.LinkOutcome;
import mx.lanet.helpdesk.ticket.link.Links;
import mx.lanet.helpdesk.ticket.reply.NewTicketDraft;
import mx.lanet.helpdesk.ticket.reply.NewTicketDrafts;
import mx.lanet.helpdesk.ticket.reply.Sheet;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A ticket for somebody on the phone or at the desk: the client, who, which machine, what. */
@Controller
class NewTicketPages {
    /** As many people are offered while a name is typed. */
    private static final int MOST_PEOPLE = 300;

    /** A link that says one of these says them all: a form that was kept may have been about somebody else. */
    private static final Set<String> WHOSE = Set.of("client", "requester", "person", "machine", "asset", "parent");

    private final Tickets tickets;
    private final Clients clients;
    private final Users users;
    private final Machines machines;
    private final Callers callers;
    private final Links links;
    private final TicketAddress addresses;
    private final PlaceChoices places;
    private final FieldForms fieldForms;
    private final Uploads uploads;
    private final NewTicketDrafts drafts;
    private final Tenancy tenancy;
    private final MessageSource messages;

    NewTicketPages(
            Tickets tickets,
            Clients clients,
            Users users,
            Machines machines,
            Callers callers,
            Links links,
            TicketAddress addresses,
            PlaceChoices places,
            FieldForms fieldForms,
            Uploads uploads,
            NewTicketDrafts drafts,
            Tenancy tenancy,
            MessageSource messages) {
        this.tickets = tickets;
        this.clients = clients;
        this.users = users;
        this.machines = machines;
        this.callers = callers;
        this.links = links;
        this.addresses = addresses;
        this.places = places;
        this.fieldForms = fieldForms;
        this.uploads = uploads;
        this.drafts = drafts;
        this.tenancy = tenancy;
        this.messages = messages;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/tickets/new")
    Answer form(
            Person person,
            @RequestParam Map<String, String> fields,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Locale locale) {
        Map<String, String> all = new LinkedHashMap<>();
        if (htmx == null) {
            drafts.of(person, NewTicketDraft.Form.CONSOLE).ifPresent(draft -> all.putAll(draft.fields()));
        }
        if (WHOSE.stream().anyMatch(fields::containsKey)) {
            all.keySet().removeAll(WHOSE);
        }
        all.putAll(fields);
        Form form = withMachine(person, Form.of("ticket.field", all));
        return page(person, callers.withPerson(person, form), false, locale);
    }

    /** A link may bring a machine: its client, its person and its name stand in the form, until another client is chosen. */
    private Form withMachine(Person person, Form form) {
        Optional<AssetDetail> found = machines.chosen(person, form.value("asset"));
        if (found.isEmpty()) {
            return form.value("asset", "");
        }
        AssetDetail machine = found.get();
        String client = machine.clientId().toString();
        String user = machine.personName() == null ? "" : machine.personName();
        if (form.has("client") && !form.value("client").equals(client)) {
            return without(without(form.value("asset", ""), "machine", machine.name()), "requester", user);
        }
        Form filled = form.value("client", client);
        filled = form.has("machine") ? filled : filled.value("machine", machine.name());
        return form.has("requester") ? filled : filled.value("requester", user);
    }

    private static Form without(Form form, String field, String value) {
        return form.value(field).equals(value) ? form.value(field, "") : form;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @PostMapping("/tickets")
    Answer make(
            Person person,
            @RequestParam Map<String, String> fields,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            @RequestParam(required = false) @Nullable List<String> held,
            Locale locale)
            throws IOException {
        Form form = NewTicketForm.checked(Form.of("ticket.field", fields));
        Optional<UUID> client = client(person, form).filter(person::mayReach);
        if (client.isEmpty()) {
            form = form.problem("client", "ticket.problem.choose");
        }
        if (client.isPresent() && isNotOffered(person, client.get(), form.value("category"))) {
            form = form.problem("category", "ticket.problem.choose");
        }
        String name = Words.line(form.value("machine"));
        String asset = form.value("asset");
        Optional<AssetDetail> machine =
                client.filter(_ -> !name.isEmpty()).flatMap(id -> machines.named(person, id, name, asset));
        if (machine.isEmpty() && !name.isEmpty()) {
            form = form.problem("machine", "ticket.problem.machine");
        }
        if (form.ticked("make") && client.isPresent()) {
            form = callers.checked(form, client.get());
        }
        if (client.isEmpty()) {
            return page(person, form, true, locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        FieldForms.Filled filled =
                fieldForms.read(person, client.get(), categoryId(person, client.get(), form), form, locale);
        if (!filled.complete()) {
            return page(person, filled.form(), true, locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Optional<User> caller;
        try {
            caller = caller(person, client.get(), form);
        } catch (Refusal refusal) {
            return page(person, Callers.problems(form, refusal), true, locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Optional<Ticket> parent = parent(person, form);
        Opening opening = opening(person, client.get(), form, caller, machine.orElse(null));
        Ticket ticket = tickets.create(person, opening, filled.values(), null);
        drafts.forget(person, NewTicketDraft.Form.CONSOLE, Sheet.of(form.value("sheet")));
        Flash trouble = uploads.keep(person, ticket.ticketId(), new Uploads.Sent(files, held), null, false);
        trouble = parent.map(above -> below(person, ticket, above)).orElse(trouble);
        return Answer.seeOther("/tickets/" + ticket.code())
                .with(trouble == null ? Flash.ok("ticket.flash.created", ticket.code()) : trouble);
    }

    /** The one that is chosen; what the form shows as chosen before somebody does; null for what is no category. */
    private @Nullable UUID categoryId(Person person, UUID clientId, Form form) {
        CategoryTree tree = places.tree(person, clientId);
        String text = form.has("category") ? form.value("category") : Category.OTHER;
        return tree.meant(text).map(CategoryNode::id).orElse(null);
    }

    /** The ticket of which this one is to be a child: it is looked up before anything is made. */
    private Optional<Ticket> parent(Person person, Form form) {
        String parent = Words.line(form.value("parent"));
        return parent.isEmpty() || !person.isStaff() ? Optional.empty() : Optional.of(addresses.find(person, parent));
    }

    private @Nullable Flash below(Person person, Ticket ticket, Ticket parent) {
        return switch (links.putUnder(person, ticket.ticketId(), parent.ticketId())) {
            case LinkOutcome.Done _ -> Flash.ok("link.flash.new-child", ticket.code(), parent.code());
            case LinkOutcome.NotNow(String code, Ticket about) ->
                Flash.warn("link.refused." + code, about.code(), ticket.code());
        };
    }

    private boolean isNotOffered(Person person, UUID clientId, String category) {
        return places.tree(person, clientId).meant(category).isEmpty();
    }

    /** Who was chosen, or is made with the ticket, or has the name that was typed. */
    private Optional<User> caller(Person person, UUID clientId, Form form) {
        String typed = Words.line(form.value("requester"));
        if (form.ticked("make")) {
            return Optional.of(callers.make(person, form, clientId));
        }
        return callers.chosen(person, form)
                .filter(user -> user.clientId().equals(clientId))
                .or(() -> typed.isEmpty() ? Optional.empty() : user(person, clientId, typed));
    }

    private Opening opening(
            Person person, UUID clientId, Form form, Optional<User> user, @Nullable AssetDetail machine) {
        String typed = Words.line(form.value("requester"));
        boolean forOneself = typed.isEmpty() && !person.isStaff();
        return new Opening(
                        clientId,
                        Words.line(form.value("subject")),
                        "",
                        Category.of(form.value("category")),
                        Priority.find(form.value("priority")).orElse(null),
                        channel(person, form),
                        forOneself ? person.userId() : user.map(User::id).orElse(null),
                        typed.isEmpty() ? person.name() : user.map(User::name).orElse(typed),
                        machine == null ? null : machine.assetId(),
                        machine == null ? "" : machine.name(),
                        machine == null ? user.map(User::siteId).orElse(null) : machine.siteId(),
                        machine == null ? "{}" : machines.facts(person, machine))
                .saying(RichForm.written(form, "description"));
    }

    private static Channel channel(Person person, Form form) {
        if (!person.isStaff()) {
            return Channel.PORTAL;
        }
        return form.value("channel").equals(Channel.WALK_IN.word()) ? Channel.WALK_IN : Channel.PHONE;
    }

    /** The person of this very name; a name that nobody has is kept as a name. */
    private Optional<User> user(Person person, UUID clientId, String name) {
        return tenancy.call(person.scope(), () -> users.ofClient(clientId, name, MOST_PEOPLE)).stream()
                .filter(user -> user.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static Optional<UUID> client(Person person, Form form) {
        if (!person.isStaff()) {
            return Optional.of(person.clientId());
        }
        return ListAddress.parse(form.value("client")).or(() -> Optional.ofNullable(person.chosenClient()));
    }

    /** @param sent whether the form has been sent */
    private Answer.Rendered page(Person person, Form form, boolean sent, Locale locale) {
        Texts texts = new Texts(messages, locale);
        List<Client> reachable = person.isStaff() ? clients.reachable(person) : List.of();
        Optional<UUID> client = client(person, form)
                .filter(person::mayReach)
                .or(() ->
                        reachable.size() == 1 ? Optional.of(reachable.getFirst().id()) : Optional.empty());
        Optional<User> chosen = form.ticked("make") ? Optional.empty() : callers.chosen(person, form);
        NewTicketPage page = new NewTicketPage(
                form,
                client.orElse(null),
                chosen.orElse(null),
                chosen.map(user -> clients.get(person, user.clientId()).name()).orElse(""),
                callers.find(person, form.value("q")),
                reachable.stream()
                        .map(one -> new Choice(
                                one.id().toString(),
                                one.name(),
                                client.filter(one.id()::equals).isPresent()))
                        .toList(),
                client.map(id -> people(person, id)).orElse(List.of()),
                client.map(id -> machines.ofClient(person, id).stream()
                                .map(AssetRow::name)
                                .toList())
                        .orElse(List.of()),
                places.categories(person, client.orElse(null), locale),
                client.map(id -> fieldForms.questions(person, id, categoryId(person, id, form), form, sent, locale))
                        .orElse(FieldQuestions.NONE),
                Arrays.stream(Priority.values())
                        .map(one -> new Choice(one.word(), texts.t("web.priority." + one.word()), false))
                        .toList(),
                person.isStaff() ? channels(texts) : List.of(),
                uploads.block(person, FileBlock.CONSOLE),
                drafts.of(person, NewTicketDraft.Form.CONSOLE).orElse(null),
                Sheet.orNew(form.value("sheet")));
        return Answer.page("ticket/new", page)
                .orFragment("quien", "ticket/who")
                .orFragment("campos", "ticket/newFields");
    }

    private static List<Choice> channels(Texts texts) {
        return Stream.of(Channel.PHONE, Channel.WALK_IN)
                .map(one -> new Choice(one.word(), texts.t("web.channel." + one.word()), one == Channel.PHONE))
                .toList();
    }

    private List<String> people(Person person, UUID clientId) {
        return tenancy.call(person.scope(), () -> users.ofClient(clientId, "", MOST_PEOPLE)).stream()
                .map(User::name)
                .toList();
    }
}
