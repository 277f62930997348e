package mx.lanet.agent.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import mx.lanet.agent.run.ReceivedFiles;
import mx.lanet.protocol.Command;
import mx.lanet.protocol.CommandNotice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Files from the server, over real HTTP that breaks in the middle. */
class DownloadTest {
    private static final String ID = "0197a3c1-0000-7000-8000-000000000001";

    @TempDir
    private Path temp;

    private Bench bench;
    private final byte[] content = new byte[300_000];

    @BeforeEach
    void open() throws IOException {
        bench = new Bench(temp, 13);
        new Random(1).nextBytes(content);
        bench.server.files.put(ID, content);
    }

    @AfterEach
    void close() {
        bench.loop.endCommands();
        bench.close();
    }

    @Test
    void a_file_that_breaks_off_twice_is_continued_where_it_stopped() throws Exception {
        bench.server.brokenFiles.addAll(List.of(100_000, 50_000));
        order("uno", sha256(content), content.length, "Señal ñ.bin");

        var result = result("uno");

        assertThat(result.path("stderr").asString("")).isEmpty();
        assertThat(result.path("stdout").asString())
                .isEqualTo(file("Señal ñ.bin").toString());
        assertThat(file("Señal ñ.bin")).hasBinaryContent(content);
        assertThat(bench.server.ranges).hasSize(3);
        assertThat(bench.server.ranges.get(1)).isEqualTo("bytes=100000-");
        assertThat(bench.server.ranges.get(2)).isEqualTo("bytes=150000-");
    }

    @Test
    void what_an_agent_had_fetched_when_it_was_killed_is_continued_by_the_next_order() throws Exception {
        Files.createDirectories(file(""));
        Files.write(file("." + sha256(content) + ".part"), Arrays.copyOf(content, 123_456));
        order("dos", sha256(content), content.length, "a.bin");

        assertThat(result("dos").path("status").asString()).isEqualTo("succeeded");
        assertThat(bench.server.ranges).containsExactly("bytes=123456-");
        assertThat(file("a.bin")).hasBinaryContent(content);
    }

    @Test
    void other_content_than_ordered_never_appears() throws Exception {
        order("otro", sha256(new byte[] {1}), content.length, "a.bin");
        order("corto", sha256(content), content.length - 1, "b.bin");

        assertThat(result("otro").path("stderr").asString()).contains("SHA-256");
        assertThat(result("corto").path("stderr").asString()).contains("more than was ordered");
        assertThat(file("a.bin")).doesNotExist();
        assertThat(file("b.bin")).doesNotExist();
    }

    @Test
    void names_that_lead_elsewhere_are_refused() throws Exception {
        int number = 0;
        for (var name : List.of("../a", "/etc/cron.d/a", "a/b", "C:\\a", "", ".", "..", ".oculto", "nul.txt", "a:b")) {
            order("n" + number, sha256(content), content.length, name);
            assertThat(result("n" + number++).path("status").asString())
                    .as(name)
                    .isEqualTo("refused");
        }
        assertThat(bench.server.ranges).isEmpty();
    }

    @Test
    void a_file_that_is_not_there_fails_with_the_servers_word() throws Exception {
        bench.server.files.clear();
        order("nada", sha256(content), content.length, "a.bin");

        assertThat(result("nada").path("status").asString()).isEqualTo("failed");
        assertThat(file("a.bin")).doesNotExist();
    }

    @Test
    void the_same_file_again_is_not_fetched_again() throws Exception {
        order("uno", sha256(content), content.length, "a.bin");
        result("uno");
        order("dos", sha256(content), content.length, "a.bin");

        assertThat(result("dos").path("status").asString()).isEqualTo("succeeded");
        assertThat(bench.server.ranges).hasSize(1);
    }

    @Test
    void what_was_deleted_is_fetched_again_by_its_order_and_nothing_else_can_be() throws Exception {
        order("uno", sha256(content), content.length, "a.bin");
        result("uno");
        var files = ReceivedFiles.of(bench.folder, bench.session, Bench.MESSAGES, () -> 0);
        var id = files.list().getFirst().id();
        assertThat(files.delete(id)).isTrue();
        assertThat(files.list()).extracting(ReceivedFiles.Received::at).containsOnlyNulls();

        assertThat(files.again(id)).isEqualTo(ReceivedFiles.Again.BEGUN);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> !Objects.requireNonNull(files.fetched()).going());
        assertThat(Objects.requireNonNull(files.fetched()).trouble()).isNull();
        assertThat(file("a.bin")).hasBinaryContent(content);
        assertThat(files.list()).hasSize(1);
        assertThat(files.again("../../etc/passwd")).isEqualTo(ReceivedFiles.Again.UNKNOWN);
        assertThat(files.again("0".repeat(32))).isEqualTo(ReceivedFiles.Again.UNKNOWN);
    }

    @Test
    void a_file_that_was_sent_in_sight_is_the_peoples_and_no_other() throws Exception {
        bench.server.configUpdates.put("desktop_consent", "tell");
        order("oculto", sha256(content), content.length, "a.bin");
        result("oculto");
        bench.server.order(new Command(
                        "visto",
                        "download_file",
                        null,
                        null,
                        List.of(ID, sha256(content), Long.toString(content.length), "b.bin"),
                        60,
                        null,
                        null,
                        bench.tomorrow())
                .with(new CommandNotice("Luis Pérez", "La guía que pediste", "tell", "b.bin", 120)));
        assertThat(result("visto").path("consent").path("answer").asString()).isEqualTo("told");
        var files = ReceivedFiles.of(bench.folder, bench.session, Bench.MESSAGES, () -> 0);

        var seen = files.list().stream().filter(one -> one.by() != null).toList();

        assertThat(seen).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo("b.bin");
            assertThat(one.by()).isEqualTo("Luis Pérez");
            assertThat(files.shown(one.id())).hasValue(file("b.bin"));
        });
        for (var other : files.list()) {
            assertThat(files.shown(other.id()).isPresent()).isEqualTo(other.by() != null);
        }
    }

    private Path file(String name) {
        return bench.folder.path().resolve("files").resolve(name);
    }

    private void order(String id, String sha256, long size, String name) {
        bench.server.order(new Command(
                id,
                "download_file",
                null,
                null,
                List.of(ID, sha256, Long.toString(size), name),
                60,
                null,
                null,
                bench.tomorrow()));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private JsonNode result(String id) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            bench.live(Duration.ofSeconds(5));
            return bench.server.results.containsKey(id);
        });
        return bench.server.result(id);
    }
}
