package mx.lanet.helpdesk.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What other programs may be told of. */
public enum WebhookEvent {
    TICKET_CREATED("ticket.created"),
    /** Its state, priority, category, queue or assignee. */
    TICKET_CHANGED("ticket.changed"),
    /** Something was said that everybody sees. */
    TICKET_REPLIED("ticket.replied"),
    TICKET_RESOLVED("ticket.resolved"),
    TICKET_CLOSED("ticket.closed"),
    TICKET_REOPENED("ticket.reopened"),
    ALERT_OPENED("alert.opened"),
    ALERT_CLOSED("alert.closed"),
    ASSET_JOINED("asset.joined"),
    /** A rule names the destination itself. */
    RULE_CALLED("rule.called"),
    /** Somebody tries it. */
    TEST("webhook.test");

    private final String word;

    WebhookEvent(String word) {
        this.word = word;
    }

    /** As it stands in {@code type}. */
    public String word() {
        return word;
    }

    /** In messages, where a dot divides. */
    public String key() {
        return word.replace('.', '-');
    }

    /** Those that a destination chooses from. */
    public static List<WebhookEvent> choosable() {
        return Arrays.stream(values())
                .filter(event -> event != RULE_CALLED && event != TEST)
                .toList();
    }

    public static Optional<WebhookEvent> find(String word) {
        return Arrays.stream(values()).filter(event -> event.word.equals(word)).findFirst();
    }

    static WebhookEvent of(String word) {
        return find(word).orElseThrow();
    }
}
