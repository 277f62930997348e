package mx.lanet.helpdesk.mail.in;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.mail.in.Mailbox.Protection;
import mx.lanet.helpdesk.mail.in.Mailbox.SignIn;
import mx.lanet.helpdesk.shared.Problem.FieldError;

/**
 * What a superadmin says of a mailbox, but for its secrets. Texts come stripped.
 *
 * @param clientId the house where the sender tells whose mail it is
 * @param address to which people write; for loops and answers
 * @param moveTo the folder where fetched mail goes; empty to mark it as read
 * @param acceptsStrangers whether somebody unknown becomes a requester; otherwise that mail waits for a person
 * @param trustedHost whose Authentication-Results are believed; empty for nobody's
 */
public record MailboxDraft(
        UUID clientId,
        String name,
        String address,
        String host,
        int port,
        Protection protection,
        SignIn signIn,
        String login,
        OAuth oauth,
        String folder,
        String moveTo,
        boolean acceptsStrangers,
        String trustedHost) {
    /** A whole name or an address: one without a dot would be looked up in whatever domain this machine is in. */
    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9_-]{1,63}\\.){1,20}[A-Za-z0-9-]{1,63}|localhost|\\[[0-9A-Fa-f:.]{2,45}]");

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,189}");

    /**
     * Where permission to sign in is asked for.
     *
     * @param authoriseUrl where a person agrees; only of use for {@link SignIn#OAUTH_CODE}
     */
    public record OAuth(String client, String tokenUrl, String authoriseUrl, String scope) {
        public static final OAuth NONE = new OAuth("", "", "", "");
    }

    public MailboxDraft {
        address = address.toLowerCase(Locale.ROOT);
        folder = folder.isEmpty() ? "INBOX" : folder;
    }

    /** What is wrong, field by field. */
    List<FieldError> problems() {
        List<FieldError> errors = new ArrayList<>();
        text(errors, "name", name, 100);
        if (!ADDRESS.matcher(address).matches()) {
            errors.add(new FieldError("address", "email_form"));
        }
        if (host.length() > 253 || !HOST.matcher(host).matches()) {
            errors.add(new FieldError("host", "mail_host"));
        }
        if (port < 1 || port > 65_535) {
            errors.add(new FieldError("port", "mail_port"));
        }
        text(errors, "login", login, 254);
        text(errors, "folder", folder, 200);
        limit(errors, "move_to", moveTo, 200);
        limit(errors, "trusted_host", trustedHost, 253);
        limit(errors, "oauth_client", oauth.client(), 300);
        limit(errors, "token_url", oauth.tokenUrl(), 500);
        limit(errors, "authorise_url", oauth.authoriseUrl(), 500);
        limit(errors, "scope", oauth.scope(), 500);
        if (signIn != SignIn.PASSWORD) {
            text(errors, "oauth_client", oauth.client(), 300);
            url(errors, "token_url", oauth.tokenUrl());
        }
        if (signIn == SignIn.OAUTH_CODE) {
            url(errors, "authorise_url", oauth.authoriseUrl());
        }
        return errors;
    }

    private static void text(List<FieldError> errors, String field, String text, int most) {
        if (text.isEmpty()) {
            errors.add(new FieldError(field, "required"));
        }
        limit(errors, field, text, most);
    }

    private static void limit(List<FieldError> errors, String field, String text, int most) {
        if (text.length() > most) {
            errors.add(new FieldError(field, "too_long", most));
        }
    }

    /** Secrets travel by https; only on this machine itself may they go without. */
    private static void url(List<FieldError> errors, String field, String text) {
        if (!isSafe(text)) {
            errors.add(new FieldError(field, "mail_url"));
        }
    }

    static boolean isSafe(String url) {
        try {
            URI address = URI.create(url);
            String scheme = String.valueOf(address.getScheme());
            String host = String.valueOf(address.getHost());
            return address.getUserInfo() == null
                    && (scheme.equals("https") && !host.equals("null")
                            || scheme.equals("http") && (host.equals("127.0.0.1") || host.equals("localhost")));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
