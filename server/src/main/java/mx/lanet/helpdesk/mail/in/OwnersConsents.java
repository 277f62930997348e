package mx.lanet.helpdesk.mail.in;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.mail.MailSeal;
import mx.lanet.helpdesk.mail.in.Mailbox.SignIn;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.web.Address;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Somebody who owns a mailbox agrees at its provider that we read it (RFC 6749 with PKCE, RFC 7636). What must come back
 * travels sealed, so that nothing of it is kept here, and only who began it can end it.
 */
@Component
class OwnersConsents {
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final MailSeal seal;
    private final Clock clock;
    private final String publicUrl;

    OwnersConsents(MailSeal seal, Clock clock, @Value("${lanet.public-url:}") String publicUrl) {
        this.seal = seal;
        this.clock = clock;
        this.publicUrl = publicUrl.strip().replaceAll("/+$", "");
    }

    /** @param verifier proves to the provider that who asks is who began */
    record Begun(UUID mailboxId, Secret verifier) {}

    /** Providers come back to one address only, which they must know; empty while the server has no public one. */
    String returnTo() {
        return publicUrl.isEmpty() ? "" : publicUrl + MailboxPages.PATH + "/agreed";
    }

    /** Where this person agrees; empty where nobody needs to, or cannot come back. */
    String address(Person person, Mailbox mailbox) {
        if (mailbox.says().signIn() != SignIn.OAUTH_CODE || returnTo().isEmpty()) {
            return "";
        }
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        String verifier = TEXT.encodeToString(random);
        Instant until = clock.instant().plus(LIFE);
        String begun = mailbox.mailboxId() + " " + verifier + " " + until.getEpochSecond();
        byte[] challenge = verifier.getBytes(StandardCharsets.US_ASCII);
        return Address.of(mailbox.says().oauth().authoriseUrl())
                .with("response_type", "code")
                .with("client_id", mailbox.says().oauth().client())
                .with("redirect_uri", returnTo())
                .with("scope", mailbox.says().oauth().scope())
                .with("access_type", "offline")
                .with("prompt", "consent")
                .with("login_hint", mailbox.says().login())
                .with("code_challenge_method", "S256")
                .with("code_challenge", TEXT.encodeToString(Digests.sha256(challenge, 0, challenge.length)))
                .with("state", TEXT.encodeToString(seal.seal(name(person), begun)))
                .toString();
    }

    /** What this person began, if it was not long ago. */
    Optional<Begun> read(Person person, String state) {
        try {
            String[] begun = seal.open(name(person), Base64.getUrlDecoder().decode(state))
                    .split(" ");
            boolean fresh = clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(begun[2])));
            return fresh ? Optional.of(new Begun(UUID.fromString(begun[0]), new Secret(begun[1]))) : Optional.empty();
        } catch (RuntimeException _) {
            // Whatever it is, it is not ours.
            return Optional.empty();
        }
    }

    private static String name(Person person) {
        return "agreement of " + person.userId();
    }
}
