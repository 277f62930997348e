package mx.lanet.helpdesk.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import mx.lanet.helpdesk.shared.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookPartsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void the_signature_is_that_of_the_published_example() {
        assertThat(WebhookSecret.sign(
                        new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1_614_265_330),
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(WebhookSecret.random().reveal()).matches("whsec_[A-Za-z0-9+/]{43}=");
    }

    @Test
    void attempts_come_at_growing_distances_and_end_after_a_day() {
        List<Duration> at = new ArrayList<>();
        Instant now = NOON;
        for (Optional<Instant> next = Retries.next(1, NOON, now, 0);
                next.isPresent();
                next = Retries.next(at.size() + 1, NOON, now, 0)) {
            now = next.get();
            at.add(Duration.between(NOON, now));
        }

        assertThat(at.getFirst()).isEqualTo(Duration.ofSeconds(5));
        assertThat(at).hasSize(12).isSorted();
        assertThat(at.getLast()).isBetween(Duration.ofHours(19), Duration.ofHours(24));
        assertThat(Retries.next(1, NOON, NOON, 1)).hasValue(NOON.plusMillis(6_250));
        assertThat(Retries.rest(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(Retries.rest(1_000_000)).isLessThanOrEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.9.9.9",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.170",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void private_addresses_are_closed(String address) {
        assertThat(Doors.isPublic(InetAddress.ofLiteral(address))).isFalse();
        assertThatThrownBy(() -> doors("", address).open("interno.example", false))
                .isInstanceOf(Doors.Closed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.63.0.1", "172.32.0.1", "193.168.1.1", "2606:4700::1111", "2a00:1450::1"})
    void public_ones_are_open_but_not_without_encryption(String address) throws Exception {
        assertThat(doors("", address).open("fuera.example", false)).hasSize(1);
        assertThatThrownBy(() -> doors("", address).open("fuera.example", true)).isInstanceOf(Doors.Closed.class);
    }

    @Test
    void what_the_configuration_allows_is_open_and_nothing_beside_it() throws Exception {
        assertThat(doors("10.1.0.0/16, fd00::/8", "10.1.2.3").open("chat.interno", true))
                .hasSize(1);
        assertThatThrownBy(() -> doors("10.1.0.0/16", "10.2.0.1").open("chat.interno", false))
                .isInstanceOf(Doors.Closed.class);
        assertThatThrownBy(() -> doors("", "8.8.8.8", "192.168.1.1").open("ambas.example", false))
                .isInstanceOf(Doors.Closed.class);
    }

    @Test
    void a_name_that_means_another_address_a_moment_later_is_looked_up_once() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket inside = new ServerSocket(0, 5, loopback)) {
            Doors doors = new Doors(List.of("127.0.0.1"), _ ->
                    new InetAddress[] {InetAddress.ofLiteral(asked.incrementAndGet() == 1 ? "10.0.0.1" : "127.0.0.1")});
            WebhookCall call = new WebhookCall(doors);

            Outcome outcome = call.post("http://otra.example:" + inside.getLocalPort() + "/", Map.of(), new byte[0]);

            assertThat(outcome).isEqualTo(new Outcome.Failed(Outcome.Why.FORBIDDEN, "10.0.0.1"));
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void the_connection_goes_to_the_address_that_was_looked_at() throws IOException {
        try (Receiver inside = new Receiver()) {
            String named = inside.address().replace("127.0.0.1", "nadie.invalid");

            assertThat(new WebhookCall(doors("127.0.0.1", "127.0.0.1"))
                            .post(named, Map.of("webhook-id", "msg_1"), "{}".getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(new Outcome.Answered(200, "Recibido"));
            assertThat(inside.told()).extracting(Receiver.Told::id).containsExactly("msg_1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "ftp://example.com/",
                "https:///a",
                "https://ana:clave@example.com/",
                "https://example.com/#x",
                "https://example.com:99999/",
                "https://ejemplo .com/",
                "https://example.com/a b",
                "https://example.com/\r\nHost: otro",
                "https://exámple.com/",
                "javascript:alert(1)"
            })
    void what_is_no_address_of_the_web_is_told_so(String address) {
        assertThat(Destination.read(address)).isEmpty();
        assertThat(new WebhookCall(doors("", "127.0.0.1")).post(address, Map.of(), new byte[0]))
                .isEqualTo(new Outcome.Failed(Outcome.Why.ADDRESS, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.1 200 OK\\r\\nContent-Length: 4\\r\\n\\r\\nholayadios|200|hola",
                "HTTP/1.1 204 No Content\\r\\n\\r\\n|204|''",
                "HTTP/1.0 500 Ay\\r\\n\\r\\nse cayó|500|se cayó",
                "HTTP/1.1 103 Early\\r\\nLink: x\\r\\n\\r\\nHTTP/1.1 200 OK\\r\\n\\r\\nbien|200|bien",
                "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n3\\r\\nabc\\r\\n2;x=y\\r\\nde\\r\\n0\\r\\n\\r\\n|200|abcde",
                "HTTP/1.1 302 Found\\r\\nLocation: http://10.0.0.1/\\r\\n\\r\\n|302|''",
                "SSH-2.0-OpenSSH_9.9\\r\\n|0|''",
                "''|0|''"
            })
    void of_an_answer_the_status_and_the_beginning_are_read(String bytes, int status, String beginning)
            throws IOException {
        String said = bytes.replace("\\r", "\r").replace("\\n", "\n");
        assertThat(HttpAnswer.read(new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(new HttpAnswer(status, beginning));
    }

    @Test
    void no_more_of_an_answer_is_kept_than_is_shown() throws IOException {
        String endless = "HTTP/1.1 200 OK\r\n\r\n" + "\0é😀".repeat(5_000);
        HttpAnswer answer = HttpAnswer.read(new ByteArrayInputStream(endless.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.beginning().length()).isBetween(HttpAnswer.SHOWN - 1, HttpAnswer.SHOWN);
        assertThat(answer.beginning()).doesNotContain("\0");
    }

    private static Doors doors(String allowed, String... addresses) {
        return new Doors(List.of(allowed.split(",")), _ -> {
            InetAddress[] found = new InetAddress[addresses.length];
            for (int i = 0; i < found.length; i++) {
                found[i] = InetAddress.ofLiteral(addresses[i]);
            }
            return found;
        });
    }
}
