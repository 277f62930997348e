package mx.lanet.agent.service;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import mx.lanet.agent.link.AgentClock;
import mx.lanet.agent.link.Answer;
import mx.lanet.agent.link.BackOff;
import mx.lanet.agent.link.Session;
import mx.lanet.agent.store.PrivateFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the client's logo beside the agent as the setting {@code desktop.brand_logo} says: fetched when it is another one,
 * removed when there is none. The file is whole and the one that is wanted, or it is the one before.
 */
final class BrandLogo {
    private static final Logger LOG = LoggerFactory.getLogger(BrandLogo.class);
    private static final String PATH = "/api/agents/logo";
    private static final int MOST_BYTES = 300 * 1024;
    /** After an answer that will hardly be another one soon. */
    private static final Duration MUCH_LATER = Duration.ofHours(1);

    private final Path file;
    private final Session session;
    private final AgentClock clock;
    private final Supplier<String> wanted;
    private final BackOff backOff;
    private Duration quietUntil = Duration.ZERO;
    private String missed = "";
    private String have = "";

    /** @param wanted the SHA-256 in hex of what is to be there; empty for nothing */
    BrandLogo(Path file, Session session, AgentClock clock, RandomGenerator random, Supplier<String> wanted) {
        this.file = file;
        this.session = session;
        this.clock = clock;
        this.wanted = wanted;
        this.backOff = new BackOff(random);
    }

    /** Does what is to be done now. What fails is tried again later, and another picture at once. */
    void follow(Duration mostBackOff) {
        var hash = wanted.get();
        if (missed.equals(hash) && clock.elapsed().compareTo(quietUntil) < 0) {
            return;
        }
        try {
            if (hash.isEmpty()) {
                Files.deleteIfExists(file);
            } else if (!isThere(hash)) {
                fetch(hash, mostBackOff);
            }
        } catch (IOException e) {
            later(hash, mostBackOff, Duration.ZERO, e.toString());
        }
    }

    private boolean isThere(String hash) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        if (!have.equals(hash)) {
            have = sha256(Files.readAllBytes(file));
        }
        return have.equals(hash);
    }

    private void fetch(String hash, Duration mostBackOff) throws IOException {
        var content = new ByteArrayOutputStream();
        var answer = session.call(token -> {
            content.reset();
            return session.link()
                    .download(PATH, token, 0, (_, in) -> content.writeBytes(in.readNBytes(MOST_BYTES + 1)));
        });
        if (answer.verdict() != Answer.Verdict.DONE) {
            boolean refused = answer.verdict() == Answer.Verdict.REFUSED;
            later(hash, mostBackOff, refused ? MUCH_LATER : answer.retryAfter(), answer.summary());
        } else if (content.size() > MOST_BYTES || !sha256(content.toByteArray()).equals(hash)) {
            later(hash, mostBackOff, MUCH_LATER, "not the picture that was told");
        } else {
            PrivateFiles.write(file, content.toByteArray());
            have = hash;
            backOff.succeeded();
            missed = "";
        }
    }

    private void later(String hash, Duration mostBackOff, Duration retryAfter, String why) {
        if (!missed.equals(hash)) {
            backOff.succeeded();
            LOG.atWarn().log("the client's logo is not here yet: {}", why);
        }
        missed = hash;
        quietUntil = clock.elapsed().plus(backOff.failed(mostBackOff, retryAfter));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
