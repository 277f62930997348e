package mx.lanet.helpdesk.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mx.lanet.helpdesk.testing.LogLines;
import mx.lanet.helpdesk.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Requests that are refused before any of our code looks at them, byte for byte as no well-behaved client would send them:
 * programs get problem+json all the same, people a page, and an operator at most one line.
 */
@ServerTest
class OddAddressesTest {
    private static final String PROBLEM = "application/problem+json";
    private static final List<String> ODD_ENDS =
            List.of(";a=b", "/%2e%2e/x", "/..;/x", "%2fx", "%5cx", "%00", "%0a", "//x", "/%", "/%zz");
    /** Where even the address cannot be read, nobody knows whom it was meant for. */
    private static final List<String> UNREADABLE = List.of("/x\\y", "/a|b", "/{a}", "/ñ");

    private static final List<String> ODD_HEADERS = List.of(
            "Host: otro host",
            "Host: a\r\nHost: b",
            "Host: [::1",
            "Host: localhost\r\nX-Odd: a\u0001b",
            "Host: localhost\r\nX Odd: a",
            "Host: localhost\r\nContent-Length: x",
            "Host: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: gzip, gzip",
            "Host: localhost\r\nX-Long: " + "a".repeat(70_000));

    @LocalServerPort
    int port;

    @Test
    void programs_get_a_problem_for_an_address_that_is_refused() {
        assertThat(wrong("/api/agents/heartbeat", PROBLEM, "\"success\":false")).isEmpty();
    }

    @Test
    void people_get_a_page_for_an_address_that_is_refused() {
        assertThat(wrong("/tickets", "text/html", "id=\"contenido\"")).isEmpty();
    }

    @Test
    void an_address_that_cannot_be_read_is_a_problem() {
        List<String> wrong = new ArrayList<>();
        try (LogLines log = LogLines.listen()) {
            for (String end : UNREADABLE) {
                judge("GET /tickets" + end + " HTTP/1.1\r\nHost: localhost", PROBLEM, "\"success\":false", log, wrong);
            }
            judge("G\u0001T / HTTP/1.1\r\nHost: localhost", PROBLEM, "\"success\":false", log, wrong);
        }

        assertThat(wrong).isEmpty();
    }

    private List<String> wrong(String path, String type, String content) {
        List<String> wrong = new ArrayList<>();
        try (LogLines log = LogLines.listen()) {
            raw("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            for (String end : ODD_ENDS) {
                judge("GET " + path + end + " HTTP/1.1\r\nHost: localhost", type, content, log, wrong);
            }
            for (String header : ODD_HEADERS) {
                judge("GET " + path + " HTTP/1.1\r\n" + header, type, content, log, wrong);
            }
            for (String line : List.of("FOO ", "TRACE ", "CONNECT ")) {
                judge(line + path + " HTTP/1.1\r\nHost: localhost", type, content, log, wrong);
            }
        }
        return wrong;
    }

    private void judge(String head, String type, String content, LogLines log, List<String> wrong) {
        log.forget();
        String answer = raw(head + "\r\nConnection: close\r\n\r\n");
        String told = head.substring(0, Math.min(90, head.length())).replace("\r\n", " ⏎ ");
        if (!answer.matches("(?s)HTTP/1.1 (4\\d\\d|501) .*")) {
            wrong.add(told + " → " + answer.lines().findFirst().orElse("nothing"));
        }
        if (!answer.toLowerCase(Locale.ROOT).contains("content-type: " + type) || !answer.contains(content)) {
            wrong.add(told + " is answered with " + answer);
        }
        if (answer.contains("Exception") || answer.contains("Tomcat")) {
            wrong.add(told + " tells about the inside: " + answer);
        }
        if (log.ofRequests().size() > 1 || log.lines().stream().anyMatch(LogLines.Line::hasTrace)) {
            wrong.add(told + " is logged as " + log.lines());
        }
    }

    private String raw(String request) {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
