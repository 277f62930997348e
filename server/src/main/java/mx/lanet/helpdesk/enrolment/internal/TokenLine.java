package mx.lanet.helpdesk.enrolment.internal;

import java.time.Instant;
import java.util.Locale;
import mx.lanet.helpdesk.enrolment.TokenSummary;

/**
 * A token as the list shows it.
 *
 * @param status usable, off, expired or used_up, of now
 */
public record TokenLine(TokenSummary token, String status) {
    static TokenLine of(TokenSummary token, Instant now) {
        return new TokenLine(token, token.status(now).name().toLowerCase(Locale.ROOT));
    }

    public String path() {
        return "/enrolment-tokens/" + token.tokenId();
    }
}
