package mx.lanet.helpdesk.mail.out;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

/** What became of an attempt to hand a mail to the mail server. */
sealed interface Delivery {
    /** Where it can end. */
    enum Step {
        NAME,
        CONNECTION,
        ENCRYPTION,
        LOGIN,
        SENDER,
        RECIPIENT,
        MESSAGE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Done() implements Delivery {}

    /**
     * @param forGood whether the server will say no the next time, too
     * @param words of the server or the system, at most 500 characters
     */
    record Failed(Step step, boolean forGood, String words) implements Delivery {}

    /** Reads it off the exception: SMTP's codes of 500 and above are for good, except before the mail is spoken of. */
    static Failed of(Exception failure) {
        Step step = step(failure);
        boolean ofTheMail = step == Step.SENDER || step == Step.RECIPIENT || step == Step.MESSAGE;
        boolean forGood = ofTheMail && code(failure) >= 500;
        return new Failed(step, forGood, words(failure));
    }

    private static Step step(Exception failure) {
        if (find(failure, AuthenticationFailedException.class).isPresent()) {
            return Step.LOGIN;
        }
        if (find(failure, UnknownHostException.class).isPresent()) {
            return Step.NAME;
        }
        if (find(failure, SSLException.class).isPresent() || text(failure).contains("STARTTLS")) {
            return Step.ENCRYPTION;
        }
        if (find(failure, MailConnectException.class).isPresent()) {
            return Step.CONNECTION;
        }
        if (find(failure, SMTPAddressFailedException.class).isPresent()) {
            return Step.RECIPIENT;
        }
        if (find(failure, SMTPSenderFailedException.class).isPresent()) {
            return Step.SENDER;
        }
        return find(failure, SMTPSendFailedException.class).isPresent() ? Step.MESSAGE : lost(failure);
    }

    /** A connection that breaks off in the middle is not the mail's fault. */
    private static Step lost(Exception failure) {
        return failure instanceof MessagingException && !(failure.getCause() instanceof IOException)
                ? Step.MESSAGE
                : Step.CONNECTION;
    }

    private static int code(Exception failure) {
        return find(failure, SMTPAddressFailedException.class)
                .map(SMTPAddressFailedException::getReturnCode)
                .or(() -> find(failure, SMTPSenderFailedException.class).map(SMTPSenderFailedException::getReturnCode))
                .or(() -> find(failure, SMTPSendFailedException.class).map(SMTPSendFailedException::getReturnCode))
                .orElse(0);
    }

    /** Mail's exceptions hang together in two ways: by cause, and by what came next. */
    private static <T extends Exception> Optional<T> find(Throwable failure, Class<T> type) {
        Throwable one = failure;
        for (int depth = 0; one != null && depth < 20; depth++) {
            if (type.isInstance(one)) {
                return Optional.of(type.cast(one));
            }
            if (one instanceof MessagingException mail && mail.getNextException() != null) {
                Optional<T> next = find(mail.getNextException(), type);
                if (next.isPresent()) {
                    return next;
                }
            }
            one = one.getCause();
        }
        return Optional.empty();
    }

    private static String text(Exception failure) {
        return failure.getMessage() == null ? "" : failure.getMessage();
    }

    private static String words(Exception failure) {
        Exception telling = find(failure, SMTPAddressFailedException.class)
                .<Exception>map(found -> found)
                .orElse(failure);
        Throwable cause = telling instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : telling;
        String words = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String plain = words.replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.substring(0, Math.min(plain.length(), 500));
    }
}
