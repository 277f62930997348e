package mx.lanet.helpdesk.audit.internal;

import static mx.lanet.helpdesk.web.Answer.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.AuditQuery;
import mx.lanet.helpdesk.audit.AuditRecord;
import mx.lanet.helpdesk.audit.ClientNames;
import mx.lanet.helpdesk.report.Cells;
import mx.lanet.helpdesk.report.Export;
import mx.lanet.helpdesk.report.Sheet;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.KeyValue;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Tab;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who did what, in sentences. */
@Controller
class AuditPages {
    private static final String ARROW = " → ";

    /** Details whose values are words, and where these are told. */
    private static final Map<String, String> WORDS = Map.of(
            "state", "web.ticket-state.",
            "priority", "web.priority.",
            "role", "web.role.",
            "role_before", "web.role.",
            "remote_execution", "audit.value.");

    private static final List<String> KINDS = List.of(
            "user", "technician", "client", "site", "enrolment_token", "api_key", "asset", "ticket", "settings");

    private final Audit audit;
    private final ClientNames clients;
    private final MessageSource messages;
    private final ZoneId zone;

    AuditPages(
            Audit audit,
            ClientNames clients,
            MessageSource messages,
            @Value("${lanet.time-zone:America/Mexico_City}") ZoneId zone) {
        this.audit = audit;
        this.clients = clients;
        this.messages = messages;
        this.zone = zone;
    }

    @ForRoles({Role.SUPERADMIN, Role.CLIENT_ADMIN})
    @GetMapping("/audit")
    Answer list(
            Person person,
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "1", name = "page") int number) {
        Wish wish = wish(person, actor, kind, from, until);
        Slice<AuditRecord> slice = audit.list(person, wish.query(), new Slice.Request(number, Pager.SIZE));
        Address here = wish.address("/audit");
        Locale locale = LocaleContextHolder.getLocale();
        List<AuditPage.Line> lines = lines(person, slice.items(), locale);
        Pager pager = Pager.of(slice, page -> here.with("page", page).toString());
        return page(
                "audit/list",
                new AuditPage(
                        lines,
                        pager,
                        wish.filters(),
                        tabs(here, wish.query().action(), locale),
                        kind,
                        wish.address("/audit/export").toString(),
                        wish.oneClient()));
    }

    /** The list to take along. */
    @ForRoles({Role.SUPERADMIN, Role.CLIENT_ADMIN})
    @GetMapping("/audit/export")
    Export export(
            Person person,
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until) {
        Wish wish = wish(person, actor, kind, from, until);
        Locale locale = LocaleContextHolder.getLocale();
        List<Cells<AuditPage.Line>> columns = new ArrayList<>();
        columns.add(Cells.moment(text("audit.column.at", locale), AuditPage.Line::at));
        columns.add(Cells.text(text("audit.column.what", locale), AuditPage.Line::sentence));
        columns.add(Cells.text(text("audit.column.details", locale), line -> line.details().stream()
                .map(detail -> detail.label() + ": " + detail.value())
                .collect(Collectors.joining(" · "))));
        if (!wish.oneClient()) {
            columns.add(Cells.text(text("audit.column.client", locale), AuditPage.Line::clientName));
        }
        columns.add(Cells.text(text("audit.column.address", locale), AuditPage.Line::address));
        String title = text("web.place.audit", locale);
        String narrowed =
                Stream.of(actor, from, until).filter(value -> !value.isEmpty()).collect(Collectors.joining(" · "));
        return Export.of(
                title,
                narrowed.isEmpty() ? List.of() : List.of(narrowed),
                wish.query().clientId(),
                new Sheet<>(
                        title,
                        columns,
                        (most, line) -> audit.each(person, wish.query(), most, some -> lines(person, some, locale)
                                .forEach(line))));
    }

    /**
     * What is asked for.
     *
     * @param kind as it was typed
     * @param oneClient whether it goes without saying whose the records are
     */
    private record Wish(AuditQuery query, Form filters, String kind, boolean oneClient) {
        private Address address(String path) {
            return Address.of(path)
                    .with("actor", filters.value("actor"))
                    .with("kind", query.action().isEmpty() ? null : kind)
                    .with("from", filters.value("from"))
                    .with("until", filters.value("until"));
        }
    }

    private Wish wish(Person person, String actor, String kind, String from, String until) {
        Form filters = Form.of("audit.field", Map.of("actor", cut(actor), "from", from, "until", until));
        String action = KINDS.contains(kind) ? kind + "." : "";
        UUID chosen = person.role() == Role.SUPERADMIN ? person.chosenClient() : null;
        LocalDate last = date(until);
        AuditQuery query = new AuditQuery(
                filters.value("actor"),
                action,
                chosen,
                start(date(from), person),
                start(last == null ? null : last.plusDays(1), person));
        return new Wish(query, filters, kind, chosen != null || person.role() != Role.SUPERADMIN);
    }

    private List<AuditPage.Line> lines(Person person, List<AuditRecord> records, Locale locale) {
        Map<UUID, String> names = clients.of(
                person, records.stream().map(AuditRecord::clientId).distinct().toList());
        return records.stream().map(record -> line(record, names, locale)).toList();
    }

    private List<Tab> tabs(Address here, String action, Locale locale) {
        List<Tab> tabs = new ArrayList<>();
        tabs.add(Tab.of(text("audit.kind.any", locale), here.without("kind").toString(), action.isEmpty()));
        for (String kind : KINDS) {
            tabs.add(Tab.of(
                    text("audit.kind." + kind, locale), here.with("kind", kind).toString(), action.equals(kind + ".")));
        }
        return tabs;
    }

    private AuditPage.Line line(AuditRecord record, Map<UUID, String> names, Locale locale) {
        String actor = record.actorKind().equals("nobody") ? text("audit.nobody", locale) : record.actorName();
        String subject = record.subject().name().isEmpty()
                ? text("audit.nothing", locale)
                : record.subject().name();
        Object[] arguments = {actor, subject};
        String sentence = messages.getMessage("audit.action." + record.action(), arguments, null, locale);
        if (sentence == null) {
            Object[] all = {actor, record.action(), subject};
            sentence = messages.getMessage("audit.action", all, locale);
        }
        List<KeyValue> details = record.details().entrySet().stream()
                .map(detail ->
                        KeyValue.of(label(detail.getKey(), locale), value(detail.getKey(), detail.getValue(), locale)))
                .toList();
        boolean house = record.clientId().equals(Person.HOUSE);
        String client = house ? "" : names.getOrDefault(record.clientId(), "");
        return new AuditPage.Line(record.at(), sentence, record.actorKind(), details, record.address(), client);
    }

    private String label(String key, Locale locale) {
        String label = messages.getMessage("audit.detail." + key, null, key, locale);
        return label == null ? key : label;
    }

    /** Words of the database as people know them, on both sides of an arrow; everything else as it was kept. */
    private String value(String key, String value, Locale locale) {
        String texts = WORDS.get(key);
        return texts == null
                ? value
                : Arrays.stream(value.split(ARROW, 2))
                        .map(word -> Objects.requireNonNullElse(
                                messages.getMessage(texts + word.strip(), null, null, locale), word.strip()))
                        .collect(Collectors.joining(ARROW));
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, new Object[0], locale);
    }

    private @Nullable Instant start(@Nullable LocalDate day, Person person) {
        return day == null ? null : day.atStartOfDay(person.zoneOr(zone)).toInstant();
    }

    /** What is no date filters nothing. */
    private static @Nullable LocalDate date(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String cut(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100);
    }
}
