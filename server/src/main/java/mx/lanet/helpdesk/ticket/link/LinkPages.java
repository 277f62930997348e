package mx.lanet.helpdesk.ticket.link;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketLists;
import mx.lanet.helpdesk.ticket.TicketQuery;
import mx.lanet.helpdesk.ticket.TicketRow;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.ticket.field.TicketField;
import mx.lanet.helpdesk.ticket.internal.TicketAddress;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Texts;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds another ticket of the client by number, subject or person, and stands it beside this one, above it or below it. */
@Controller
@RequestMapping("/tickets/{ticket}")
class LinkPages {
    private static final int OFFERED = 12;

    private final Links links;
    private final TicketAddress addresses;
    private final TicketLists lists;
    private final Clients clients;
    private final MessageSource messages;

    LinkPages(Links links, TicketAddress addresses, TicketLists lists, Clients clients, MessageSource messages) {
        this.links = links;
        this.addresses = addresses;
        this.lists = lists;
        this.clients = clients;
        this.messages = messages;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/links")
    Answer find(
            Person person,
            @PathVariable String ticket,
            @RequestParam(defaultValue = "") String how,
            @RequestParam(defaultValue = "") String q) {
        Ticket found = addresses.find(person, ticket);
        LinkWay way = LinkWay.find(how).orElse(LinkWay.RELATE);
        String typed = Words.line(q.length() > TicketQuery.WORDS_MAX ? q.substring(0, TicketQuery.WORDS_MAX) : q);
        return Answer.page(
                        "link/find",
                        new CandidatesPage(
                                found,
                                clients.get(person, found.clientId()).name(),
                                way,
                                typed,
                                candidates(person, found, typed)))
                .orFragment("candidatos", "link/candidates");
    }

    /** The switcher does not narrow it: whoever looks at a ticket looks among those of its client. */
    private List<TicketRow> candidates(Person person, Ticket ticket, String typed) {
        TicketQuery query = TicketQuery.all().by(TicketQuery.Sort.ACTIVITY, true, new Slice.Request(1, OFFERED + 1));
        if (typed.isEmpty() && ticket.requesterId() != null) {
            query = query.askedBy(ticket.requesterId());
        }
        return lists.ofClient(person, ticket.clientId(), query.holding(typed)).stream()
                .filter(row -> !row.ticketId().equals(ticket.ticketId()))
                .limit(OFFERED)
                .toList();
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/links")
    Answer join(Person person, @PathVariable String ticket, @RequestParam String how, @RequestParam String other) {
        Ticket here = addresses.find(person, ticket);
        Ticket there = addresses.find(person, other);
        LinkWay way = LinkWay.find(how).filter(one -> one != LinkWay.MERGE).orElseThrow(LinkPages::unknownWay);
        LinkOutcome outcome =
                switch (way) {
                    case RELATE -> links.relate(person, here.ticketId(), there.ticketId());
                    case PARENT -> links.putUnder(person, here.ticketId(), there.ticketId());
                    case CHILD -> links.putUnder(person, there.ticketId(), here.ticketId());
                    case MERGE -> throw unknownWay();
                };
        return switch (outcome) {
            case LinkOutcome.Done _ ->
                Answer.seeOther("/tickets/" + here.code())
                        .with(Flash.ok("link.flash." + way.word(), here.code(), there.code()));
            case LinkOutcome.NotNow(String code, Ticket about) ->
                Answer.seeOther("/tickets/" + here.code() + "/links?how=" + way.word())
                        .with(Flash.warn("link.refused." + code, about.code(), here.code()));
        };
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/links/remove")
    Answer part(Person person, @PathVariable String ticket, @RequestParam String how, @RequestParam String other) {
        Ticket here = addresses.find(person, ticket);
        Ticket there = addresses.find(person, other);
        LinkWay way = LinkWay.find(how).filter(one -> one != LinkWay.MERGE).orElseThrow(LinkPages::unknownWay);
        LinkOutcome outcome =
                switch (way) {
                    case RELATE -> links.unrelate(person, here.ticketId(), there.ticketId());
                    case PARENT -> links.takeFrom(person, here.ticketId(), there.ticketId());
                    case CHILD -> links.takeFrom(person, there.ticketId(), here.ticketId());
                    case MERGE -> throw unknownWay();
                };
        Flash told =
                switch (outcome) {
                    case LinkOutcome.Done _ -> Flash.ok("link.flash.parted", here.code(), there.code());
                    case LinkOutcome.NotNow(String code, Ticket about) ->
                        Flash.warn("link.refused." + code, about.code(), here.code());
                };
        return Answer.seeOther("/tickets/" + here.code()).with(told);
    }

    private static RuntimeException unknownWay() {
        return Problem.invalid(List.of(new FieldError("how", "choose_from_list")))
                .refusal();
    }

    /** Resolves the open children one by one; when some stay open, a page says which, and why. */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/children/resolve")
    Answer resolveChildren(Person person, @PathVariable String ticket, Locale locale) {
        Ticket parent = addresses.find(person, ticket);
        List<Links.ChildResolved> results = links.resolveChildren(person, parent);
        List<ResolvedPage.Line> stayed = results.stream()
                .filter(one -> !(one.outcome() instanceof Outcome.Done))
                .map(one -> new ResolvedPage.Line(one.child(), why(one.outcome(), locale)))
                .toList();
        int done = results.size() - stayed.size();
        if (stayed.isEmpty()) {
            return Answer.seeOther("/tickets/" + parent.code()).with(Flash.ok("link.flash.children", done));
        }
        return Answer.page("link/resolved", new ResolvedPage(parent, done, stayed))
                .status(HttpStatus.CONFLICT);
    }

    private String why(Outcome outcome, Locale locale) {
        Texts texts = new Texts(messages, locale);
        return switch (outcome) {
            case Outcome.Done _ -> "";
            case Outcome.NotNow(Ticket _, String code, List<TicketField> missing)
            when missing.isEmpty() -> texts.t("problem." + code);
            case Outcome.NotNow(Ticket _, String code, List<TicketField> missing) ->
                texts.t("problem." + code) + " "
                        + missing.stream().map(field -> field.label(locale)).collect(Collectors.joining(", "));
            case Outcome.ChangedMeanwhile _ -> texts.t("ticket.changed-meanwhile");
        };
    }
}
