package mx.lanet.helpdesk.ticket.internal;

import java.util.List;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.TicketEvent;
import mx.lanet.helpdesk.web.Texts;

/** What happened, in the requester's words: neither states nor whom it was given to. */
public final class PortalText {
    private PortalText() {}

    /** One line for each change that tells the requester something. */
    public static List<String> of(Timeline.Happened happened, Texts texts) {
        return happened.events().stream()
                .map(event -> line(event, texts))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String line(TicketEvent event, Texts texts) {
        return switch (event.kind()) {
            case REOPENED -> texts.t("ticket.portal.event.reopened", event.actorName());
            case UNDONE -> texts.t("ticket.portal.event.undone", event.actorName());
            case RATED -> texts.t("ticket.portal.event.rated", event.to());
            case STATE -> state(State.of(event.to()), event, texts);
            case MERGED -> texts.t("link.portal.event.merged", event.to());
            case TOOK_IN -> texts.t("link.portal.event.took_in", event.to());
            case CREATED, PRIORITY, CATEGORY, FIELD, QUEUE, ASSIGNEE, ATTACHED, TAGS, WATCHERS -> "";
            case RELATED,
                    UNRELATED,
                    CHILD_OF,
                    CHILD,
                    NO_CHILD,
                    CHILD_STATE,
                    SPLIT,
                    SPLIT_FROM,
                    SCRIPT_RUN,
                    RULE_RAN,
                    SLA_BROKEN,
                    SLA_USED -> "";
        };
    }

    private static String state(State to, TicketEvent event, Texts texts) {
        return switch (to) {
            case NUEVO, ASIGNADO -> "";
            case EN_PROGRESO -> texts.t("ticket.portal.event.working");
            case EN_ESPERA -> texts.t("ticket.portal.event.waiting");
            case RESUELTO -> texts.t("ticket.portal.event.resolved", event.actorName());
            case CERRADO -> texts.t("ticket.portal.event.closed");
        };
    }
}
