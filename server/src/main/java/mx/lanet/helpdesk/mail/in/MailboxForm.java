package mx.lanet.helpdesk.mail.in;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.mail.in.Mailbox.Protection;
import mx.lanet.helpdesk.mail.in.Mailbox.SignIn;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;

/** A mailbox as its form says it. What is secret goes in and never comes back. */
final class MailboxForm {
    static final String LABELS = "mailin.field";
    private static final UUID NONE = new UUID(-1, -1);

    private MailboxForm() {}

    /** A new one, with what is known of the mail of Microsoft 365 or Google. */
    static Form fresh(String kind) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("port", "993");
        values.put("protection", Protection.TLS.word());
        values.put("folder", "INBOX");
        values.put("strangers", "true");
        values.put("sign_in", SignIn.PASSWORD.word());
        switch (kind) {
            case "microsoft" -> {
                values.put("host", "outlook.office365.com");
                values.put("sign_in", SignIn.OAUTH_CLIENT.word());
                values.put("token_url", "https://login.microsoftonline.com/TENANT/oauth2/v2.0/token");
                values.put("authorise_url", "https://login.microsoftonline.com/TENANT/oauth2/v2.0/authorize");
                values.put("scope", "https://outlook.office365.com/.default");
            }
            case "google" -> {
                values.put("host", "imap.gmail.com");
                values.put("sign_in", SignIn.OAUTH_CODE.word());
                values.put("token_url", "https://oauth2.googleapis.com/token");
                values.put("authorise_url", "https://accounts.google.com/o/oauth2/v2/auth");
                values.put("scope", "https://mail.google.com/");
            }
            default -> {
                // Any other server: nothing is known.
            }
        }
        return Form.of(LABELS, values);
    }

    static Form of(MailboxDraft says) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", says.name());
        values.put(
                "client",
                says.clientId().equals(Person.HOUSE) ? "" : says.clientId().toString());
        values.put("address", says.address());
        values.put("host", says.host());
        values.put("port", String.valueOf(says.port()));
        values.put("protection", says.protection().word());
        values.put("sign_in", says.signIn().word());
        values.put("login", says.login());
        values.put("oauth_client", says.oauth().client());
        values.put("token_url", says.oauth().tokenUrl());
        values.put("authorise_url", says.oauth().authoriseUrl());
        values.put("scope", says.oauth().scope());
        values.put("folder", says.folder());
        values.put("move_to", says.moveTo());
        if (says.acceptsStrangers()) {
            values.put("strangers", "true");
        }
        values.put("trusted_host", says.trustedHost());
        return Form.of(LABELS, values);
    }

    /** What was typed; what the lists do not offer was typed by no person. */
    static MailboxDraft read(Map<String, String> typed) {
        Map<String, String> lines = new LinkedHashMap<>();
        typed.forEach((name, text) -> lines.put(name, Words.line(text)));
        Form form = Form.of(LABELS, lines);
        return new MailboxDraft(
                form.value("client").isEmpty() ? Person.HOUSE : id(form.value("client")),
                form.value("name"),
                form.value("address"),
                form.value("host"),
                number(form.value("port")),
                Protection.find(form.value("protection"))
                        .orElseThrow(() -> Problem.of(400, "bad_request").refusal()),
                SignIn.find(form.value("sign_in"))
                        .orElseThrow(() -> Problem.of(400, "bad_request").refusal()),
                form.value("login"),
                new MailboxDraft.OAuth(
                        form.value("oauth_client"),
                        form.value("token_url"),
                        form.value("authorise_url"),
                        form.value("scope")),
                form.value("folder"),
                form.value("move_to"),
                form.ticked("strangers"),
                form.value("trusted_host"));
    }

    static @Nullable Secret secret(Map<String, String> typed) {
        String secret = typed.getOrDefault("secret", "");
        return secret.isEmpty() ? null : new Secret(secret);
    }

    /** The form as it comes back, without its secret. */
    static Form again(Map<String, String> typed) {
        Map<String, String> values = new LinkedHashMap<>(typed);
        values.remove("secret");
        return Form.of(LABELS, values);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            return NONE;
        }
    }

    private static int number(String text) {
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    }
}
