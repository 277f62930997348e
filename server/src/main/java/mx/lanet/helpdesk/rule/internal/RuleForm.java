package mx.lanet.helpdesk.rule.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.rule.Condition;
import mx.lanet.helpdesk.rule.Deeds;
import mx.lanet.helpdesk.rule.Fact;
import mx.lanet.helpdesk.rule.Rule;
import mx.lanet.helpdesk.rule.Rules;
import mx.lanet.helpdesk.rule.Since;
import mx.lanet.helpdesk.rule.Trigger;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.ticket.reply.Macros;
import mx.lanet.helpdesk.ticket.tag.Tag;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The form of a rule, read and filled. Several values of one field stand in lines of their own. */
final class RuleForm {
    static final String LABELS = "rule.field";

    private static final String LINE = "\n";
    private static final int TEXT_MAX = 2_000;

    /** In what a time is written. */
    private enum Unit {
        DAYS(1440),
        HOURS(60),
        MINUTES(1);

        private final int minutes;

        Unit(int minutes) {
            this.minutes = minutes;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Optional<Unit> find(String word) {
            return Arrays.stream(values())
                    .filter(unit -> unit.word().equals(word))
                    .findFirst();
        }

        private static Unit of(long minutes) {
            return Arrays.stream(values())
                    .filter(unit -> minutes % unit.minutes == 0)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private RuleForm() {}

    static String ask(Fact fact) {
        return "if-" + fact.word();
    }

    static String not(Fact fact) {
        return "not-" + fact.word();
    }

    static String tell(Deeds.Told told) {
        return "tell-" + told.word();
    }

    /** A new one: active, and for every ticket that is made. */
    static Form fresh() {
        return Form.of(
                LABELS,
                Map.of("active", "true", "trigger", "created", "since", "touched", "after", "1", "unit", "days"));
    }

    static Form of(MultiValueMap<String, String> typed) {
        Map<String, String> values = new HashMap<>();
        typed.forEach((name, said) -> values.put(name, String.join(LINE, said)));
        return Form.of(LABELS, values);
    }

    static Form of(Rule rule) {
        Map<String, String> values = new HashMap<>();
        values.put("name", rule.name());
        values.put("trigger", rule.trigger().word());
        values.put("since", rule.since().word());
        long minutes = rule.after().toMinutes();
        Unit unit = Unit.of(minutes);
        values.put("unit", unit.word());
        values.put("after", String.valueOf(minutes / unit.minutes));
        tick(values, "active", rule.active());
        for (Condition condition : rule.conditions()) {
            String separator = condition.fact().isText() ? ", " : LINE;
            values.put(ask(condition.fact()), String.join(separator, condition.values()));
            tick(values, not(condition.fact()), condition.not());
        }
        fill(values, rule.deeds());
        return Form.of(LABELS, values);
    }

    private static void fill(Map<String, String> values, Deeds deeds) {
        values.put("state", deeds.state() == null ? "" : deeds.state().word());
        values.put("priority", deeds.priority() == null ? "" : deeds.priority().word());
        values.put("category", text(deeds.categoryId()));
        values.put("queue", text(deeds.queueId()));
        values.put("assignee", deeds.unassign() ? Fact.NOBODY : text(deeds.assigneeId()));
        values.put("macro", text(deeds.macroId()));
        values.put("webhook", text(deeds.webhookId()));
        values.put("tags", String.join(", ", deeds.tags()));
        values.put("reply", deeds.reply());
        values.put("note", deeds.note());
        deeds.tell().forEach(told -> tick(values, tell(told), true));
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }

    private static void tick(Map<String, String> values, String name, boolean on) {
        if (on) {
            values.put(name, "true");
        }
    }

    /** With what can be chosen nowhere told. */
    static Form checked(Form form, RuleChoices choices) {
        Form told = form;
        told = checked(told, "trigger", Trigger.find(form.value("trigger")).isPresent());
        told = checked(told, "since", Since.find(form.value("since")).isPresent());
        told = checked(told, "unit", Unit.find(form.value("unit")).isPresent());
        told = checked(told, "after", form.value("after").matches("\\d{1,6}"));
        told = chosen(
                told,
                "state",
                choices.of(Fact.STATE).stream()
                        .filter(choice -> State.find(choice.value())
                                .filter(Macros.STATES::contains)
                                .isPresent())
                        .toList());
        told = chosen(told, "priority", choices.of(Fact.PRIORITY));
        told = chosen(told, "category", choices.categories());
        told = chosen(told, "queue", choices.queues());
        told = chosen(told, "assignee", choices.of(Fact.ASSIGNEE));
        told = chosen(told, "macro", choices.macros());
        told = chosen(told, "webhook", choices.webhooks());
        for (Fact fact : Fact.values()) {
            List<String> values = values(form, fact);
            boolean known = fact.isText() || fact == Fact.ALERT_KIND || known(values, choices.of(fact));
            boolean bounded = values.size() <= Condition.MOST
                    && (!fact.isText() || form.value(ask(fact)).length() <= TEXT_MAX);
            told = checked(told, ask(fact), known && bounded);
        }
        for (String text : List.of("reply", "note")) {
            if (form.value(text).length() > Deeds.TEXT_MAX) {
                told = told.problem(text, "field.too_long", Deeds.TEXT_MAX);
            }
        }
        return told;
    }

    private static Form chosen(Form form, String field, List<Choice> choices) {
        return checked(form, field, form.value(field).isEmpty() || known(List.of(form.value(field)), choices));
    }

    private static boolean known(List<String> values, List<Choice> choices) {
        return choices.stream().map(Choice::value).collect(Collectors.toSet()).containsAll(values);
    }

    private static Form checked(Form form, String field, boolean right) {
        return right ? form : form.problem(field, "field.choose_from_list");
    }

    /** What a checked form says. */
    static Rules.Wish wish(Form form) {
        Trigger trigger = Trigger.find(form.value("trigger")).orElseThrow();
        long minutes = Long.parseLong(form.value("after"))
                * Unit.find(form.value("unit")).orElseThrow().minutes;
        return new Rules.Wish(
                Words.line(form.value("name")),
                form.ticked("active"),
                trigger,
                Since.find(form.value("since")).orElseThrow(),
                trigger == Trigger.ELAPSED ? (int) Math.min(minutes, Integer.MAX_VALUE) : 1,
                conditions(form, trigger),
                deeds(form));
    }

    private static List<Condition> conditions(Form form, Trigger trigger) {
        List<Condition> conditions = new ArrayList<>();
        for (Fact fact : Fact.values()) {
            List<String> values = values(form, fact);
            if (!values.isEmpty() && fact.isKnownTo(trigger)) {
                conditions.add(new Condition(fact, form.ticked(not(fact)), values));
            }
        }
        return conditions;
    }

    /** What is asked of a fact: what was ticked, or words between commas. */
    static List<String> values(Form form, Fact fact) {
        return Arrays.stream(form.value(ask(fact)).split(fact.isText() ? "[,\n]" : LINE))
                .map(Words::line)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    private static Deeds deeds(Form form) {
        boolean unassign = form.value("assignee").equals(Fact.NOBODY);
        return new Deeds(
                State.find(form.value("state")).orElse(null),
                Priority.find(form.value("priority")).orElse(null),
                id(form.value("category")),
                id(form.value("queue")),
                unassign ? null : id(form.value("assignee")),
                unassign,
                Tag.names(form.value("tags")),
                Words.clean(form.value("reply")),
                Words.clean(form.value("note")),
                id(form.value("macro")),
                Arrays.stream(Deeds.Told.values())
                        .filter(told -> form.ticked(tell(told)))
                        .toList(),
                id(form.value("webhook")));
    }

    private static @Nullable UUID id(String text) {
        return text.isEmpty() ? null : UUID.fromString(text);
    }
}
