package mx.lanet.helpdesk.ticket.reply;

import java.time.Instant;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.Steps;
import org.jspecify.annotations.Nullable;

/**
 * Several acts in one click.
 *
 * @param ownerId whose it is; null when it is shared with the whole team
 * @param steps their texts have placeholders, as {@link Placeholder} knows them
 */
public record Macro(UUID macroId, @Nullable UUID ownerId, String name, Steps steps, Instant updatedAt, int version) {
    public boolean shared() {
        return ownerId == null;
    }
}
