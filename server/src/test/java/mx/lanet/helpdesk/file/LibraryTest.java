package mx.lanet.helpdesk.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.identity.Technicians;
import mx.lanet.helpdesk.script.Run;
import mx.lanet.helpdesk.script.RunState;
import mx.lanet.helpdesk.script.RunWish;
import mx.lanet.helpdesk.script.Runs;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestAgents;
import mx.lanet.helpdesk.testing.TestAgents.Joined;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.file.Blobs;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files come into the library, are found by those who may, and reach the machines that they are sent to. */
@ServerTest
class LibraryTest {
    private static final Slice.Request FIRST = new Slice.Request(1, 50);

    @Autowired
    private Library library;

    @Autowired
    private FileUploads uploads;

    @Autowired
    private RemovedFiles removed;

    @Autowired
    private Blobs blobs;

    @Autowired
    private Runs runs;

    @Autowired
    private Technicians technicians;

    @Autowired
    private TestPeople people;

    @Autowired
    private EnrolmentTokens tokens;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private TestAgents agents;
    private Person lucia;
    private UUID cafe;

    @BeforeEach
    void twoClients() {
        clients = people.twoClients();
        agents = new TestAgents(tokens, port);
        lucia = clients.superadmin().proven(clock.instant());
        cafe = clients.cafe().clientId();
    }

    @Test
    void a_file_that_breaks_off_goes_on_where_it_was_and_its_name_again_is_its_next_version() throws IOException {
        byte[] first = content("manual de la caja, versión uno");
        byte[] second = content("manual de la caja, versión dos");
        FileDraft draft = draft(cafe, " Manuales // Caja/", "manual.txt", false);
        Upload upload = uploads.begin(lucia, draft, first.length, "1");
        uploads.append(upload, 0, new ByteArrayInputStream(Arrays.copyOf(first, 7)));

        Upload again = uploads.begin(lucia, draft, first.length, "1");
        assertThat(again).isEqualTo(upload);
        assertThat(uploads.received(again)).isEqualTo(7);
        assertThat(uploads.append(again, 3, new ByteArrayInputStream(first)))
                .as("a piece that begins elsewhere")
                .isEqualTo(7);
        refused("changed_meanwhile", () -> uploads.finish(lucia, again));
        uploads.append(again, 7, new ByteArrayInputStream(Arrays.copyOfRange(first, 7, first.length + 20)));
        LibraryFile file = uploads.finish(lucia, again);

        assertThat(file.folder()).isEqualTo("Manuales/Caja");
        assertThat(read(file.newest())).isEqualTo(first);
        assertThat(put(draft, first).newest().version())
                .as("the same content again")
                .isEqualTo(1);
        LibraryFile next = put(draft, second);
        assertThat(next.fileId()).isEqualTo(file.fileId());
        assertThat(library.versions(lucia, next))
                .extracting(FileVersion::version)
                .containsExactly(2, 1);
        assertThat(read(next.newest())).isEqualTo(second);
    }

    @Test
    void what_is_neither_document_nor_program_is_refused_and_so_are_names_that_no_machine_could_take()
            throws IOException {
        refused("invalid_body", () -> put(draft(cafe, "", "ruido.bin", false), new byte[] {1, 2, 3, 4}));
        refused("invalid_body", () -> put(draft(cafe, "", "con.txt", false), content("x")));
        refused("invalid_body", () -> put(draft(cafe, "", "../../etc/passwd", false), content("x")));
        refused("too_large", () -> uploads.begin(lucia, draft(cafe, "", "a.txt", false), 1L << 40, ""));
        byte[] program = {'M', 'Z', 0, 1, 2, 3};

        assertThat(put(draft(cafe, "", "instalador.exe", false), program)
                        .newest()
                        .mediaType())
                .isEqualTo("application/vnd.microsoft.portable-executable");
    }

    @Test
    void everybody_finds_what_is_theirs_and_nobody_finds_what_is_another_clients() throws IOException {
        LibraryFile house = put(draft(Person.HOUSE, "", "casa " + cafe + ".txt", false), content("para todos"));
        LibraryFile own = put(draft(cafe, "", "precios.txt", false), content("precios"));
        LibraryFile internal = put(draft(cafe, "", "claves.txt", true), content("claves"));
        Person technician = clients.cafe().technician();
        Person requester = clients.cafe().requester();

        assertThat(found(technician)).contains(house.fileId(), own.fileId(), internal.fileId());
        assertThat(found(requester)).containsExactly(own.fileId());
        assertThat(found(clients.cafe().clientAdmin())).containsExactly(own.fileId());
        assertThat(found(clients.textil().technician()))
                .contains(house.fileId())
                .doesNotContain(own.fileId(), internal.fileId());
        refused("not_found", () -> library.get(clients.textil().technician(), own.fileId()));
        refused("not_found", () -> library.version(requester, internal.newest().contentId()));
        refused("not_found", () -> library.version(requester, house.newest().contentId()));
        refused("forbidden", () -> uploads.begin(technician, draft(Person.HOUSE, "", "a.txt", false), 1, ""));
        refused(
                "not_found",
                () -> uploads.begin(clients.textil().technician(), draft(cafe, "", "a.txt", false), 1, ""));
        refused("forbidden", () -> uploads.begin(clients.cafe().clientAdmin(), draft(cafe, "", "a.txt", false), 1, ""));
        refused("forbidden", () -> library.remove(clients.cafe().clientAdmin(), own.fileId()));
        refused("forbidden", () -> library.remove(technician, house.fileId()));
    }

    @Test
    void contents_lie_once_and_go_with_the_last_file_that_has_them() throws IOException {
        byte[] text = content("lo mismo en dos carpetas " + cafe);
        LibraryFile one = put(draft(cafe, "A", "igual.txt", false), text);
        LibraryFile other = put(draft(cafe, "B", "igual.txt", false), text);
        String sha256 = one.newest().sha256();

        library.remove(lucia, one.fileId());
        removed.clear();
        assertThat(read(other.newest())).isEqualTo(text);
        library.remove(lucia, other.fileId());
        removed.clear();

        assertThat(blobs.has(sha256)).isFalse();
        refused("not_found", () -> library.get(lucia, other.fileId()));
        assertThat(read(put(draft(cafe, "B", "igual.txt", false), text).newest()))
                .isEqualTo(text);
    }

    @Test
    void a_machine_fetches_what_it_was_sent_in_pieces_and_nothing_else() throws Exception {
        byte[] text = content("0123456789 para la caja " + cafe);
        LibraryFile file = put(draft(cafe, "", "envío.txt", true), text);
        String tag = '"' + file.newest().sha256() + '"';
        Joined machine = agents.join(clients.cafe(), "PC-CAJA");
        Joined neighbour = agents.join(clients.cafe(), "PC-VECINA");
        Joined foreign = agents.join(clients.textil(), "PC-AJENA");
        assertThat(get(machine, file).statusCode()).as("before it is sent").isEqualTo(404);

        Run run = send(lucia, file, machine);
        beatUntilTold(machine, file);

        HttpResponse<byte[]> whole = get(machine, file);
        assertThat(whole.body()).isEqualTo(text);
        assertThat(whole.headers().firstValue("ETag")).contains(tag);
        HttpResponse<byte[]> rest = get(machine, file, "Range", "bytes=10-", "If-Range", tag);
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(text, 10, text.length));
        assertThat(rest.headers().firstValue("Content-Range"))
                .contains("bytes 10-" + (text.length - 1) + "/" + text.length);
        assertThat(get(machine, file, "Range", "bytes=10-", "If-Range", "\"other\"")
                        .body())
                .isEqualTo(text);
        assertThat(get(machine, file, "Range", "bytes=" + text.length + "-").statusCode())
                .isEqualTo(416);
        assertThat(get(machine, file, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get(neighbour, file).statusCode()).isEqualTo(404);
        assertThat(get(foreign, file).statusCode()).isEqualTo(404);
        assertThat(runs.tally(lucia, run).of(RunState.DELIVERED)).isEqualTo(1);
    }

    @Test
    void an_open_file_is_there_for_its_clients_machines_and_is_listed_for_them() throws Exception {
        LibraryFile file = put(draft(cafe, "", "abierto.txt", false), content("para la gente del café"));
        Joined machine = agents.join(clients.cafe(), "PC-CAJA");
        Joined foreign = agents.join(clients.textil(), "PC-AJENA");

        assertThat(get(machine, file).statusCode()).isEqualTo(200);
        assertThat(get(foreign, file).statusCode()).isEqualTo(404);
        assertThat(text(get(machine, "/api/files")))
                .contains("abierto.txt", file.newest().sha256());
        assertThat(text(get(foreign, "/api/files"))).doesNotContain("abierto.txt");
    }

    @Test
    void who_sends_needs_what_running_needs_and_a_file_goes_to_its_own_clients_machines() throws Exception {
        LibraryFile file = put(draft(cafe, "", "envío.txt", false), content("uno"));
        Joined machine = agents.join(clients.cafe(), "PC-CAJA");
        Joined foreign = agents.join(clients.textil(), "PC-AJENA");
        Person technician = clients.cafe().technician();

        refused("forbidden", () -> send(technician.proven(clock.instant()), file, machine));
        technicians.setRemoteExecution(lucia, technician.userId(), cafe, true);
        refused("second_factor_missing", () -> send(technician, file, machine));
        refused(
                "file_of_other_client",
                () -> runs.send(lucia, file, wish(file, clients.textil().clientId(), foreign)));

        Run run = send(technician.proven(clock.instant()), file, machine);
        assertThat(run.expiresAt()).isAfter(run.dueAt().plusSeconds(6 * 86_400));
        library.remove(lucia, file.fileId());
        assertThat(library.version(cafe, file.fileId(), 1)).isEmpty();
    }

    private Run send(Person person, LibraryFile file, Joined machine) {
        return runs.send(person, file, wish(file, cafe, machine)).getFirst();
    }

    private static RunWish wish(LibraryFile file, UUID client, Joined machine) {
        return new RunWish(
                file.fileId(),
                file.newest().version(),
                List.of(),
                List.of(new RunWish.Target(client, machine.assetId())),
                "PC",
                "Prueba",
                Run.Start.NOW,
                null,
                7,
                null,
                null,
                false);
    }

    private void beatUntilTold(Joined machine, LibraryFile file) {
        String beat = "{\"asset_id\":\"%s\",\"status\":{\"cpu_usage\":5}}".formatted(machine.assetId());
        await().until(() -> agents.answer(machine, "/api/agents/heartbeat", beat)
                .contains(file.newest().contentId().toString()));
    }

    private LibraryFile put(FileDraft draft, byte[] content) throws IOException {
        Upload upload = uploads.begin(lucia, draft, content.length, "");
        uploads.append(upload, 0, new ByteArrayInputStream(content));
        return uploads.finish(lucia, upload);
    }

    private static FileDraft draft(UUID client, String folder, String name, boolean internal) {
        return new FileDraft(client, null, folder, name, "", internal);
    }

    private List<UUID> found(Person person) {
        return library.list(person, new FileQuery("", "", null), FIRST).items().stream()
                .map(LibraryFile::fileId)
                .toList();
    }

    private byte[] read(FileVersion version) throws IOException {
        try (var content = library.open(version, 0)) {
            return content.readAllBytes();
        }
    }

    private static byte[] content(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> get(Joined machine, LibraryFile file, String... headers) throws Exception {
        return get(machine, "/api/files/" + file.newest().contentId() + "/content", headers);
    }

    private HttpResponse<byte[]> get(Joined machine, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + machine.jwt());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(act)
                .satisfies(refusal -> assertThat(refusal.problem().code()).isEqualTo(code));
    }
}
