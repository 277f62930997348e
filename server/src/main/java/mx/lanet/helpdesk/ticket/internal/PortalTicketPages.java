package mx.lanet.helpdesk.ticket.internal;

import static mx.lanet.helpdesk.shared.Role.REQUESTER;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.identity.Photos;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Attachments;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Move;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.Part;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketLife;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.ticket.field.FieldPanel;
import mx.lanet.helpdesk.ticket.field.FieldPanels;
import mx.lanet.helpdesk.ticket.reply.Draft;
import mx.lanet.helpdesk.ticket.reply.Drafts;
import mx.lanet.helpdesk.ticket.reply.Sheet;
import mx.lanet.helpdesk.ticket.sla.SlaPanels;
import mx.lanet.helpdesk.ticket.text.Written;
import mx.lanet.helpdesk.ticket.watch.Watchers;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A requester's own ticket: read, answer, attach, close, reopen, rate. */
@Controller
@RequestMapping("/portal/tickets/{ticket}")
class PortalTicketPages {
    private static final int RATING_COMMENT_MAX = 2000;

    private final Tickets tickets;
    private final TicketAddress addresses;
    private final Attachments attachments;
    private final Clients clients;
    private final Uploads uploads;
    private final SlaPanels sla;
    private final Photos photos;
    private final WritingMaker writing;
    private final FieldPanels fields;
    private final Watchers watchers;
    private final Drafts drafts;
    private final Notices notices;
    private final MessageSource messages;

    PortalTicketPages(
            Tickets tickets,
            TicketAddress addresses,
            Attachments attachments,
            Clients clients,
            Uploads uploads,
            SlaPanels sla,
            Photos photos,
            WritingMaker writing,
            FieldPanels fields,
            Watchers watchers,
            Drafts drafts,
            Notices notices,
            MessageSource messages) {
        this.tickets = tickets;
        this.addresses = addresses;
        this.attachments = attachments;
        this.clients = clients;
        this.uploads = uploads;
        this.sla = sla;
        this.photos = photos;
        this.writing = writing;
        this.fields = fields;
        this.watchers = watchers;
        this.drafts = drafts;
        this.notices = notices;
        this.messages = messages;
    }

    @ForRoles(REQUESTER)
    @GetMapping
    Answer one(
            Person person,
            @PathVariable String ticket,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
        Ticket found = addresses.find(person, ticket);
        Ticket living = tickets.living(person, found);
        return living != found && htmx == null
                ? there(living).with(Flash.info("link.portal.flash.merged-here", found.code()))
                : page(person, found, Form.empty("ticket.field"));
    }

    @ForRoles(REQUESTER)
    @PostMapping("/say")
    Answer say(
            Person person,
            @PathVariable String ticket,
            @RequestParam Map<String, String> fields,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            @RequestParam(required = false) @Nullable List<String> held,
            Locale locale)
            throws IOException {
        Ticket found = addresses.find(person, ticket);
        Uploads.Sent sent = new Uploads.Sent(files, held);
        Form form = RichForm.cleaned(Form.of("ticket.field", fields), "body");
        @Nullable Flash refused = null;
        if (RichForm.written(form, "body").isBlank() && !sent.isEmpty()) {
            Uploads.Wordless wordless = uploads.wordless(person, found.ticketId(), sent);
            sent = wordless.sent();
            refused = wordless.trouble();
            form = form.value("body", wordless.names());
        }
        Written text = RichForm.written(form, "body");
        if (text.isBlank() || !text.fits()) {
            Form told = text.isBlank()
                    ? form.problem("body", "ticket.problem.body-empty")
                    : form.problem("body", "ticket.problem.too-long", Opening.TEXT_MAX);
            return page(person, found, told).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Outcome outcome = tickets.reply(person, found.ticketId(), text, Channel.PORTAL, null);
        if (outcome instanceof Outcome.Done(Ticket after, UUID commentId)) {
            drafts.forget(person, after, Draft.Kind.REPLY, Sheet.of(form.value("sheet")));
            Flash lost = uploads.keep(person, after.ticketId(), sent, commentId, false);
            Flash trouble = refused == null ? lost : refused;
            return trouble == null ? there(after) : there(after).with(trouble);
        }
        return there(found).with(notices.flash(outcome, new Texts(messages, locale)));
    }

    @ForRoles(REQUESTER)
    @PostMapping("/close")
    Answer close(Person person, @PathVariable String ticket, Locale locale) {
        Ticket found = addresses.find(person, ticket);
        Outcome outcome = tickets.close(person, found.ticketId());
        return outcome instanceof Outcome.Done ? there(found) : told(found, outcome, "", locale);
    }

    /** Takes back what this person has just ended. */
    @ForRoles(REQUESTER)
    @PostMapping("/undo")
    Answer undo(Person person, @PathVariable String ticket, Locale locale) {
        Ticket found = addresses.find(person, ticket);
        return told(found, tickets.undo(person, found.ticketId()), "ticket.flash.undone", locale);
    }

    @ForRoles(REQUESTER)
    @PostMapping("/reopen")
    Answer reopen(Person person, @PathVariable String ticket, Locale locale) {
        Ticket found = addresses.find(person, ticket);
        return told(found, tickets.reopen(person, found.ticketId()), "ticket.portal.flash.reopened", locale);
    }

    @ForRoles(REQUESTER)
    @PostMapping("/rate")
    Answer rate(
            Person person,
            @PathVariable String ticket,
            @RequestParam(defaultValue = "") String score,
            @RequestParam(defaultValue = "") String comment,
            Locale locale) {
        Ticket found = addresses.find(person, ticket);
        String words = Words.clean(comment);
        if (!score.matches("[1-5]") || words.length() > RATING_COMMENT_MAX) {
            return there(found).with(Flash.warn("ticket.portal.flash.rate-how", RATING_COMMENT_MAX));
        }
        Outcome outcome = tickets.rate(person, found.ticketId(), Integer.parseInt(score), words);
        return told(found, outcome, "ticket.portal.flash.rated", locale);
    }

    /** Who was added beside who asked may leave again, and sees the ticket no more. */
    @ForRoles(REQUESTER)
    @PostMapping("/leave")
    Answer leave(Person person, @PathVariable String ticket, Locale locale) {
        Ticket found = addresses.find(person, ticket);
        Outcome outcome = watchers.leave(person, found.ticketId());
        if (outcome instanceof Outcome.Done(Ticket after, var _) && Part.of(person, after) == Part.STRANGER) {
            return Answer.seeOther("/portal/tickets").with(Flash.ok("watch.portal.flash.left", after.code()));
        }
        return told(found, outcome, "ticket.flash.saved", locale);
    }

    private FieldPanel fieldsOf(Person person, Ticket ticket, Form form) {
        return fields.of(
                person,
                ticket.clientId(),
                ticket.ticketId(),
                ticket.categoryId(),
                false,
                form,
                LocaleContextHolder.getLocale());
    }

    private Answer told(Ticket ticket, Outcome outcome, String done, Locale locale) {
        return outcome instanceof Outcome.Done
                ? there(ticket).with(Flash.ok(done))
                : there(ticket).with(notices.flash(outcome, new Texts(messages, locale)));
    }

    private static Answer.SeeOther there(Ticket ticket) {
        return Answer.seeOther("/portal/tickets/" + ticket.code());
    }

    private Answer.Rendered page(Person person, Ticket found, Form form) {
        Tickets.Conversation conversation = tickets.read(person, found.ticketId());
        Ticket ticket = conversation.ticket();
        TicketPage.Writing written = writing.make(person, conversation, form);
        boolean mayRate =
                TicketLife.decide(ticket, conversation.part(), new Move.Rate(5)) instanceof TicketLife.Decision.Allowed;
        return Answer.page(
                        "portal/ticket",
                        new PortalTicketPage(
                                ticket,
                                clients.get(person, person.clientId()).name(),
                                Timeline.of(
                                        conversation,
                                        attachments.of(person, ticket),
                                        EventText.OF_WHO_ASKS,
                                        "/portal/tickets/",
                                        Faces.of(person, conversation, photos),
                                        _ -> List.of()),
                                WritingMaker.box(form, written),
                                written,
                                fieldsOf(person, ticket, form),
                                watchers.ofClient(person, ticket),
                                person.userId(),
                                mayRate,
                                conversation.part() == Part.REQUESTER && !ticket.isMerged(),
                                uploads.block(person, ticket.ticketId().toString()),
                                sla.told(person, ticket)))
                .orFragment("charla", "portal/talk")
                .orFragment("termina", "portal/ends");
    }
}
