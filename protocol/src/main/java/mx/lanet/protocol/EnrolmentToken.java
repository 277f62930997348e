package mx.lanet.protocol;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An enrolment token such as {@code LANET-550E-660E-AEB0F9}: first four hex digits of the client's id, of the site's
 * id, then six random characters, all upper case. It is a secret while it is valid, so {@link #toString} hides the end.
 */
public record EnrolmentToken(String value) {
    /** The exact format, also for clients of others. */
    public static final Pattern FORMAT = Pattern.compile("LANET-[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{6}");

    /** Throws IllegalArgumentException when the value has not the exact format. */
    public EnrolmentToken {
        if (!FORMAT.matcher(value).matches()) {
            throw new IllegalArgumentException("not an enrolment token");
        }
    }

    /** Empty when the text has not the exact format; case and surrounding blanks are not forgiven. */
    public static Optional<EnrolmentToken> parse(String text) {
        return FORMAT.matcher(text).matches() ? Optional.of(new EnrolmentToken(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value.substring(0, 16) + "******";
    }
}
