package mx.lanet.helpdesk.ticket.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import mx.lanet.helpdesk.identity.Colleague;
import mx.lanet.helpdesk.identity.Photos;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.Attachment;
import mx.lanet.helpdesk.ticket.Attachments;
import mx.lanet.helpdesk.ticket.Move;
import mx.lanet.helpdesk.ticket.Part;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketEvent.Kind;
import mx.lanet.helpdesk.ticket.TicketLife;
import mx.lanet.helpdesk.ticket.TicketLists;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.field.FieldPanels;
import mx.lanet.helpdesk.ticket.file.FileBlock;
import mx.lanet.helpdesk.ticket.link.Links;
import mx.lanet.helpdesk.ticket.sla.SlaPanels;
import mx.lanet.helpdesk.ticket.tag.TagPanels;
import mx.lanet.helpdesk.ticket.time.TimePanels;
import mx.lanet.helpdesk.ticket.watch.Mentions;
import mx.lanet.helpdesk.ticket.watch.TeamMate;
import mx.lanet.helpdesk.ticket.watch.WatchPanels;
import mx.lanet.helpdesk.ticket.watch.Watchers;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what a ticket's page in the console shows. */
@Component
class TicketPageMaker {
    private final Tickets tickets;
    private final Attachments attachments;
    private final Users users;
    private final PersonPanels people;
    private final TicketLists lists;
    private final Machines machines;
    private final WritingMaker writing;
    private final PlaceChoices places;
    private final TagPanels tagPanels;
    private final TimePanels timePanels;
    private final FieldPanels fields;
    private final Links links;
    private final WatchPanels watchPanels;
    private final SlaPanels slaPanels;
    private final Watchers watchers;
    private final ViewTabs views;
    private final Uploads uploads;
    private final Photos photos;
    private final Tenancy tenancy;

    TicketPageMaker(
            Tickets tickets,
            Attachments attachments,
            Users users,
            PersonPanels people,
            TicketLists lists,
            Machines machines,
            WritingMaker writing,
            PlaceChoices places,
            TagPanels tagPanels,
            TimePanels timePanels,
            FieldPanels fields,
            Links links,
            WatchPanels watchPanels,
            SlaPanels slaPanels,
            Watchers watchers,
            ViewTabs views,
            Uploads uploads,
            Photos photos,
            Tenancy tenancy) {
        this.tickets = tickets;
        this.attachments = attachments;
        this.users = users;
        this.people = people;
        this.lists = lists;
        this.machines = machines;
        this.writing = writing;
        this.places = places;
        this.tagPanels = tagPanels;
        this.timePanels = timePanels;
        this.fields = fields;
        this.links = links;
        this.watchPanels = watchPanels;
        this.slaPanels = slaPanels;
        this.watchers = watchers;
        this.views = views;
        this.uploads = uploads;
        this.photos = photos;
        this.tenancy = tenancy;
    }

    TicketPage make(Person person, UUID ticketId, Form composer, TicketPage.@Nullable Notice notice, Texts texts) {
        Tickets.Conversation conversation = tickets.read(person, ticketId);
        // These are asked in scopes of their own; all the rest is one transaction.
        Faces faces = Faces.of(person, conversation, photos);
        FileBlock attach = uploads.block(person, ticketId.toString());
        List<Colleague> colleagues = conversation.part() == Part.STAFF
                ? users.staffServing(person, conversation.ticket().clientId())
                : List.of();
        return tenancy.call(
                person.scope(), () -> page(person, conversation, faces, attach, colleagues, composer, notice, texts));
    }

    private TicketPage page(
            Person person,
            Tickets.Conversation conversation,
            Faces faces,
            FileBlock attach,
            List<Colleague> colleagues,
            Form composer,
            TicketPage.@Nullable Notice notice,
            Texts texts) {
        Ticket ticket = conversation.ticket();
        List<Attachment> files = attachments.of(person, ticket);
        boolean staff = conversation.part() == Part.STAFF;
        TicketPage.Writing written = writing.make(person, conversation, composer);
        return new TicketPage(
                ticket,
                staff,
                person.userId().equals(ticket.assigneeId()),
                Timeline.of(
                        conversation,
                        files,
                        EnumSet.complementOf(
                                staff
                                        ? EnumSet.of(Kind.CREATED)
                                        : EnumSet.of(Kind.CREATED, Kind.QUEUE, Kind.TAGS, Kind.WATCHERS)),
                        "/tickets/",
                        faces,
                        staff ? called(person, conversation) : _ -> List.of()),
                files,
                WritingMaker.box(composer, written),
                written,
                notice,
                staff
                        ? properties(person, ticket, colleagues, texts)
                        : new TicketPage.Properties(List.of(), List.of(), List.of(), List.of(), ""),
                staff
                        ? new TicketPage.BesidePanels(
                                tagPanels.of(person, ticket),
                                timePanels.of(person, ticket),
                                watchPanels.of(person, ticket),
                                slaPanels.of(ticket, texts.locale()))
                        : null,
                fields.of(
                        person,
                        ticket.clientId(),
                        ticket.ticketId(),
                        ticket.categoryId(),
                        staff && ticket.state() != State.CERRADO,
                        composer,
                        texts.locale()),
                links.of(person, ticket),
                people.of(person, ticket),
                machines.panel(person, ticket),
                lists.near(person, ticket),
                attach,
                () -> views.besideATicket(person, texts));
    }

    /** The team is asked only where an @ stands in what it wrote. */
    private Function<String, List<Mentions.Span>> called(Person person, Tickets.Conversation conversation) {
        boolean somebody = conversation.comments().stream().anyMatch(said -> Mentions.mayBeIn(said.body()));
        List<TeamMate> team = somebody ? watchers.team(person, conversation.ticket()) : List.of();
        return text -> team.isEmpty() ? List.of() : Mentions.spans(text, team);
    }

    private TicketPage.Properties properties(Person person, Ticket ticket, List<Colleague> colleagues, Texts texts) {
        return new TicketPage.Properties(
                states(ticket, texts),
                Arrays.stream(Priority.values())
                        .map(one ->
                                new Choice(one.word(), texts.t("web.priority." + one.word()), one == ticket.priority()))
                        .toList(),
                places.categories(person, ticket, texts.locale()),
                assignees(ticket, colleagues, texts),
                places.queues(person, ticket).stream()
                        .filter(Choice::chosen)
                        .map(Choice::label)
                        .findFirst()
                        .orElse(""));
    }

    /** Where the ticket may go from where it is. */
    private static List<Choice> states(Ticket ticket, Texts texts) {
        return Arrays.stream(State.values())
                .filter(state -> TicketLife.decide(ticket, Part.STAFF, new Move.ChangeState(state))
                        instanceof TicketLife.Decision.Allowed)
                .map(state ->
                        new Choice(state.word(), texts.t("web.ticket-state." + state.word()), state == ticket.state()))
                .toList();
    }

    /** Who left keeps the old tickets, and stands in the list as long as this one is theirs. */
    private static List<Choice> assignees(Ticket ticket, List<Colleague> colleagues, Texts texts) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", texts.t("ticket.nobody"), ticket.assigneeId() == null));
        colleagues.forEach(one ->
                choices.add(new Choice(one.id().toString(), one.name(), one.id().equals(ticket.assigneeId()))));
        if (choices.stream().noneMatch(Choice::chosen)) {
            choices.add(new Choice(String.valueOf(ticket.assigneeId()), ticket.assigneeName(), true));
        }
        return choices;
    }
}
