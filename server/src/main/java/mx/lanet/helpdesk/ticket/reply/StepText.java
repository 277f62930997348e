package mx.lanet.helpdesk.ticket.reply;

import java.util.ArrayList;
import java.util.List;
import mx.lanet.helpdesk.ticket.Steps;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.web.Texts;

/** What a macro does, in words: one line for each step, in the order in which they are taken. */
public final class StepText {
    private static final int WORDS_SHOWN = 160;

    private StepText() {}

    public static List<String> of(Steps steps, Texts texts) {
        List<String> lines = new ArrayList<>();
        if (steps.take()) {
            lines.add(texts.t("reply.step.take"));
        }
        if (steps.priority() != null) {
            lines.add(texts.t(
                    "reply.step.priority",
                    texts.t("web.priority." + steps.priority().word())));
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
}
