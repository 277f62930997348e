package mx.lanet.helpdesk.api;

import java.util.List;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** The sender's name for a request: a repeat changes nothing and is answered alike, however late it comes. */
public final class IdempotencyKey {
    public static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 100;
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]{1," + LONGEST + "}");

    private IdempotencyKey() {}

    /** The key, or null for none; 400 for one that is longer than 100 characters, or has others than ASCII's. */
    public static @Nullable String of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return null;
        }
        if (!PRINTABLE.matcher(header).matches()) {
            throw Problem.invalid(List.of(new FieldError(HEADER, "not_request_key", LONGEST)))
                    .refusal();
        }
        return header;
    }
}
