package mx.lanet.helpdesk.rule.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.rule.Condition;
import mx.lanet.helpdesk.rule.Deeds;
import mx.lanet.helpdesk.rule.Fact;
import mx.lanet.helpdesk.rule.Rule;
import mx.lanet.helpdesk.rule.Trigger;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;

/** What a rule says, in words. */
final class RuleText {
    private static final int WORDS_SHOWN = 60;
    private static final int VALUES_SHOWN = 3;

    private RuleText() {}

    /** When it runs and what must be so. */
    static String when(Rule rule, RuleChoices choices) {
        List<String> parts = new ArrayList<>();
        parts.add(woken(rule, choices.texts()));
        rule.conditions().forEach(condition -> parts.add(asked(condition, choices)));
        return String.join(" · ", parts);
    }

    private static String woken(Rule rule, Texts texts) {
        if (rule.trigger() != Trigger.ELAPSED) {
            return texts.t("rule.trigger." + rule.trigger().word());
        }
        long minutes = rule.after().toMinutes();
        String span = minutes % 1440 == 0
                ? texts.t("rule.span.days", minutes / 1440)
                : minutes % 60 == 0 ? texts.t("rule.span.hours", minutes / 60) : texts.t("rule.span.minutes", minutes);
        return texts.t("rule.elapsed." + rule.since().word(), span);
    }

    private static String asked(Condition condition, RuleChoices choices) {
        Fact fact = condition.fact();
        String values = condition.values().stream()
                .limit(VALUES_SHOWN)
                .map(value -> choices.name(fact, value))
                .collect(Collectors.joining(", "));
        int more = condition.values().size() - VALUES_SHOWN;
        Texts texts = choices.texts();
        String all = more > 0 ? texts.t("rule.and-more", values, more) : values;
        return texts.t(condition.not() ? "rule.is-not" : "rule.is", texts.t("rule.fact." + fact.word()), all);
    }

    /** What it does. */
    static String then(Deeds deeds, RuleChoices choices) {
        Texts texts = choices.texts();
        List<String> parts = new ArrayList<>();
        add(parts, texts, "macro", choices.name(choices.macros(), text(deeds.macroId())), deeds.macroId());
        add(parts, texts, "category", choices.name(choices.categories(), text(deeds.categoryId())), deeds.categoryId());
        add(parts, texts, "queue", choices.name(choices.queues(), text(deeds.queueId())), deeds.queueId());
        if (deeds.unassign()) {
            parts.add(texts.t("rule.does.unassign"));
        }
        add(parts, texts, "assignee", choices.name(choices.team(), text(deeds.assigneeId())), deeds.assigneeId());
        if (deeds.priority() != null) {
            add(
                    parts,
                    texts,
                    "priority",
                    texts.t("web.priority." + deeds.priority().word()),
                    deeds);
        }
        add(parts, texts, "tags", String.join(", ", deeds.tags()), deeds.tags().isEmpty() ? null : deeds);
        add(
                parts,
                texts,
                "note",
                Words.firstLine(deeds.note(), WORDS_SHOWN),
                deeds.note().isBlank() ? null : deeds);
        add(
                parts,
                texts,
                "reply",
                Words.firstLine(deeds.reply(), WORDS_SHOWN),
                deeds.reply().isBlank() ? null : deeds);
        if (deeds.state() != null) {
            add(
                    parts,
                    texts,
                    "state",
                    texts.t("web.ticket-state." + deeds.state().word()),
                    deeds);
        }
        String told = deeds.tell().stream()
                .map(one -> texts.t("rule.told." + one.word()))
                .collect(Collectors.joining(", "));
        add(parts, texts, "tell", told, deeds.tell().isEmpty() ? null : deeds);
        add(parts, texts, "webhook", choices.name(choices.webhooks(), text(deeds.webhookId())), deeds.webhookId());
        return String.join(" · ", parts);
    }

    private static void add(List<String> parts, Texts texts, String what, String to, @Nullable Object there) {
        if (there != null) {
            parts.add(texts.t("rule.does." + what, to));
        }
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }
}
