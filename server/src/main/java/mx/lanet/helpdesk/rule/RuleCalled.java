package mx.lanet.helpdesk.rule;

import java.util.List;
import java.util.UUID;

/**
 * Published in the transaction in which a rule calls people of the team to a ticket.
 *
 * @param rule its name
 */
public record RuleCalled(UUID clientId, UUID ticketId, String rule, List<UUID> userIds) {
    public RuleCalled {
        userIds = List.copyOf(userIds);
    }
}
