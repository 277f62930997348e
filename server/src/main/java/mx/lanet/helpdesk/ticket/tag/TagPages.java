package mx.lanet.helpdesk.ticket.tag;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.internal.TicketAddress;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Tags at the side of a ticket: put on and taken off one by one, or several between commas. */
@Controller
@RequestMapping("/tickets/{ticket}/tags")
class TagPages {
    /** What is typed in one go, at most: a ticket's tags, with what separates them. */
    private static final int TYPED_MAX = Tag.MOST * (Tag.NAME_MAX + 2);

    private final Tickets tickets;
    private final TicketAddress addresses;
    private final TagPanels panels;
    private final MessageSource messages;

    TagPages(Tickets tickets, TicketAddress addresses, TagPanels panels, MessageSource messages) {
        this.tickets = tickets;
        this.addresses = addresses;
        this.panels = panels;
        this.messages = messages;
    }

    /** Who asks, and how: in the page or with a form of its own. */
    private record Asked(Person person, boolean inPage, HttpServletResponse response) {}

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping
    Answer put(
            Person person,
            @PathVariable String ticket,
            @RequestParam String tag,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            HttpServletResponse response,
            Locale locale) {
        Ticket found = addresses.find(person, ticket);
        Texts texts = new Texts(messages, locale);
        List<String> names = Tag.names(tag.length() > TYPED_MAX ? tag.substring(0, TYPED_MAX) : tag);
        Asked asked = new Asked(person, htmx != null, response);
        if (names.stream().anyMatch(name -> name.length() > Tag.NAME_MAX)) {
            return answer(asked, found, tag, texts.t("tag.problem.too-long", Tag.NAME_MAX));
        }
        if (names.isEmpty()) {
            return answer(asked, found, "", texts.t("tag.problem.empty"));
        }
        List<Tag> tags = names.stream().limit(Tag.MOST).map(Tag::new).toList();
        Outcome outcome = tickets.changeTags(person, found.ticketId(), tags, List.of());
        return outcome instanceof Outcome.NotNow(var _, String code, var _)
                ? answer(asked, found, tag, texts.t("problem." + code))
                : answer(asked, found, "", null);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/remove")
    Answer take(
            Person person,
            @PathVariable String ticket,
            @RequestParam String tag,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            HttpServletResponse response) {
        Ticket found = addresses.find(person, ticket);
        List<Tag> tags = Tag.names(tag).stream().limit(1).map(Tag::shortened).toList();
        tickets.changeTags(person, found.ticketId(), List.of(), tags);
        return answer(new Asked(person, htmx != null, response), found, "", null);
    }

    /** In the page its piece is drawn anew, and the rest of the ticket is told to look again. */
    private Answer answer(Asked asked, Ticket ticket, String typed, @Nullable String problem) {
        if (!asked.inPage()) {
            Answer.SeeOther there = Answer.seeOther("/tickets/" + ticket.code() + "#etiquetas");
            return problem == null ? there : there.with(Flash.warn("ticket.flash.sentence", problem));
        }
        asked.response().setHeader("HX-Trigger", "ticketChanged");
        return Answer.page("ticket/tags", panels.of(asked.person(), ticket, typed.strip(), problem))
                .orFragment("etiquetas", "ticket/tags");
    }
}
