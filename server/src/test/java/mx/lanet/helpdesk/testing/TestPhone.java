package mx.lanet.helpdesk.testing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Somebody's telephone with an application for codes, written from RFC 6238 and not with the server's own code. Each
 * {@link #code} is a later one than the one before: three can be had at one moment, since the server allows for clocks that
 * differ by half a minute.
 */
public final class TestPhone {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final long STEP_SECONDS = 30;

    private final byte[] key;
    private final Clock clock;
    private long last;

    /** @param text the key as the page shows it */
    public TestPhone(String text, Clock clock) {
        this.key = key(text.replaceAll("\\s", ""));
        this.clock = clock;
    }

    /** The codes of paper that came with it. */
    public record Given(TestPhone phone, List<String> recoveryCodes) {}

    /** The next code that was not shown yet, from the one of half a minute ago on. */
    public String code() {
        last = Math.max(last + 1, now() - 1);
        if (last > now() + 1) {
            throw new IllegalStateException("no further code yet: let the clock advance");
        }
        return code(last);
    }

    /** The code that is shown so many half minutes from now. */
    public String codeIn(long steps) {
        return code(now() + steps);
    }

    private long now() {
        return clock.instant().getEpochSecond() / STEP_SECONDS;
    }

    private String code(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int offset = hash[19] & 15;
            int number = (hash[offset] & 127) << 24
                    | (hash[offset + 1] & 255) << 16
                    | (hash[offset + 2] & 255) << 8
                    | hash[offset + 3] & 255;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] key(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * 5 / 8);
        long held = 0;
        int bits = 0;
        for (char letter : text.toCharArray()) {
            held = held << 5 | BASE32.indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (held >> bits));
            }
        }
        return bytes.array();
    }
}
