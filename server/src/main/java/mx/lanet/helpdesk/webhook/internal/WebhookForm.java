package mx.lanet.helpdesk.webhook.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.webhook.Webhook;
import mx.lanet.helpdesk.webhook.WebhookEvent;
import mx.lanet.helpdesk.webhook.Webhooks;

/** The form of a destination, read and filled. */
final class WebhookForm {
    private static final String LABELS = "webhook.field";

    private WebhookForm() {}

    /** Active, and told of new tickets. */
    static Form fresh() {
        return Form.of(LABELS, Map.of("active", "true", WebhookEvent.TICKET_CREATED.key(), "true"));
    }

    static Form of(Webhook webhook) {
        Map<String, String> values = new HashMap<>();
        values.put("name", webhook.name());
        values.put("address", webhook.address());
        if (webhook.active()) {
            values.put("active", "true");
        }
        webhook.events().forEach(event -> values.put(event.key(), "true"));
        return Form.of(LABELS, values);
    }

    static Form of(Map<String, String> typed) {
        Map<String, String> clean = new HashMap<>();
        typed.forEach((name, value) -> clean.put(name, value.replace("\0", "")));
        Form form = Form.of(LABELS, clean);
        String client = form.value("client");
        boolean known = client.isEmpty() || client.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
        return known ? form : form.problem("client", "field.choose_from_list");
    }

    static Webhooks.Wish wish(Form form) {
        String client = form.value("client");
        List<WebhookEvent> events = WebhookEvent.choosable().stream()
                .filter(event -> form.ticked(event.key()))
                .toList();
        return new Webhooks.Wish(
                client.isEmpty() ? Person.HOUSE : UUID.fromString(client),
                form.value("name").strip(),
                form.value("address").strip(),
                events,
                form.ticked("active"));
    }
}
