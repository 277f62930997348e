package mx.lanet.helpdesk.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, its last six digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void the_codes_are_those_of_the_standard(long seconds, String code) {
        Instant time = Instant.ofEpochSecond(seconds);

        assertThat(Totp.code(KEY, Totp.step(time))).isEqualTo(code);
        assertThat(Totp.stepOf(KEY, code, time)).hasValue(Totp.step(time));
    }

    @Test
    void a_telephone_may_be_half_a_minute_early_or_late_and_no_more() {
        Instant now = Instant.ofEpochSecond(1_234_567_890);
        long step = Totp.step(now);

        assertThat(Totp.stepOf(KEY, Totp.code(KEY, step - 1), now)).hasValue(step - 1);
        assertThat(Totp.stepOf(KEY, Totp.code(KEY, step + 1), now)).hasValue(step + 1);
        assertThat(Totp.stepOf(KEY, Totp.code(KEY, step - 2), now)).isEmpty();
        assertThat(Totp.stepOf(KEY, Totp.code(KEY, step + 2), now)).isEmpty();
    }

    @Test
    void a_key_is_typed_in_base_32() {
        assertThat(Totp.base32(KEY)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Totp.newSecret()).hasSize(20);
    }
}
