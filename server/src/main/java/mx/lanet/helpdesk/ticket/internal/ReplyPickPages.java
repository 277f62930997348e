package mx.lanet.helpdesk.ticket.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.ticket.reply.Blanks;
import mx.lanet.helpdesk.ticket.reply.CannedReplies;
import mx.lanet.helpdesk.ticket.reply.Draft;
import mx.lanet.helpdesk.ticket.reply.Drafts;
import mx.lanet.helpdesk.ticket.reply.Macro;
import mx.lanet.helpdesk.ticket.reply.Macros;
import mx.lanet.helpdesk.ticket.reply.Places;
import mx.lanet.helpdesk.ticket.reply.StepText;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Texts;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Saved texts and macros where they are used: chosen while a ticket is answered. */
@Controller
@RequestMapping("/tickets/{ticket}")
class ReplyPickPages {
    private static final int OFFERED = 8;

    private final CannedReplies replies;
    private final Macros macros;
    private final Blanks blanks;
    private final Drafts drafts;
    private final Places places;
    private final TicketAddress addresses;
    private final Notices notices;
    private final MessageSource messages;

    ReplyPickPages(
            CannedReplies replies,
            Macros macros,
            Blanks blanks,
            Drafts drafts,
            Places places,
            TicketAddress addresses,
            Notices notices,
            MessageSource messages) {
        this.replies = replies;
        this.macros = macros;
        this.blanks = blanks;
        this.drafts = drafts;
        this.places = places;
        this.addresses = addresses;
        this.notices = notices;
        this.messages = messages;
    }

    /** Those whose name holds what was typed after the slash: a piece of the page, or a page of links without a script. */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/replies")
    Answer replies(Person person, @PathVariable String ticket, @RequestParam(defaultValue = "") String q) {
        Ticket found = addresses.find(person, ticket);
        String typed = Words.line(q.length() > 100 ? q.substring(0, 100) : q);
        return Answer.page(
                        "ticket/replies",
                        new ReplyPickPage.Replies(
                                found,
                                replies.named(person, typed, OFFERED).stream()
                                        .map(reply -> new ReplyPickPage.Option(
                                                reply.replyId(),
                                                reply.name(),
                                                reply.shared(),
                                                blanks.fill(person, found, reply.body())))
                                        .toList(),
                                typed))
                .orFragment("guardadas", "ticket/replyOptions");
    }

    /** Without a script: the text is put at the end of the draft, which then stands in the box. */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/replies/{reply}")
    Answer put(Person person, @PathVariable String ticket, @PathVariable UUID reply) {
        Ticket found = addresses.find(person, ticket);
        String text = blanks.fill(person, found, replies.get(person, reply).body());
        drafts.append(person, found, Draft.Kind.REPLY, text);
        return Answer.seeOther("/tickets/" + found.code() + "#redactor");
    }

    /** The macros, and what each would do to this ticket. */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/macros")
    Answer macros(
            Person person, @PathVariable String ticket, @RequestParam(defaultValue = "") String q, Locale locale) {
        Ticket found = addresses.find(person, ticket);
        String typed = Words.line(q.length() > 100 ? q.substring(0, 100) : q);
        Texts texts = new Texts(messages, locale);
        Map<UUID, String> names = places.names(person, found.clientId(), locale);
        return Answer.page(
                        "ticket/macros",
                        new ReplyPickPage.MacroChoice(
                                found,
                                macros.list(person, typed, new Slice.Request(1, Slice.MAX_SIZE)).items().stream()
                                        .map(macro -> offer(person, found, macro, names, texts))
                                        .toList()))
                .orFragment("macros-l", "ticket/macroOptions");
    }

    private ReplyPickPage.MacroChoice.Offer offer(
            Person person, Ticket ticket, Macro macro, Map<UUID, String> names, Texts texts) {
        return new ReplyPickPage.MacroChoice.Offer(
                macro.macroId(),
                macro.name(),
                macro.shared(),
                StepText.of(macros.steps(person, macro, ticket), names, texts));
    }

    /** Everything that the macro says, or nothing of it. */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/macros/{macro}")
    Answer run(
            Person person,
            @PathVariable String ticket,
            @PathVariable UUID macro,
            @RequestParam String version,
            Locale locale) {
        Ticket found = addresses.find(person, ticket);
        Outcome outcome = macros.run(person, macro, found.ticketId(), Versions.of(version));
        Answer.SeeOther there = Answer.seeOther("/tickets/" + found.code() + "#ultimo");
        return outcome instanceof Outcome.Done
                ? there.with(Flash.ok(
                        "reply.flash.macro-done", macros.get(person, macro).name()))
                : there.with(notices.flash(outcome, new Texts(messages, locale)));
    }
}
