package mx.lanet.helpdesk.rule;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a ticket, of which rules are still to be told.
 *
 * @param ruleId only this one; null for all of its trigger
 * @param detail what only the moment knew: what changed, who spoke, or the alert's severity and kind
 */
record RuleDue(
        UUID clientId,
        UUID dueId,
        UUID ticketId,
        Trigger trigger,
        @Nullable UUID ruleId,
        List<String> detail,
        int tries) {
    RuleDue {
        detail = List.copyOf(detail);
    }

    /** The facts with what only the moment knew. */
    Facts told(Facts facts) {
        return switch (trigger) {
            case CHANGED -> facts.with(Fact.CHANGE, detail);
            case REPLIED -> facts.with(Fact.AUTHOR, detail);
            case ALERT -> facts.with(Fact.SEVERITY, detail.subList(0, 1)).with(Fact.ALERT_KIND, detail.subList(1, 2));
            case CREATED, ELAPSED -> facts;
        };
    }
}
