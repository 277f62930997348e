package mx.lanet.helpdesk.ticket.reply;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Pager;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The saved texts: the list, and each one's form. */
@Controller
@RequestMapping("/replies")
class ReplyPages {
    private static final String LABELS = "reply.field";

    private final CannedReplies replies;

    ReplyPages(CannedReplies replies) {
        this.replies = replies;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping
    Answer list(
            Person person, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") String page) {
        String words = KeptPage.words(q);
        Slice<CannedReply> slice = replies.list(person, words, new Slice.Request(KeptPage.number(page), Pager.SIZE));
        Address here = Address.of("/replies").with("q", words);
        return Answer.page(
                "reply/list",
                new KeptPage.Replies(
                        slice.items(),
                        Pager.of(slice, number -> here.with("page", number).toString()),
                        words));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/new")
    Answer newForm(Person person) {
        return edit(person, Form.empty(LABELS), null, 0, false);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/new")
    Answer create(Person person, @RequestParam Map<String, String> typed) {
        Form form = Form.of(LABELS, typed);
        try {
            CannedReply made = replies.create(person, wish(form));
            return Answer.seeOther("/replies").with(Flash.ok("reply.flash.saved", made.name()));
        } catch (Refusal refusal) {
            return KeptPage.again(refusal, form, (again, conflict) -> edit(person, again, null, 0, conflict));
        }
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/{reply}")
    Answer editForm(Person person, @PathVariable UUID reply) {
        CannedReply found = replies.get(person, reply);
        Form form = Form.of(LABELS, Map.of("name", found.name(), "body", found.body()));
        return edit(person, found.shared() ? form.value("shared", "true") : form, found, found.version(), false);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{reply}")
    Answer change(
            Person person,
            @PathVariable UUID reply,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> typed) {
        CannedReply found = replies.get(person, reply);
        Form form = Form.of(LABELS, typed);
        try {
            CannedReply saved = replies.change(person, reply, version, wish(form));
            return Answer.seeOther("/replies").with(Flash.ok("reply.flash.saved", saved.name()));
        } catch (Refusal refusal) {
            return KeptPage.again(refusal, form, (again, conflict) -> edit(person, again, found, version, conflict));
        }
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{reply}/delete")
    Answer delete(Person person, @PathVariable UUID reply) {
        CannedReply found = replies.get(person, reply);
        replies.delete(person, reply);
        return Answer.seeOther("/replies").with(Flash.ok("reply.flash.deleted", found.name()));
    }

    private static Answer.Rendered edit(
            Person person, Form form, @Nullable CannedReply reply, int version, boolean conflict) {
        String action = reply == null ? "/replies/new" : "/replies/" + reply.replyId();
        boolean mine = reply == null || !reply.shared();
        return Answer.page(
                "reply/edit",
                new KeptPage.Edit(
                        form,
                        action,
                        reply == null ? null : reply.name(),
                        version,
                        conflict,
                        KeptPage.may(person, mine)));
    }

    private static CannedReplies.Wish wish(Form form) {
        return new CannedReplies.Wish(
                Words.line(form.value("name")), Words.clean(form.value("body")), form.ticked("shared"));
    }
}
