package mx.lanet.helpdesk.ticket.internal;

import java.util.Set;
import mx.lanet.helpdesk.ticket.TicketEvent;
import mx.lanet.helpdesk.ticket.TicketEvent.Kind;
import mx.lanet.helpdesk.web.Texts;

/** A line of history in words. */
public final class EventText {
    /** What of a ticket's history concerns who asked for it. */
    static final Set<Kind> OF_WHO_ASKS =
            Set.of(Kind.STATE, Kind.REOPENED, Kind.UNDONE, Kind.RATED, Kind.MERGED, Kind.TOOK_IN);

    private EventText() {}

    /** A sentence such as "Daniela Ríos cambió la prioridad: media → crítica". */
    public static String of(TicketEvent event, Texts texts) {
        String from = event.from();
        String to = event.to();
        return switch (event.kind()) {
            case CREATED -> texts.t("ticket.event.created", event.actorName(), texts.t("web.channel." + to));
            case STATE, REOPENED, UNDONE -> state(event, texts);
            case PRIORITY ->
                texts.t(
                        "ticket.event.priority",
                        event.actorName(),
                        texts.t("web.priority." + from),
                        texts.t("web.priority." + to));
            case CATEGORY -> texts.t("ticket.event.category", event.actorName(), from, to);
            case FIELD -> field(event, texts);
            case QUEUE -> texts.t("ticket.event.queue", event.actorName(), from, to);
            case ASSIGNEE -> assignee(event, texts);
            case RATED -> texts.t("ticket.event.rated", event.actorName(), to);
            case ATTACHED -> texts.t("ticket.event.attached", event.actorName(), to);
            case TAGS -> tags(event, texts);
            case WATCHERS -> watchers(event, texts);
            case CHILD_OF -> childOf(event, texts);
            case CHILD_STATE ->
                texts.t("link.event.child_state", event.actorName(), from, texts.t("web.ticket-state." + to));
            case SCRIPT_RUN -> texts.t("run.event", event.actorName(), event.to(), event.from());
            case RULE_RAN -> texts.t("ticket.event.rule_ran", event.to());
            case SLA_BROKEN -> texts.t("sla.event.broken." + event.about());
            case SLA_USED -> texts.t("sla.event.used." + event.about(), from);
            case TOOK_IN -> texts.t("link.event.took_in", event.actorName(), to, from);
            case RELATED, UNRELATED, CHILD, NO_CHILD, MERGED, SPLIT, SPLIT_FROM ->
                texts.t("link.event." + event.kind().word(), event.actorName(), to);
        };
    }

    private static String state(TicketEvent event, Texts texts) {
        return event.closedByItself()
                ? texts.t("ticket.event.quiet")
                : texts.t(
                        "ticket.event." + event.kind().word(),
                        event.actorName(),
                        texts.t("web.ticket-state." + event.from()),
                        texts.t("web.ticket-state." + event.to()));
    }

    private static String childOf(TicketEvent event, Texts texts) {
        return event.to().isEmpty()
                ? texts.t("link.event.no_child_of", event.actorName(), event.from())
                : texts.t("link.event.child_of", event.actorName(), event.to());
    }

    private static String field(TicketEvent event, Texts texts) {
        if (event.from().isEmpty()) {
            return texts.t("fields.event.filled", event.actorName(), event.about(), event.to());
        }
        return event.to().isEmpty()
                ? texts.t("fields.event.emptied", event.actorName(), event.about(), event.from())
                : texts.t("fields.event.changed", event.actorName(), event.about(), event.from(), event.to());
    }

    private static String assignee(TicketEvent event, Texts texts) {
        if (event.to().equals(event.actorName())) {
            return texts.t("ticket.event.taken", event.actorName());
        }
        return event.to().isEmpty()
                ? texts.t("ticket.event.unassigned", event.actorName(), event.from())
                : texts.t("ticket.event.assigned", event.actorName(), event.to());
    }

    private static String watchers(TicketEvent event, Texts texts) {
        boolean added = event.from().isEmpty();
        String who = added ? event.to() : event.from();
        String key = "ticket.event." + (added ? "watches" : "unwatches");
        return who.equals(event.actorName())
                ? texts.t(key, event.actorName())
                : texts.t(key + "-other", event.actorName(), who);
    }

    private static String tags(TicketEvent event, Texts texts) {
        if (event.from().isEmpty()) {
            return texts.t("ticket.event.tagged", event.actorName(), event.to());
        }
        return event.to().isEmpty()
                ? texts.t("ticket.event.untagged", event.actorName(), event.from())
                : texts.t("ticket.event.retagged", event.actorName(), event.from(), event.to());
    }

    /** A name of icons.txt. */
    public static String icon(TicketEvent event) {
        return switch (event.kind()) {
            case CREATED -> "circle-plus";
            case STATE -> "circle-dot";
            case REOPENED -> "rotate";
            case UNDONE -> "arrow-back-up";
            case PRIORITY -> "flag";
            case CATEGORY -> "category";
            case FIELD -> "edit";
            case QUEUE -> "arrow-right";
            case ASSIGNEE -> "user-check";
            case RATED -> "star";
            case ATTACHED -> "paperclip";
            case TAGS -> "tags";
            case WATCHERS -> "eye";
            case RELATED -> "link";
            case UNRELATED -> "unlink";
            case CHILD_OF, CHILD, NO_CHILD, CHILD_STATE -> "subtask";
            case MERGED, TOOK_IN -> "git-merge";
            case SPLIT, SPLIT_FROM -> "arrows-split-2";
            case SCRIPT_RUN -> "terminal-2";
            case RULE_RAN -> "bolt";
            case SLA_BROKEN -> "flame";
            case SLA_USED -> "clock";
        };
    }
}
