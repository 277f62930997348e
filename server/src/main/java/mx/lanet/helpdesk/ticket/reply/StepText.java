package mx.lanet.helpdesk.ticket.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.Steps;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.ticket.tag.Tag;
import mx.lanet.helpdesk.web.Texts;

/** What a macro does, in words: one line for each step, in the order in which they are taken. */
public final class StepText {
    private static final int WORDS_SHOWN = 160;

    private StepText() {}

    /** @param names of categories, queues, fields and their options; one that is missing there does not exist for this ticket any more */
    public static List<String> of(Steps steps, Map<UUID, String> names, Texts texts) {
        List<String> lines = new ArrayList<>();
        if (steps.categoryId() != null) {
            lines.add(texts.t("reply.step.category", name(steps.categoryId(), names, texts)));
        }
        steps.fields()
                .forEach((id, typed) ->
                        lines.add(texts.t("reply.step.field", name(id, names, texts), said(typed, names, texts))));
        if (steps.queueId() != null) {
            lines.add(texts.t("reply.step.queue", name(steps.queueId(), names, texts)));
        }
        if (steps.take()) {
            lines.add(texts.t("reply.step.take"));
        }
        if (steps.priority() != null) {
            lines.add(texts.t(
                    "reply.step.priority",
                    texts.t("web.priority." + steps.priority().word())));
        }
        if (!steps.tags().isEmpty()) {
            lines.add(texts.t("reply.step.tags", Tag.line(steps.tags())));
        }
        if (!steps.note().isBlank()) {
            lines.add(texts.t("reply.step.note", Words.firstLine(steps.note(), WORDS_SHOWN)));
        }
        if (!steps.reply().isBlank()) {
            lines.add(texts.t("reply.step.reply", Words.firstLine(steps.reply(), WORDS_SHOWN)));
        }
        if (steps.state() != null) {
            lines.add(texts.t(
                    "reply.step.state",
                    texts.t("web.ticket-state." + steps.state().word())));
        }
        return lines;
    }

    /** An option by its name, a box by a word. */
    private static String said(String typed, Map<UUID, String> names, Texts texts) {
        return switch (typed) {
            case "true" -> texts.t("fields.filter.yes");
            case "false" -> texts.t("fields.filter.no");
            default ->
                typed.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                        ? name(UUID.fromString(typed), names, texts)
                        : Words.firstLine(typed, WORDS_SHOWN);
        };
    }

    private static String name(UUID id, Map<UUID, String> names, Texts texts) {
        return names.getOrDefault(id, texts.t("reply.step.gone"));
    }
}
