package mx.lanet.helpdesk.ticket.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.reply.Draft;
import mx.lanet.helpdesk.ticket.reply.Drafts;
import mx.lanet.helpdesk.ticket.reply.Sheet;
import mx.lanet.helpdesk.ticket.text.Written;
import mx.lanet.helpdesk.ticket.time.Minutes;
import mx.lanet.helpdesk.ticket.time.TimeEntries;
import mx.lanet.helpdesk.ticket.watch.Watchers;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A ticket's page in the console, and what is written there. */
@Controller
@RequestMapping("/tickets/{ticket}")
class TicketPages {
    /** The last words, where a reader goes on. */
    private static final String LAST = "#ultimo";

    private final Tickets tickets;
    private final TicketAddress addresses;
    private final TicketPageMaker maker;
    private final Uploads uploads;
    private final Drafts drafts;
    private final TimeEntries times;
    private final Watchers watchers;
    private final Notices notices;
    private final MessageSource messages;

    TicketPages(
            Tickets tickets,
            TicketAddress addresses,
            TicketPageMaker maker,
            Uploads uploads,
            Drafts drafts,
            TimeEntries times,
            Watchers watchers,
            Notices notices,
            MessageSource messages) {
        this.tickets = tickets;
        this.addresses = addresses;
        this.maker = maker;
        this.uploads = uploads;
        this.drafts = drafts;
        this.times = times;
        this.watchers = watchers;
        this.notices = notices;
        this.messages = messages;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping
    Answer one(
            Person person,
            @PathVariable String ticket,
            @RequestParam(defaultValue = "false") String original,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Locale locale) {
        Ticket found = addresses.find(person, ticket);
        Ticket living = tickets.living(person, found);
        // A page that is open stays what it is, and says where the talk goes on: somebody may be typing there.
        if (living != found && htmx == null && !original.equals("true")) {
            return Answer.seeOther("/tickets/" + living.code())
                    .with(Flash.info("link.flash.merged-here", found.code())
                            .action("link.original", "/tickets/" + found.code() + "?original=true"));
        }
        return page(person, found, Form.empty("ticket.field"), null, locale);
    }

    /** A reply or an internal note, with files; staff may leave the ticket in a state with it. */
    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
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
        Form typed = RichForm.cleaned(Form.of("ticket.field", fields), "body");
        @Nullable Flash refused = null;
        if (RichForm.written(typed, "body").isBlank() && !sent.isEmpty()) {
            Uploads.Wordless wordless = uploads.wordless(person, found.ticketId(), sent);
            sent = wordless.sent();
            refused = wordless.trouble();
            typed = typed.value("body", wordless.names());
        }
        Form form = callsNoStranger(person, found, checked(typed));
        if (!form.ok()) {
            return page(person, found, form, null, locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        boolean note = "note".equals(form.value("kind"));
        Outcome outcome = note
                ? tickets.note(person, found.ticketId(), RichForm.written(form, "body"))
                : reply(person, found, form);
        return switch (outcome) {
            case Outcome.Done(Ticket after, UUID commentId) -> {
                drafts.forget(person, after, note ? Draft.Kind.NOTE : Draft.Kind.REPLY, Sheet.of(form.value("sheet")));
                Flash late = keepTime(person, after, form.value("spent"));
                Flash lost = uploads.keep(person, after.ticketId(), sent, commentId, note);
                Flash trouble = refused != null ? refused : lost == null ? late : lost;
                Answer.SeeOther there = Answer.seeOther("/tickets/" + after.code() + LAST);
                yield trouble == null ? there : there.with(trouble);
            }
            case Outcome.NotNow _, Outcome.ChangedMeanwhile _ ->
                page(person, found, form, notices.of(outcome, texts(locale)), locale)
                        .status(HttpStatus.CONFLICT);
        };
    }

    /** Whoever may not see the ticket is not called to it; this says who. */
    private Form callsNoStranger(Person person, Ticket ticket, Form form) {
        List<String> strangers = watchers.strangers(person, ticket, form.value("body"));
        return strangers.isEmpty() ? form : form.problem("body", "watch.problem.stranger", strangers.getFirst());
    }

    /** How long the answer took, if that was written beside it; what stood in the way, or null. */
    private @Nullable Flash keepTime(Person person, Ticket ticket, String spent) {
        Optional<Integer> minutes = person.isStaff() ? Minutes.of(spent) : Optional.empty();
        if (minutes.isPresent()) {
            try {
                times.add(person, ticket.ticketId(), new TimeEntries.Work(minutes.get(), times.today(person), ""));
            } catch (Refusal _) {
                return Flash.warn("time.flash.not-kept");
            }
        }
        return null;
    }

    private Outcome reply(Person person, Ticket ticket, Form form) {
        Written text = RichForm.written(form, "body");
        State then = State.find(form.value("then")).orElse(null);
        Optional<UUID> heard = ListAddress.parse(form.value("heard"));
        if (heard.isPresent()) {
            return tickets.answer(
                    person, ticket.ticketId(), Versions.of(form.value("version")), heard.get(), text, then);
        }
        return then == null
                ? tickets.reply(person, ticket.ticketId(), text, Channel.PORTAL, null)
                : tickets.replyAndLeave(person, ticket.ticketId(), Versions.of(form.value("version")), text, then);
    }

    private static Form checked(Form form) {
        Written text = RichForm.written(form, "body");
        if (text.isBlank()) {
            return form.problem("body", "ticket.problem.body-empty");
        }
        if (!form.value("spent").isEmpty() && Minutes.of(form.value("spent")).isEmpty()) {
            return form.problem("spent", "field.minutes");
        }
        return text.fits() ? form : form.problem("body", "ticket.problem.too-long", Opening.TEXT_MAX);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @PostMapping("/attachments")
    Answer attach(
            Person person,
            @PathVariable String ticket,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            @RequestParam(required = false) @Nullable List<String> held,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Locale locale)
            throws IOException {
        Ticket found = addresses.find(person, ticket);
        Flash trouble = uploads.keep(person, found.ticketId(), new Uploads.Sent(files, held), null, false);
        if (htmx != null) {
            return beside(person, found, trouble, texts(locale));
        }
        return Answer.seeOther("/tickets/" + found.code())
                .with(trouble == null ? Flash.ok("ticket.flash.attached") : trouble);
    }

    /** The side with its files, and above the talk why one is not among them. */
    private Answer beside(Person person, Ticket ticket, @Nullable Flash trouble, Texts texts) {
        TicketPage.@Nullable Notice notice = trouble == null
                ? null
                : new TicketPage.Notice(
                        "bad", texts.t(trouble.key(), trouble.arguments().toArray()), List.of(), null);
        TicketPage page = maker.make(person, ticket.ticketId(), Form.empty("ticket.field"), notice, texts);
        return Answer.page("ticket/saved", page).orFragment("lado", "ticket/saved");
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @PostMapping("/close")
    Answer close(Person person, @PathVariable String ticket, Locale locale) {
        Ticket found = addresses.find(person, ticket);
        Outcome outcome = tickets.close(person, found.ticketId());
        return outcome instanceof Outcome.Done
                ? Answer.seeOther("/tickets/" + found.code())
                : told(found, outcome, "", locale);
    }

    /** Takes back what this person has just ended. */
    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @PostMapping("/undo")
    Answer undo(Person person, @PathVariable String ticket, Locale locale) {
        Ticket found = addresses.find(person, ticket);
        return told(found, tickets.undo(person, found.ticketId()), "ticket.flash.undone", locale);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @PostMapping("/reopen")
    Answer reopen(Person person, @PathVariable String ticket, Locale locale) {
        Ticket found = addresses.find(person, ticket);
        return told(found, tickets.reopen(person, found.ticketId()), "ticket.flash.reopened", locale);
    }

    private Answer told(Ticket ticket, Outcome outcome, String done, Locale locale) {
        Answer.SeeOther there = Answer.seeOther("/tickets/" + ticket.code());
        return switch (outcome) {
            case Outcome.Done _ -> there.with(Flash.ok(done, ticket.code()));
            case Outcome.NotNow _, Outcome.ChangedMeanwhile _ -> there.with(notices.flash(outcome, texts(locale)));
        };
    }

    private Answer.Rendered page(
            Person person, Ticket ticket, Form form, TicketPage.@Nullable Notice notice, Locale locale) {
        return Answer.page("ticket/one", maker.make(person, ticket.ticketId(), form, notice, texts(locale)))
                .orFragment("cabeza", "ticket/head")
                .orFragment("charla", "ticket/talk")
                .orFragment("lado", "ticket/side");
    }

    private Texts texts(Locale locale) {
        return new Texts(messages, locale);
    }
}
