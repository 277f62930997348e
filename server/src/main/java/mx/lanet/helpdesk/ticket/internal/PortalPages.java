package mx.lanet.helpdesk.ticket.internal;

import static mx.lanet.helpdesk.shared.Role.REQUESTER;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetRow;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketLists;
import mx.lanet.helpdesk.ticket.TicketQuery;
import mx.lanet.helpdesk.ticket.TicketRow;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.ticket.category.CategoryNode;
import mx.lanet.helpdesk.ticket.category.CategoryTree;
import mx.lanet.helpdesk.ticket.field.FieldForms;
import mx.lanet.helpdesk.ticket.field.FieldQuestions;
import mx.lanet.helpdesk.ticket.file.FileBlock;
import mx.lanet.helpdesk.ticket.reply.NewTicketDraft;
import mx.lanet.helpdesk.ticket.reply.NewTicketDrafts;
import mx.lanet.helpdesk.ticket.reply.Sheet;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The requester's portal: ask for help on one page, see the own tickets and the own machine. */
@Controller
@RequestMapping("/portal")
class PortalPages {
    private static final String LABELS = "ticket.portal.field";
    private static final int ON_HOME = 5;
    private static final int ON_LIST = 20;

    private final Tickets tickets;
    private final TicketLists lists;
    private final Clients clients;
    private final Machines machines;
    private final Uploads uploads;
    private final NewTicketDrafts drafts;
    private final PlaceChoices places;
    private final FieldForms fieldForms;

    PortalPages(
            Tickets tickets,
            TicketLists lists,
            Clients clients,
            Machines machines,
            Uploads uploads,
            NewTicketDrafts drafts,
            PlaceChoices places,
            FieldForms fieldForms) {
        this.tickets = tickets;
        this.lists = lists;
        this.clients = clients;
        this.machines = machines;
        this.uploads = uploads;
        this.drafts = drafts;
        this.places = places;
        this.fieldForms = fieldForms;
    }

    @ForRoles(REQUESTER)
    @GetMapping
    Answer home(Person person, Locale locale) {
        return Answer.page(
                        "portal/home",
                        new PortalPage.Home(
                                clientName(person),
                                PortalPicture.of(tree(person), Form.empty(LABELS), locale),
                                lines(person, new Slice.Request(1, ON_HOME)),
                                machines.ofPerson(person)))
                .orFragment("mis-tickets", "portal/mine");
    }

    @ForRoles(REQUESTER)
    @GetMapping("/tickets")
    Answer all(Person person, @RequestParam(defaultValue = "1") String page) {
        int number = page.matches("[0-9]{1,4}") ? Integer.parseInt(page) : 1;
        return Answer.page(
                        "portal/all",
                        new PortalPage.All(clientName(person), lines(person, new Slice.Request(number, ON_LIST))))
                .orFragment("mis-todos", "portal/allLines");
    }

    @ForRoles(REQUESTER)
    @GetMapping("/tickets/new")
    Answer form(
            Person person,
            @RequestParam Map<String, String> fields,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Locale locale) {
        Map<String, String> all = new LinkedHashMap<>();
        if (htmx == null) {
            drafts.of(person, NewTicketDraft.Form.PORTAL).ifPresent(draft -> all.putAll(draft.fields()));
        }
        all.putAll(fields);
        return page(person, Form.of(LABELS, all), tree(person), false, locale);
    }

    @ForRoles(REQUESTER)
    @PostMapping("/tickets")
    Answer make(
            Person person,
            @RequestParam Map<String, String> fields,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            @RequestParam(required = false) @Nullable List<String> held,
            Locale locale)
            throws IOException {
        Form form = NewTicketForm.checked(Form.of(LABELS, fields));
        CategoryTree tree = tree(person);
        Optional<CategoryNode> category = PortalPicture.chosen(tree, form);
        if (category.isEmpty()) {
            form = form.problem("category", "ticket.problem.picture");
            return page(person, form, tree, true, locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        FieldForms.Filled filled =
                fieldForms.read(person, person.clientId(), category.get().id(), form, locale);
        if (!filled.complete()) {
            return page(person, filled.form(), tree, true, locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Ticket ticket = tickets.create(person, opening(person, form, category.get()), filled.values(), null);
        drafts.forget(person, NewTicketDraft.Form.PORTAL, Sheet.of(form.value("sheet")));
        Flash trouble = uploads.keep(person, ticket.ticketId(), new Uploads.Sent(files, held), null, false);
        return Answer.seeOther("/portal/tickets/" + ticket.code())
                .with(trouble == null ? Flash.ok("ticket.portal.flash.created", ticket.code()) : trouble);
    }

    @ForRoles(REQUESTER)
    @GetMapping("/asset")
    Answer machine(Person person, Locale locale) {
        List<AssetRow> own = machines.ofPerson(person);
        return Answer.page(
                "portal/asset", new PortalPage.Machines(clientName(person), own, machines.told(person, own, locale)));
    }

    private Opening opening(Person person, Form form, CategoryNode category) {
        Optional<AssetRow> machine = machines.ofPerson(person).stream()
                .filter(row -> row.assetId().toString().equals(form.value("machine")))
                .findFirst();
        return new Opening(
                        person.clientId(),
                        Words.line(form.value("subject")),
                        "",
                        category.id().toString(),
                        // Who can go on leaves it to the category.
                        Priority.find(form.value("priority"))
                                .filter(asked -> asked != Priority.MEDIA)
                                .orElse(null),
                        Channel.PORTAL,
                        person.userId(),
                        person.name(),
                        machine.map(AssetRow::assetId).orElse(null),
                        machine.map(AssetRow::name).orElse(""),
                        null,
                        machine.map(machines::facts).orElse("{}"))
                .saying(RichForm.written(form, "description"));
    }

    private CategoryTree tree(Person person) {
        return places.tree(person, person.clientId());
    }

    /** @param sent whether the form has been sent */
    private Answer.Rendered page(Person person, Form form, CategoryTree tree, boolean sent, Locale locale) {
        Optional<UUID> category = PortalPicture.chosen(tree, form).map(CategoryNode::id);
        return Answer.page(
                        "portal/new",
                        new PortalPage.New(
                                clientName(person),
                                form,
                                PortalPicture.of(tree, form, locale),
                                machines.ofPerson(person),
                                category.map(id ->
                                                fieldForms.questions(person, person.clientId(), id, form, sent, locale))
                                        .orElse(FieldQuestions.NONE),
                                uploads.block(person, FileBlock.PORTAL),
                                drafts.of(person, NewTicketDraft.Form.PORTAL).orElse(null),
                                Sheet.orNew(form.value("sheet"))))
                .orFragment("campos", "portal/fields");
    }

    private PortalPage.Lines lines(Person person, Slice.Request page) {
        Slice<TicketRow> slice = lists.list(person, TicketQuery.all().by(TicketQuery.Sort.ACTIVITY, true, page));
        return new PortalPage.Lines(slice, lists.lastWords(person, person.clientId(), slice.items()));
    }

    private String clientName(Person person) {
        return clients.get(person, person.clientId()).name();
    }
}
