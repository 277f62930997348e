package mx.lanet.helpdesk.ticket.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import mx.lanet.helpdesk.shared.DataFolder;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestClock;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import mx.lanet.helpdesk.ticket.Attachment;
import mx.lanet.helpdesk.ticket.Attachments;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class HeldFilesTest {
    private static final String PLACE = "portal";

    @Autowired
    private HeldFiles held;

    @Autowired
    private UnsettledFiles unsettled;

    @Autowired
    private Attachments attachments;

    @Autowired
    private Tickets tickets;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestClock clock;

    @Autowired
    private DataFolder data;

    @LocalServerPort
    private int port;

    private TwoClients two;
    private Person gabriela;
    private Ticket ticket;

    @BeforeEach
    void aTicket() {
        two = people.twoClients();
        gabriela = two.cafe().requester();
        ticket = SomeOpening.of(gabriela).about("Mando la captura").saying("").in(tickets);
    }

    @Test
    void what_is_held_becomes_the_tickets_under_its_own_id_and_once() throws IOException {
        HeldFile file = hold(gabriela, "C:\\fotos\\pantalla.png", picture());
        HeldFile list = hold(gabriela, "lista.txt", bytes("uno\ndos\n"));

        List<Attachment> bound = bind(gabriela, file, list);
        List<Attachment> again = bind(gabriela, file, list);

        assertThat(bound).extracting(Attachment::attachmentId).containsExactly(file.fileId(), list.fileId());
        assertThat(bound).extracting(Attachment::fileName).containsExactly("pantalla.png", "lista.txt");
        assertThat(again).isEmpty();
        assertThat(attachments.of(two.cafe().technician(), ticket)).hasSize(2);
        assertThat(held.of(gabriela, PLACE)).isEmpty();
    }

    @Test
    void a_download_is_what_was_uploaded_in_whole_and_in_ranges() throws IOException {
        HeldFile list = hold(gabriela, "lista.txt", bytes("uno\ndos\n"));
        String path = bind(gabriela, list).getFirst().path();

        try (Visitor visitor = Visitor.as(two.cafe().technician(), port)) {
            assertThat(visitor.get(path).body()).isEqualTo("uno\ndos\n");
            var part = visitor.get(path, "Range", "bytes=4-6");
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.body()).isEqualTo("dos");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tres\ndos\n", "uno\n", "uno\ndos\nmás", "uno\ndoz\n"})
    void a_file_that_was_altered_on_the_disk_is_not_handed_out_as_a_whole(String altered) throws IOException {
        Set<Path> before = files();
        HeldFile list = hold(gabriela, "lista.txt", bytes("uno\ndos\n"));
        String path = bind(gabriela, list).getFirst().path();
        Set<Path> stored = files();
        stored.removeAll(before);

        assertThat(stored).hasSize(1);
        Files.write(stored.iterator().next(), bytes(altered));

        try (Visitor visitor = Visitor.as(two.cafe().technician(), port)) {
            var answer = visitor.get(path);
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).doesNotContain("dos");
        }
    }

    @Test
    void nobody_else_sees_or_sends_what_somebody_holds() throws IOException {
        HeldFile file = hold(gabriela, "pantalla.png", picture());
        String path = "/files/" + file.fileId() + "/picture";

        for (Person other : List.of(two.cafe().clientAdmin(), two.cafe().technician(), two.superadmin())) {
            assertThat(bind(other, file)).isEmpty();
            try (Visitor visitor = Visitor.as(other, port)) {
                assertThat(visitor.get(path).statusCode()).isEqualTo(404);
            }
        }
        try (Visitor visitor = Visitor.as(gabriela, port)) {
            assertThat(visitor.get(path).statusCode()).isEqualTo(200);
        }
        bind(gabriela, file);
        try (Visitor visitor = Visitor.as(two.cafe().technician(), port)) {
            assertThat(visitor.get(path).statusCode()).as("the same address").isEqualTo(200);
        }
        try (Visitor visitor = Visitor.as(two.textil().technician(), port)) {
            assertThat(visitor.get(path).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void a_form_takes_so_many_files_and_programs_never() throws IOException {
        for (int i = 0; i < HeldFiles.MOST_FOR_A_FORM; i++) {
            hold(gabriela, i + ".txt", bytes("línea"));
        }
        Set<Path> before = files();

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> hold(gabriela, "otro.txt", bytes("línea")));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> hold(two.cafe().clientAdmin(), "foto.png", new byte[] {'M', 'Z', 0, 1}));

        assertThat(held.of(gabriela, PLACE)).hasSize(HeldFiles.MOST_FOR_A_FORM);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void what_is_never_sent_is_gone_after_a_day_with_its_bytes_and_what_was_sent_stays() throws IOException {
        HeldFile sent = hold(gabriela, "pantalla.png", picture());
        HeldFile forgotten = hold(gabriela, "otra.png", picture());
        bind(gabriela, sent);
        clock.advance(HeldFiles.ABANDONED_AFTER.plusMinutes(1));
        HeldFile today = hold(gabriela, "hoy.png", picture());

        unsettled.clear();

        assertThat(held.of(gabriela, PLACE)).containsExactly(today);
        assertThat(names()).contains(sent.stored().name(), today.stored().name());
        assertThat(names()).doesNotContain(forgotten.stored().name());
    }

    @Test
    void what_a_killed_server_left_behind_is_cleared_away_unless_it_is_somebodys() throws IOException {
        HeldFile named = hold(gabriela, "lista.txt", bytes("uno"));
        Path incoming = data.attachments().resolve("incoming");
        String lost = "0123456789abcdef0123456789abcdef";
        Path half = old(incoming.resolve("fedcba9876543210fedcba9876543210"));
        Path note = old(incoming.resolve(lost + ".note"));
        Path noteOfNamed = old(incoming.resolve(named.stored().name() + ".note"));
        Path bytes = data.attachments().resolve("01/23").resolve(lost);
        Files.createDirectories(bytes.getParent());
        Files.writeString(bytes, "sin dueño");

        unsettled.clear();

        assertThat(List.of(half, note, noteOfNamed, bytes)).noneMatch(Files::exists);
        assertThat(names()).contains(named.stored().name());
    }

    private Path old(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        return Files.setLastModifiedTime(file, FileTime.from(clock.instant().minus(Duration.ofDays(1))));
    }

    private HeldFile hold(Person person, String name, byte[] content) throws IOException {
        return held.hold(person, PLACE, name, new ByteArrayInputStream(content));
    }

    private List<Attachment> bind(Person person, HeldFile... files) {
        return attachments.bind(
                person,
                ticket.ticketId(),
                Stream.of(files).map(HeldFile::fileId).toList(),
                null,
                false);
    }

    private Set<String> names() throws IOException {
        return files().stream().map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }

    private Set<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(data.attachments())) {
            return new TreeSet<>(all.filter(Files::isRegularFile).toList());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }
}
