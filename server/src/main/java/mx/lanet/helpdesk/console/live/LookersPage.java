package mx.lanet.helpdesk.console.live;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.web.Avatar;

/**
 * Who else looks at a ticket.
 *
 * @param others nobody but for the team
 * @param supportWrites whether an answer is being written, for those who are not told by whom
 */
public record LookersPage(UUID ticketId, List<Looker> others, boolean supportWrites) {
    public LookersPage {
        others = List.copyOf(others);
    }

    /** @param doing the end of the message's key: looks, writes or notes */
    public record Looker(UUID userId, String name, boolean staff, String doing) {
        public Avatar avatar() {
            return Avatar.of(userId.toString(), name);
        }
    }
}
