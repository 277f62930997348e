package mx.lanet.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import mx.lanet.agent.link.Answer.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkTest {
    private static final Duration MOST = Duration.ofSeconds(120);

    @Test
    void waits_grow_with_full_jitter_up_to_a_limit() {
        var backOff = new BackOff(new Random(1));

        var waits = IntStream.range(0, 200)
                .mapToObj(i -> backOff.failed(MOST, Duration.ZERO))
                .toList();

        assertThat(waits.getFirst()).isLessThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(waits).allMatch(w -> w.compareTo(MOST) <= 0 && w.toMillis() >= 500);
        assertThat(waits.subList(20, 200)).anyMatch(w -> w.compareTo(Duration.ofSeconds(20)) < 0);
        assertThat(waits.subList(20, 200)).anyMatch(w -> w.compareTo(Duration.ofSeconds(100)) > 0);
        backOff.succeeded();
        assertThat(backOff.failed(MOST, Duration.ZERO)).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void the_server_is_not_asked_before_it_wants() {
        var backOff = new BackOff(new Random(1));

        assertThat(backOff.failed(MOST, Duration.ofSeconds(600))).isGreaterThan(Duration.ofSeconds(600));
    }

    @ParameterizedTest
    @CsvSource({
        "120, 120",
        "'', 0",
        "-5, 0",
        "soon, 0",
        "99999999, 3600",
        "'Wed, 21 Oct 2015 07:28:00 GMT', 0",
        "1.5, 0"
    })
    void retry_after_is_read_with_suspicion(String header, long seconds) {
        assertThat(HttpLink.wait(header, Instant.now())).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "200, DONE", "201, DONE", "202, DONE", "302, LATER", "400, REFUSED", "401, UNAUTHORIZED", "403, FORBIDDEN",
        "404, REFUSED", "408, LATER", "413, REFUSED", "422, REFUSED", "429, LATER", "500, LATER", "503, LATER"
    })
    void only_some_refusals_are_tried_again(int status, Verdict verdict) {
        assertThat(new Answer.Received(status, "", Duration.ZERO, null).verdict())
                .isEqualTo(verdict);
    }

    @Test
    void a_broken_line_is_tried_again_and_nonsense_is_no_answer() {
        assertThat(new Answer.Unreachable(new IOException("reset")).verdict()).isEqualTo(Verdict.LATER);
        assertThat(new Answer.Received(200, "<html>", Duration.ZERO, null).read(Map.class))
                .isNull();
        assertThat(new Answer.Received(400, "{\"detail\":\"a\\nb\"}", Duration.ZERO, null).summary())
                .isEqualTo("400 a b");
    }

    @Test
    void a_token_is_due_at_four_fifths_of_its_life() {
        var jwt = Jwt.read(token(1_000, 2_000));

        assertThat(jwt.isDue(Instant.ofEpochSecond(1_799))).isFalse();
        assertThat(jwt.isDue(Instant.ofEpochSecond(1_800))).isTrue();
        assertThat(jwt.isExpired(Instant.ofEpochSecond(1_999))).isFalse();
        assertThat(jwt.isExpired(Instant.ofEpochSecond(2_000))).isTrue();
        assertThat(Jwt.read("nonsense").isExpired(Instant.EPOCH)).isTrue();
        assertThat(Jwt.read("a.¿.c").isExpired(Instant.EPOCH)).isTrue();
    }

    @Test
    void proxies_are_taken_from_settings_before_the_environment() {
        var server = URI.create("https://ayuda.example");
        var environment = Map.of("https_proxy", "http://proxy.example:3128", "NO_PROXY", "intra.example,.local");

        assertThat(LinkOptions.proxy(server, "", environment).address())
                .isEqualTo(InetSocketAddress.createUnresolved("proxy.example", 3128));
        assertThat(LinkOptions.proxy(server, "other.example:8080", environment).address())
                .isEqualTo(InetSocketAddress.createUnresolved("other.example", 8080));
        assertThat(LinkOptions.proxy(server, "none", environment)).isEqualTo(Proxy.NO_PROXY);
        assertThat(LinkOptions.proxy(URI.create("https://a.intra.example"), "", environment))
                .isEqualTo(Proxy.NO_PROXY);
        assertThat(LinkOptions.proxy(URI.create("https://mesa.local"), "", environment))
                .isEqualTo(Proxy.NO_PROXY);
        assertThat(LinkOptions.proxy(URI.create("http://localhost:5001"), "x.example:1", environment))
                .isEqualTo(Proxy.NO_PROXY);
    }

    private static String token(long issued, long expires) {
        var payload = "{\"iat\":" + issued + ",\"exp\":" + expires + "}";
        return "h."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8))
                + ".s";
    }
}
