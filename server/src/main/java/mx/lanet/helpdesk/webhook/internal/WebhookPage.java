package mx.lanet.helpdesk.webhook.internal;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.webhook.Delivery;
import mx.lanet.helpdesk.webhook.Webhook;
import org.jspecify.annotations.Nullable;

/** What the pages of webhooks show. */
public sealed interface WebhookPage {
    /** The list. */
    record All(List<Webhook> webhooks) implements WebhookPage {
        public All {
            webhooks = List.copyOf(webhooks);
        }
    }

    /**
     * One destination.
     *
     * @param webhook null for a new one
     * @param version what the person saw; a save of another version is refused
     * @param conflict somebody else has saved meanwhile
     * @param clients whose events a new one may be told
     * @param more the last delivery on the page, when there are older ones
     */
    record One(
            Form form,
            @Nullable Webhook webhook,
            int version,
            boolean conflict,
            List<Choice> clients,
            List<Delivery> deliveries,
            @Nullable UUID more)
            implements WebhookPage {
        public One {
            clients = List.copyOf(clients);
            deliveries = List.copyOf(deliveries);
        }

        public String action() {
            return webhook == null ? "/webhooks/new" : webhook.path();
        }
    }

    /** A secret that was just made, shown this once. */
    record NewSecret(Webhook webhook, String secret, boolean fresh) implements WebhookPage {}

    /** One delivery. */
    record OneDelivery(Webhook webhook, Delivery delivery) implements WebhookPage {}
}
