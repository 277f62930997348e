package mx.lanet.helpdesk.enrolment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides about an enrolment token.
 *
 * @param note at most 500 characters
 * @param expiresAt null: never
 * @param maxUses null: without limit
 */
public record TokenSettings(String note, @Nullable Instant expiresAt, @Nullable Integer maxUses, boolean active) {
    public TokenSettings {
        if (note.length() > 500 || (maxUses != null && maxUses < 1)) {
            throw new IllegalArgumentException("note or uses beyond their limits");
        }
    }
}
