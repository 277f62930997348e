package mx.lanet.helpdesk.identity;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** What a program renews its JWT with: which session it is of, and 256 random bits. */
record RefreshToken(UUID clientId, UUID sessionId, byte[] random) {
    private static final int RANDOM_BYTES = 32;
    private static final int BYTES = 2 * 16 + RANDOM_BYTES;
    private static final int LETTERS = 86;
    private static final SecureRandom SOURCE = new SecureRandom();

    static RefreshToken of(UUID clientId, UUID sessionId) {
        byte[] random = new byte[RANDOM_BYTES];
        SOURCE.nextBytes(random);
        return new RefreshToken(clientId, sessionId, random);
    }

    /** Empty for what cannot be one. */
    static Optional<RefreshToken> read(String text) {
        if (text.length() != LETTERS) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            UUID client = new UUID(bytes.getLong(), bytes.getLong());
            UUID session = new UUID(bytes.getLong(), bytes.getLong());
            byte[] random = new byte[RANDOM_BYTES];
            bytes.get(random);
            return Optional.of(new RefreshToken(client, session, random));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    String text() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.putLong(clientId.getMostSignificantBits()).putLong(clientId.getLeastSignificantBits());
        bytes.putLong(sessionId.getMostSignificantBits()).putLong(sessionId.getLeastSignificantBits());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(bytes.put(random).array());
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(random);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "RefreshToken[" + sessionId + "]";
    }
}
