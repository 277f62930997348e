package mx.lanet.helpdesk.webhook;

import java.util.UUID;
import mx.lanet.helpdesk.shared.DataFolder;
import mx.lanet.helpdesk.shared.Seal;
import mx.lanet.helpdesk.shared.Secret;
import org.springframework.stereotype.Component;

/** Seals the destinations' secrets: the database alone signs nothing. */
@Component
class WebhookSeal {
    private final Seal seal;

    WebhookSeal(DataFolder data) {
        this.seal = new Seal(data.secret("webhook-key"), "webhook: secret");
    }

    byte[] seal(UUID webhookId, Secret secret) {
        return seal.seal(webhookId.toString(), secret.reveal());
    }

    Secret open(UUID webhookId, byte[] sealed) {
        return new Secret(seal.open(webhookId.toString(), sealed));
    }
}
