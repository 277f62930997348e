package mx.lanet.helpdesk.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A destination, without its secret.
 *
 * @param clientId whose events; the house means everybody's
 * @param clientName empty for the house
 * @param oldUntil so long the secret before this one signs, too; null when there is none
 * @param failingSince when the first of the failures came that nothing has ended yet; null when all is well
 * @param offBecause why it was switched off by itself: failing or gone; empty when it was not
 * @param version raised by each change
 */
public record Webhook(
        UUID clientId,
        UUID webhookId,
        String clientName,
        String name,
        String address,
        List<WebhookEvent> events,
        boolean active,
        @Nullable Instant oldUntil,
        int failures,
        @Nullable Instant failingSince,
        String offBecause,
        int version,
        Instant changedAt,
        String changedByName) {
    public static final int NAME_MAX = 80;
    public static final int ADDRESS_MAX = 1000;

    public Webhook {
        events = List.copyOf(events);
    }

    public String path() {
        return "/webhooks/" + webhookId;
    }
}
