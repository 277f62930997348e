package mx.lanet.helpdesk.alert;

import java.util.List;
import java.util.UUID;

/**
 * Alerts opened, opened again or ended. Published in the transaction of the heartbeats' batch or of what the server saw, on
 * their connection: whoever writes something down for it does so there.
 */
public record AlertsMoved(List<Move> moves) {
    public AlertsMoved {
        moves = List.copyOf(moves);
    }

    /** One of them. */
    public record Move(UUID clientId, UUID alertId, boolean opened) {}
}
