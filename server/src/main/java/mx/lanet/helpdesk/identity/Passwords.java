package mx.lanet.helpdesk.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Service;

/** What a password must be, how it is made, and how it is kept: as an Argon2id hash and nothing else. */
@Service
public class Passwords {
    public static final int SHORTEST = 10;
    /** Nobody types more; without a limit a megabyte of password costs the server a second. */
    public static final int LONGEST = 200;

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int GROUP = 4;
    private static final int AT_ONCE = 4;
    private static final int WAIT_SECONDS = 3;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<String> COMMON = commonOnes();

    /** 19 MiB, two passes, one lane: what OWASP asks of Argon2id. */
    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);

    private final Semaphore hashing = new Semaphore(AT_ONCE);
    private final String nobodysHash = encoder.encode(generate().reveal());

    /** A password that nobody can guess and anybody can copy from paper: four groups of four letters and digits. */
    public static Secret generate() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                text.append('-');
            }
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return new Secret(text.toString());
    }

    /** What is wrong with a password that somebody chose; empty when nothing is. */
    public static Optional<FieldError> problem(Secret password, String login) {
        String text = password.reveal();
        String plain = text.toLowerCase(Locale.ROOT);
        if (text.length() < SHORTEST) {
            return Optional.of(new FieldError("password", "password_short", SHORTEST));
        }
        if (text.length() > LONGEST) {
            return Optional.of(new FieldError("password", "too_long", LONGEST));
        }
        if (plain.contains(login)) {
            return Optional.of(new FieldError("password", "password_is_login"));
        }
        boolean guessed = COMMON.contains(plain) || plain.chars().distinct().count() < 4;
        return guessed ? Optional.of(new FieldError("password", "password_common")) : Optional.empty();
    }

    /** The hash to store: some 50 ms of work, a few at once. */
    public String hash(Secret password) {
        return bounded(() -> encoder.encode(password.reveal()));
    }

    /** Whether the password belongs to the hash. Takes as long for a hash that does not exist (null) as for one that does. */
    public boolean matches(Secret password, @Nullable String hash) {
        boolean tooLong = password.reveal().length() > LONGEST;
        String typed = tooLong ? "" : password.reveal();
        boolean same = bounded(() -> encoder.matches(typed, hash == null ? nobodysHash : hash));
        return same && hash != null && !tooLong;
    }

    /** Each hash takes 19 MiB and a core: more at once than there are cores would only make all of them slow. */
    private <T> T bounded(Supplier<T> work) {
        try {
            if (!hashing.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw Problem.overloaded(WAIT_SECONDS).refusal();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.overloaded(WAIT_SECONDS).refusal();
        }
        try {
            return work.get();
        } finally {
            hashing.release();
        }
    }

    private static Set<String> commonOnes() {
        try (var in = new ClassPathResource("identity/common-passwords.txt").getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
