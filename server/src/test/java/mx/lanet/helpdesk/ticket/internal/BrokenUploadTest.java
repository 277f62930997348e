package mx.lanet.helpdesk.ticket.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import mx.lanet.helpdesk.shared.DataFolder;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class BrokenUploadTest {
    private static final String BOUNDARY = "frontera";

    @Autowired
    private TestPeople people;

    @Autowired
    private Tickets tickets;

    @Autowired
    private DataFolder data;

    @LocalServerPort
    private int port;

    private TwoClients.Company cafe;
    private Ticket ticket;

    @BeforeEach
    void aTicket() {
        cafe = people.twoClients().cafe();
        Person gabriela = cafe.requester();
        ticket = SomeOpening.of(gabriela).about("Mando la captura").saying("").in(tickets);
    }

    @Test
    void an_upload_that_breaks_half_way_leaves_nothing() throws IOException {
        Set<Path> before = files();
        byte[] body = body();

        send(body, body.length / 2);

        assertThat(comments()).isZero();
        assertThat(files()).isEqualTo(before);

        send(body, body.length);

        assertThat(comments()).isEqualTo(1);
        assertThat(files()).hasSize(before.size() + 1);
    }

    private int comments() {
        return tickets.read(cafe.technician(), ticket.ticketId()).comments().size();
    }

    /** Announces all of it, sends the first bytes, and hears out what the server has to say. */
    private void send(byte[] body, int bytes) throws IOException {
        try (Visitor gabriela = Visitor.as(cafe.requester(), port);
                Socket socket = new Socket("localhost", port)) {
            String csrf = gabriela.csrfToken();
            String head =
                    """
                    POST /portal/tickets/%s/say HTTP/1.1
                    Host: localhost:%d
                    Cookie: %s
                    X-CSRF-TOKEN: %s
                    Content-Type: multipart/form-data; boundary=%s
                    Content-Length: %d
                    Connection: close

                    """
                            .formatted(ticket.code(), port, gabriela.cookieHeader(), csrf, BOUNDARY, body.length)
                            .replace("\n", "\r\n");
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.UTF_8));
            out.write(body, 0, bytes);
            out.flush();
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }
    }

    /** A comment with a text file of a megabyte. */
    private static byte[] body() {
        String text =
                """
                --%1$s
                Content-Disposition: form-data; name="body"

                Aquí va.
                --%1$s
                Content-Disposition: form-data; name="files"; filename="registro.txt"
                Content-Type: text/plain

                %2$s
                --%1$s--
                """
                        .formatted(BOUNDARY, "una línea del registro ".repeat(45_000));
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** What lies with the attachments. */
    private Set<Path> files() throws IOException {
        if (!Files.exists(data.attachments())) {
            return Set.of();
        }
        try (Stream<Path> all = Files.walk(data.attachments())) {
            return new TreeSet<>(all.filter(Files::isRegularFile).toList());
        }
    }
}
