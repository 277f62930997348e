package mx.lanet.helpdesk.ticket.field;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.ticket.field.FieldDraft.OptionDraft;
import mx.lanet.helpdesk.ticket.field.TicketField.Limits;
import mx.lanet.helpdesk.ticket.field.TicketField.Texts;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;

/** The form in which a field is described: what stands in it, and what was typed there. */
final class FieldTyping {
    private static final int LONGEST_BY_DEFAULT = 200;

    /** More lines are looked at by nobody. */
    private static final int LINES_MAX = FieldDraft.OPTIONS_MAX + 1;

    private FieldTyping() {}

    static Map<String, String> values(TicketField field) {
        Map<String, String> values = new HashMap<>();
        values.put("label", field.spanish().label());
        values.put("labelEn", field.english().label());
        values.put("help", field.spanish().help());
        values.put("helpEn", field.english().help());
        values.put("need", field.need().word());
        values.put("scope", field.everyClient() ? "all" : "some");
        values.put(
                "within", field.categories().isEmpty() && field.machineKinds().isEmpty() ? "all" : "some");
        values.put("least", plain(field.limits().least()));
        values.put("most", plain(field.limits().most()));
        values.put("longest", String.valueOf(field.limits().longest()));
        for (int i = 0; i < field.options().size(); i++) {
            FieldOption option = field.options().get(i);
            values.put(FieldPage.option("option", option.id()), option.spanish());
            values.put(FieldPage.option("optionEn", option.id()), option.english());
            values.put(FieldPage.option("at", option.id()), String.valueOf(i + 1));
            if (option.active()) {
                values.put(FieldPage.option("on", option.id()), "true");
            }
        }
        return values;
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : new FieldValue.Amount(number).number().toPlainString();
    }

    /** @param field null for a new one; what cannot be changed is as it is */
    static FieldDraft draft(
            Form form,
            @Nullable TicketField field,
            @Nullable List<String> clients,
            @Nullable List<String> categories,
            @Nullable List<String> machineKinds) {
        boolean some = form.value("within").equals("some");
        boolean machines = field == null ? form.value("of").equals("machines") : field.ofMachines();
        FieldKind kind = field == null ? FieldKind.find(form.value("kind")).orElse(FieldKind.TEXT) : field.kind();
        List<String> wrong = new ArrayList<>();
        BigDecimal least = number(form, "least", kind, wrong);
        BigDecimal most = number(form, "most", kind, wrong);
        return new FieldDraft(
                kind,
                field == null ? form.value("audience").equals("team") : field.forTeam(),
                new Texts(Words.line(form.value("label")), Words.line(form.value("help"))),
                new Texts(Words.line(form.value("labelEn")), Words.line(form.value("helpEn"))),
                machines ? FieldNeed.NEVER : FieldNeed.find(form.value("need")).orElse(FieldNeed.NEVER),
                !form.value("scope").equals("some"),
                form.value("scope").equals("some") ? ids(clients) : Set.of(),
                machines,
                machines && some && machineKinds != null
                        ? machineKinds.stream()
                                .filter(FieldDraft.MACHINE_KINDS::contains)
                                .collect(Collectors.toSet())
                        : Set.of(),
                !machines && some ? ids(categories) : Set.of(),
                new Limits(least, most, longest(form, kind)),
                kind == FieldKind.CHOICE ? options(form, field) : List.of(),
                wrong.isEmpty() ? null : wrong.getFirst());
    }

    private static @Nullable BigDecimal number(Form form, String name, FieldKind kind, List<String> wrong) {
        String text = form.value(name);
        if (kind != FieldKind.NUMBER || text.isEmpty()) {
            return null;
        }
        if (!FieldReading.NUMBER.matcher(text).matches()) {
            wrong.add(name);
            return null;
        }
        return new BigDecimal(text.replace(",", ""));
    }

    private static int longest(Form form, FieldKind kind) {
        String text = form.value("longest");
        if (kind != FieldKind.TEXT || text.isEmpty()) {
            return LONGEST_BY_DEFAULT;
        }
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }

    /** Those that are there in the order of their numbers, then the new ones: one a line, in English behind a bar. */
    private static List<OptionDraft> options(Form form, @Nullable TicketField field) {
        List<OptionDraft> options = new ArrayList<>();
        List<FieldOption> before = field == null ? List.of() : field.options();
        before.stream()
                .sorted(Comparator.comparingInt(option -> place(form, option)))
                .map(option -> typed(form, option))
                .forEach(options::add);
        Words.clean(form.value("newOptions"))
                .lines()
                .map(Words::line)
                .filter(line -> !line.isEmpty())
                .limit(LINES_MAX)
                .map(line -> line.split("\\|", 2))
                .map(parts -> new OptionDraft(null, parts[0].strip(), parts.length == 2 ? parts[1].strip() : "", true))
                .forEach(options::add);
        return options;
    }

    /** One that somebody else has made since the form was shown stays as it is. */
    private static OptionDraft typed(Form form, FieldOption option) {
        String name = FieldPage.option("option", option.id());
        return form.has(name)
                ? new OptionDraft(
                        option.id(),
                        Words.line(form.value(name)),
                        Words.line(form.value(FieldPage.option("optionEn", option.id()))),
                        form.ticked(FieldPage.option("on", option.id())))
                : new OptionDraft(option.id(), option.spanish(), option.english(), option.active());
    }

    private static int place(Form form, FieldOption option) {
        String text = form.value(FieldPage.option("at", option.id()));
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
    }

    /** What is no id at all was sent by no form of ours. */
    private static Set<UUID> ids(@Nullable List<String> texts) {
        Set<UUID> ids = new HashSet<>();
        for (String text : texts == null ? List.<String>of() : texts) {
            try {
                ids.add(UUID.fromString(text));
            } catch (IllegalArgumentException e) {
                throw Problem.of(400, "bad_request").refusal();
            }
        }
        return ids;
    }
}
