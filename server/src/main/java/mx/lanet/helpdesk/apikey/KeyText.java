package mx.lanet.helpdesk.apikey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a key: {@code lanet_<prefix>_<secret>}. The prefix is public; the secret has 238 random bits, so that a plain
 * hash of the whole says nothing about it.
 */
record KeyText(String prefix, String whole) {
    static final String BEGINNING = "lanet_";

    private static final Pattern FORM = Pattern.compile("lanet_([a-z0-9]{10})_[A-Za-z0-9]{40}");
    private static final String SMALL = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String ALL = SMALL + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    static KeyText random() {
        String prefix = letters(SMALL, 10);
        return new KeyText(prefix, BEGINNING + prefix + "_" + letters(ALL, 40));
    }

    /** Empty for what cannot be a key. */
    static Optional<KeyText> of(String text) {
        Matcher key = FORM.matcher(text);
        return key.matches() ? Optional.of(new KeyText(key.group(1), text)) : Optional.empty();
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return BEGINNING + prefix + "_…";
    }

    private static String letters(String from, int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(from.charAt(RANDOM.nextInt(from.length())));
        }
        return text.toString();
    }
}
