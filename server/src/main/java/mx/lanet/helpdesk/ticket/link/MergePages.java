package mx.lanet.helpdesk.ticket.link;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Attachments;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.internal.TicketAddress;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Says exactly what merging two tickets does, and does it. There is no way back. */
@Controller
@RequestMapping("/tickets/{ticket}/merge")
class MergePages {
    private final Merges merges;
    private final Links links;
    private final Tickets tickets;
    private final Attachments attachments;
    private final TicketAddress addresses;

    MergePages(Merges merges, Links links, Tickets tickets, Attachments attachments, TicketAddress addresses) {
        this.merges = merges;
        this.links = links;
        this.tickets = tickets;
        this.attachments = attachments;
        this.addresses = addresses;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping
    Answer ask(Person person, @PathVariable String ticket, @RequestParam(defaultValue = "") String into) {
        Ticket here = addresses.find(person, ticket);
        if (into.isEmpty()) {
            return Answer.seeOther("/tickets/" + here.code() + "/links?how=merge");
        }
        return Answer.page("link/merge", page(person, here, addresses.find(person, into)))
                .orFragment("unir-c", "link/mergeForm");
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping
    Answer merge(Person person, @PathVariable String ticket, @RequestParam String into) {
        Ticket here = addresses.find(person, ticket);
        Ticket there = addresses.find(person, into);
        return switch (merges.merge(person, here.ticketId(), there.ticketId())) {
            case LinkOutcome.Done(Ticket whole, Ticket _) ->
                Answer.seeOther("/tickets/" + whole.code())
                        .with(Flash.ok("link.flash.merge", here.code(), whole.code()));
            case LinkOutcome.NotNow(String code, Ticket about)
            when code.equals("merged_already") ->
                Answer.seeOther("/tickets/" + about.code())
                        .with(Flash.warn("link.refused.merged_already", about.code(), here.code()));
            case LinkOutcome.NotNow(String code, Ticket _)
            when code.equals("merged_the_other_way") ->
                Answer.seeOther("/tickets/" + here.code())
                        .with(Flash.warn("link.refused.merged_the_other_way", there.code(), here.code()));
            case LinkOutcome.NotNow _ ->
                Answer.page("link/merge", page(person, here, there)).status(HttpStatus.CONFLICT);
        };
    }

    private MergePage page(Person person, Ticket ticket, Ticket into) {
        String obstacle = merges.obstacle(person, ticket, into);
        Linked linked = links.of(person, ticket);
        return new MergePage(
                ticket,
                into,
                obstacle == null ? "" : obstacle,
                1 + tickets.read(person, ticket.ticketId()).comments().size(),
                attachments.of(person, ticket).size(),
                linked.related().size() + linked.children().size());
    }
}
