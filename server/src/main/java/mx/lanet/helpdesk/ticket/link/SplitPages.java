package mx.lanet.helpdesk.ticket.link;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.ticket.Attachment;
import mx.lanet.helpdesk.ticket.Attachments;
import mx.lanet.helpdesk.ticket.Comment;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.ticket.internal.TicketAddress;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Avatar;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Chooses what was said of another thing, and makes it a ticket of its own. */
@Controller
@RequestMapping("/tickets/{ticket}/split")
class SplitPages {
    private static final int WORDS_SHOWN = 400;
    private static final int MOST = 1000;

    private final Splits splits;
    private final Attachments attachments;
    private final TicketAddress addresses;

    SplitPages(Splits splits, Attachments attachments, TicketAddress addresses) {
        this.splits = splits;
        this.attachments = attachments;
        this.addresses = addresses;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping
    Answer form(Person person, @PathVariable String ticket) {
        return page(person, addresses.find(person, ticket), Form.empty("link.field"), Set.of());
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping
    Answer split(
            Person person,
            @PathVariable String ticket,
            @RequestParam Map<String, String> fields,
            @RequestParam(name = "comment", required = false) @Nullable List<String> comments) {
        Ticket found = addresses.find(person, ticket);
        Set<UUID> chosen = ids(comments == null ? List.of() : comments);
        Form form = checked(Form.of("link.field", fields), chosen);
        if (!form.ok()) {
            return page(person, found, form, chosen).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (splits.split(person, found.ticketId(), chosen, Words.line(form.value("subject")))) {
            case LinkOutcome.Done(Ticket made, Ticket _) ->
                Answer.seeOther("/tickets/" + made.code())
                        .with(Flash.ok("link.flash.split", made.code(), found.code()));
            case LinkOutcome.NotNow(String code, Ticket about) ->
                Answer.seeOther("/tickets/" + about.code())
                        .with(Flash.warn("link.refused." + code, about.code(), found.code()));
        };
    }

    private static Form checked(Form form, Set<UUID> chosen) {
        String subject = Words.line(form.value("subject"));
        Form checked = chosen.isEmpty() ? form.problem("comment", "link.problem.none-chosen") : form;
        if (subject.isEmpty()) {
            return checked.problem("subject", "link.problem.subject");
        }
        return subject.length() > Opening.SUBJECT_MAX
                ? checked.problem("subject", "ticket.problem.too-long", Opening.SUBJECT_MAX)
                : checked;
    }

    private static Set<UUID> ids(List<String> texts) {
        Set<UUID> ids = new HashSet<>();
        for (String text : texts) {
            if (ids.size() > MOST || !text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
                throw Problem.invalid(List.of(new FieldError("comment", "choose_from_list")))
                        .refusal();
            }
            ids.add(UUID.fromString(text));
        }
        return ids;
    }

    private Answer.Rendered page(Person person, Ticket ticket, Form form, Set<UUID> chosen) {
        List<Attachment> files = attachments.of(person, ticket);
        List<SplitPage.Line> lines = splits.offered(person, ticket).stream()
                .map(comment -> line(comment, files, chosen))
                .toList();
        return Answer.page("link/split", new SplitPage(ticket, form, lines));
    }

    private static SplitPage.Line line(Comment comment, List<Attachment> files, Set<UUID> chosen) {
        UUID author = comment.authorId();
        String body = comment.body();
        return new SplitPage.Line(
                comment.commentId().toString(),
                comment.authorName(),
                Avatar.of(author == null ? comment.authorName() : author.toString(), comment.authorName()),
                comment.internal(),
                comment.createdAt(),
                body.length() > WORDS_SHOWN ? Words.clean(body.substring(0, WORDS_SHOWN)) + "…" : body,
                files.stream()
                        .filter(file -> comment.commentId().equals(file.commentId()))
                        .map(Attachment::fileName)
                        .toList(),
                chosen.contains(comment.commentId()));
    }
}
