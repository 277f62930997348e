package mx.lanet.helpdesk.ticket.internal;

import java.util.List;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.TicketEvent;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Texts;
import org.springframework.stereotype.Component;

/** Sentences about what was not done: "Marco cambió la prioridad mientras editabas. No se guardó nada." */
@Component
class Notices {
    TicketPage.Notice of(Outcome outcome, Texts texts) {
        return new TicketPage.Notice("warn", sentence(outcome, texts));
    }

    Flash flash(Outcome outcome, Texts texts) {
        return Flash.warn("ticket.flash.sentence", sentence(outcome, texts));
    }

    private static String sentence(Outcome outcome, Texts texts) {
        return switch (outcome) {
            case Outcome.Done _ -> "";
            case Outcome.NotNow(var _, String code) -> texts.t("problem." + code);
            case Outcome.ChangedMeanwhile(var _, List<TicketEvent> changes) ->
                texts.t("ticket.changed-meanwhile", changes(changes, texts));
        };
    }

    private static String changes(List<TicketEvent> changes, Texts texts) {
        if (changes.isEmpty()) {
            return texts.t("ticket.changed-meanwhile.somebody");
        }
        return changes.stream()
                .map(change -> texts.t("ticket.changed." + change.kind().word(), change.actorName()))
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
