package mx.lanet.helpdesk.mail.out;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Secret;

/**
 * How mail leaves the house.
 *
 * @param login empty where the server asks for none
 * @param password as empty as the login where there is none
 * @param replyAddress of a mailbox that we fetch and that knows {@code name+anything@}; empty: answers go to the sender
 * @param serverAddress how people reach us, for links, such as {@code https://soporte.lanet.mx}; without a slash at its end
 * @param version for optimistic locking
 */
public record MailServer(
        String host,
        int port,
        Security security,
        String login,
        Secret password,
        String senderName,
        String senderAddress,
        String replyAddress,
        String serverAddress,
        int version) {
    static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");
    private static final Pattern SERVER = Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");

    /** How the connection is kept from others' eyes. */
    public enum Security {
        NONE,
        STARTTLS,
        TLS;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Security> of(String word) {
            return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
        }
    }

    /** The part of the sender's address behind the {@code @}, which Message-IDs carry. */
    String domain() {
        return senderAddress.substring(senderAddress.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    List<FieldError> problems() {
        List<FieldError> errors = new ArrayList<>();
        if (!HOST.matcher(host).matches()) {
            errors.add(new FieldError("host", "mail_host"));
        }
        if (port < 1 || port > 65_535) {
            errors.add(new FieldError("port", "mail_port"));
        }
        if (login.length() > 200) {
            errors.add(new FieldError("login", "too_long", 200));
        }
        boolean inTheOpen = security == Security.NONE && !login.isEmpty() && !LOOPBACK.contains(host);
        if (inTheOpen) {
            errors.add(new FieldError("security", "mail_password_in_the_open"));
        }
        if (senderName.length() > 100 || senderName.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError("sender", "too_long", 100));
        }
        if (!isAddress(senderAddress)) {
            errors.add(new FieldError("from", "email_form"));
        }
        if (!replyAddress.isEmpty() && (!isAddress(replyAddress) || replyAddress.indexOf('@') > 20)) {
            errors.add(new FieldError("reply", "mail_reply"));
        }
        if (serverAddress.length() > 300 || !SERVER.matcher(serverAddress).matches()) {
            errors.add(new FieldError("address", "mail_server_address"));
        }
        return errors;
    }

    static boolean isAddress(String text) {
        return text.length() <= 254 && ADDRESS.matcher(text).matches();
    }
}
