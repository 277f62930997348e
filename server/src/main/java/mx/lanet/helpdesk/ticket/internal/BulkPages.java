package mx.lanet.helpdesk.ticket.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.Chosen;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.TicketLists;
import mx.lanet.helpdesk.ticket.TicketQuery;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.ticket.bulk.BulkLine;
import mx.lanet.helpdesk.ticket.bulk.BulkWork;
import mx.lanet.helpdesk.ticket.bulk.Bulks;
import mx.lanet.helpdesk.ticket.bulk.Tally;
import mx.lanet.helpdesk.ticket.bulk.Wish;
import mx.lanet.helpdesk.ticket.field.TicketField;
import mx.lanet.helpdesk.ticket.field.TicketFields;
import mx.lanet.helpdesk.ticket.tag.Tag;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Choice;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One change for many tickets: chosen in the list, asked for in a dialog, and told line by line. */
@Controller
@RequestMapping("/tickets/bulk")
class BulkPages {
    static final Duration UNDO_OFFERED = Duration.ofSeconds(20);

    private static final int LIST_MAX = 3000;
    private static final int FAILED_SHOWN = 50;

    private final Bulks bulks;
    private final BulkChoices choices;
    private final TicketLists lists;
    private final ListFrames frames;
    private final ClientNames clientNames;
    private final TicketFields fields;
    private final MessageSource messages;
    private final Clock clock;

    BulkPages(
            Bulks bulks,
            BulkChoices choices,
            TicketLists lists,
            ListFrames frames,
            ClientNames clientNames,
            TicketFields fields,
            MessageSource messages,
            Clock clock) {
        this.bulks = bulks;
        this.choices = choices;
        this.lists = lists;
        this.frames = frames;
        this.clientNames = clientNames;
        this.fields = fields;
        this.messages = messages;
        this.clock = clock;
    }

    /** What a form says of the tickets that are meant. */
    private record Selection(Wish.Kind kind, boolean all, List<Chosen> tickets, String list) {}

    /** Asks what to do to the tickets that were ticked: a dialog, or a page without a script. */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/form")
    Answer form(
            Person person,
            @RequestParam Map<String, String> fields,
            @RequestParam(required = false) @Nullable List<String> ticket,
            Locale locale) {
        Selection selection = selection(person, fields, ticket);
        Form form = Form.empty("bulk.field");
        if ("close".equals(fields.get("act"))) {
            form = form.value("target", State.CERRADO.word()).value("closes", "true");
        }
        return page(person, selection, form, null, locale);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping
    Answer start(
            Person person,
            @RequestParam Map<String, String> fields,
            @RequestParam(required = false) @Nullable List<String> ticket,
            Locale locale) {
        Texts texts = new Texts(messages, locale);
        Selection selection = selection(person, fields, ticket);
        Form form = Form.of("bulk.field", new HashMap<>(fields));
        Optional<Choice> target = choices.of(person, selection.kind(), selection.tickets(), texts).stream()
                .filter(choice -> choice.value().equals(form.value("target")))
                .findFirst();
        String body = Words.clean(form.value("body"));
        Form checked = checked(selection, form, target, body);
        if (!checked.ok() || target.isEmpty()) {
            return page(person, selection, checked, null, locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (selection.all()) {
            int promised = Versions.of(form.value("count"));
            if (promised != selection.tickets().size()) {
                String notice = texts.t(
                        "bulk.other-count", promised, selection.tickets().size());
                return page(person, selection, checked, notice, locale).status(HttpStatus.CONFLICT);
            }
        }
        String name = name(person, selection.kind(), target.get(), body);
        Wish wish = new Wish(selection.kind(), target.get().value(), name, body);
        return begun(person, bulks.start(person, wish, selection.tickets(), selection.list()), texts);
    }

    /** Empty for words of the server's own. Who chooses oneself is called by name. */
    private static String name(Person person, Wish.Kind kind, Choice target, String body) {
        String name =
                switch (kind) {
                    case STATE, PRIORITY -> "";
                    case TAG -> String.join(", ", Tag.names(body));
                    case ASSIGN ->
                        target.value().isEmpty()
                                ? ""
                                : target.value().equals(person.userId().toString()) ? person.name() : target.label();
                    case QUEUE, CATEGORY, MACRO -> target.label();
                };
        return name.length() > 300 ? name.substring(0, 300) : name;
    }

    private static Form checked(Selection selection, Form form, Optional<Choice> target, String body) {
        Form checked = form;
        if (target.isEmpty()
                || !Wish.isWellFormed(selection.kind(), target.get().value())) {
            checked = checked.problem("target", "ticket.problem.choose");
        }
        if (body.length() > Opening.TEXT_MAX) {
            checked = checked.problem("body", "ticket.problem.too-long", Opening.TEXT_MAX);
        }
        if (selection.kind() == Wish.Kind.TAG) {
            return tagged(checked, Tag.names(body));
        }
        boolean closes = selection.kind() == Wish.Kind.STATE
                && target.filter(to -> to.value().equals(State.CERRADO.word())).isPresent();
        return closes && !body.isEmpty() ? checked.problem("body", "bulk.problem.no-reply-when-closed") : checked;
    }

    private static Form tagged(Form form, List<String> names) {
        if (names.isEmpty()) {
            return form.problem("body", "tag.problem.empty");
        }
        if (names.size() > Tag.MOST) {
            return form.problem("body", "field.tags_most", Tag.MOST);
        }
        return names.stream().anyMatch(name -> name.length() > Tag.NAME_MAX)
                ? form.problem("body", "field.tag_too_long", Tag.NAME_MAX)
                : form;
    }

    /** Back to the list when all is done; else to what came of each. */
    private Answer begun(Person person, BulkWork work, Texts texts) {
        BulkPage told = page(person, work, new Slice.Request(1, 1), texts);
        if (work.isRunning() || told.tally().done() < work.tickets()) {
            return Answer.seeOther(told.path());
        }
        // What may be taken back is offered in the list itself, with what was done.
        return told.mayUndo()
                ? Answer.seeOther(told.back() + (work.list().isEmpty() ? "?" : "&") + "bulk=" + work.bulkId())
                : Answer.seeOther(told.back()).with(Flash.ok("bulk.flash.sentence", BulkText.done(work, texts)));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping
    Answer recent(Person person, Locale locale) {
        Texts texts = new Texts(messages, locale);
        return Answer.page(
                "bulk/list",
                new BulkPage.RecentList(bulks.recent(person).stream()
                        .map(work -> new BulkPage.Recent(work, BulkText.what(work.wish(), texts)))
                        .toList()));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/{bulk}")
    Answer one(
            Person person,
            @PathVariable UUID bulk,
            @RequestParam(required = false) @Nullable String page,
            Locale locale) {
        Slice.Request request = new Slice.Request(
                page != null && page.matches("[0-9]{1,4}") ? Integer.parseInt(page) : 1, FAILED_SHOWN);
        return Answer.page("bulk/one", page(person, bulks.get(person, bulk), request, new Texts(messages, locale)))
                .orFragment("avance", "bulk/progress");
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{bulk}/cancel")
    Answer cancel(Person person, @PathVariable UUID bulk) {
        bulks.cancel(person, bulk);
        return Answer.seeOther("/tickets/bulk/" + bulk);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{bulk}/again")
    Answer again(Person person, @PathVariable UUID bulk, Locale locale) {
        return begun(person, bulks.again(person, bulk), new Texts(messages, locale));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{bulk}/undo")
    Answer undo(Person person, @PathVariable UUID bulk, Locale locale) {
        Texts texts = new Texts(messages, locale);
        BulkWork work = bulks.get(person, bulk);
        int back = bulks.undo(person, bulk);
        Answer.SeeOther there = Answer.seeOther(work.list().isEmpty() ? "/tickets" : "/tickets?" + work.list());
        return back == work.tickets()
                ? there.with(Flash.ok("bulk.flash.sentence", texts.t("bulk.undone", back)))
                : there.with(Flash.warn("bulk.flash.sentence", texts.t("bulk.undone-some", back, work.tickets())));
    }

    private BulkPage page(Person person, BulkWork work, Slice.Request request, Texts texts) {
        Tally tally = bulks.tally(person, work);
        Slice<BulkLine> failed = bulks.failed(person, work, tally.failed(), request);
        Map<UUID, String> names = fieldNames(person, failed.items(), texts);
        return new BulkPage(
                work,
                BulkText.what(work.wish(), texts),
                tally,
                failed,
                failed.items().stream()
                        .collect(Collectors.toMap(BulkLine::ticketId, line -> BulkText.why(line, names, texts))),
                clientNames.of(
                        person, failed.items().stream().map(BulkLine::clientId).collect(Collectors.toSet())),
                bulks.mayUndo(work, UNDO_OFFERED));
    }

    /** Of the fields that stand in these lines; none is asked for where none does. */
    private Map<UUID, String> fieldNames(Person person, List<BulkLine> lines, Texts texts) {
        return lines.stream().allMatch(line -> line.fields().isEmpty())
                ? Map.of()
                : fields.of(person, null).stream()
                        .collect(Collectors.toMap(TicketField::id, field -> field.label(texts.locale())));
    }

    private Selection selection(Person person, Map<String, String> fields, @Nullable List<String> ticket) {
        String act = fields.getOrDefault("act", "");
        Wish.Kind kind = Wish.Kind.find(act.equals("close") ? "state" : act)
                .orElseThrow(() -> Problem.invalid(List.of(new FieldError("act", "choose_from_list")))
                        .refusal());
        String given = fields.getOrDefault("list", "");
        ListAddress address = new ListAddress(given.length() > LIST_MAX ? Map.of() : ListAddress.parameters(given));
        boolean all = "true".equals(fields.get("all"));
        List<Chosen> tickets = all
                ? lists.all(person, shown(person, address), Bulks.MOST + 1)
                : ticket == null
                        ? List.of()
                        : ticket.stream()
                                .limit(Slice.MAX_SIZE)
                                .flatMap(one -> Chosen.find(one).stream())
                                .filter(one -> person.mayReach(one.clientId()))
                                .toList();
        return new Selection(kind, all, tickets, address.behindTheMark());
    }

    private TicketQuery shown(Person person, ListAddress address) {
        return frames.query(
                person,
                address,
                address.isBoard() ? BoardPageMaker.query(person, address, clock) : address.query(person, clock));
    }

    private Answer.Rendered page(
            Person person, Selection selection, Form form, @Nullable String notice, Locale locale) {
        Texts texts = new Texts(messages, locale);
        int count = selection.tickets().size();
        boolean possible = count > 0 && count <= Bulks.MOST;
        String told =
                count == 0 ? texts.t("bulk.none") : count > Bulks.MOST ? texts.t("bulk.too-many", Bulks.MOST) : notice;
        return Answer.page(
                        "bulk/form",
                        new BulkFormPage(
                                selection.kind(),
                                selection.all() ? List.of() : selection.tickets(),
                                selection.all(),
                                count,
                                selection.list(),
                                possible ? choices.of(person, selection.kind(), selection.tickets(), texts) : List.of(),
                                form,
                                told,
                                possible))
                .orFragment("bloque-f", "bulk/fields");
    }
}
