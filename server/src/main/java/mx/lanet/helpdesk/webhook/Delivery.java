package mx.lanet.helpdesk.webhook;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing told to one destination.
 *
 * @param body as it is sent, each time alike
 * @param since when its day of attempts began
 * @param status of the last answer; null while there was none
 * @param failure why the last attempt was none: {@code webhook.failure.<word>} in messages; empty when it was
 * @param answer the beginning of the last answer
 */
public record Delivery(
        UUID clientId,
        UUID deliveryId,
        UUID webhookId,
        WebhookEvent event,
        String body,
        State state,
        Instant dueAt,
        Instant since,
        int tries,
        @Nullable Instant triedAt,
        @Nullable Integer status,
        String failure,
        String answer,
        Instant createdAt) {

    /** Where it stands. */
    public enum State {
        WAITING,
        DONE,
        DEAD;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** As it stands in {@code webhook-id}, however often it is sent. */
    public String messageId() {
        return "msg_" + deliveryId.toString().replace("-", "");
    }

    public String path() {
        return "/webhooks/" + webhookId + "/deliveries/" + deliveryId;
    }
}
