package mx.lanet.helpdesk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** PostgreSQL refuses root; a server may run as anybody. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class PostgresAccountTest {
    private Path folder = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        folder = TestFolder.make();
    }

    @AfterEach
    void removeFolder() throws IOException {
        TestFolder.remove(folder);
    }

    @Test
    void a_server_of_root_starts_it_as_a_user_without_power() throws Exception {
        assumeTrue(Platform.isRoot());

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(postgres.isAlive()).isTrue();
            long pid = Postmaster.read(folder.resolve("pg18")).orElseThrow().pid();
            assertThat(Files.getAttribute(Path.of("/proc/" + pid), "unix:uid")).isNotEqualTo(0);
            assertThat(Files.getAttribute(folder.resolve("pg18/PG_VERSION"), "unix:uid"))
                    .isNotEqualTo(0);
            assertThat(Files.getAttribute(folder.resolve("pg-binaries"), "unix:uid"))
                    .isEqualTo(0);
        }
    }

    @Test
    void a_server_of_an_ordinary_user_starts_it_as_that_user() throws Exception {
        String classPath = ServerProcess.readableClassPath(folder.resolve("classes"));
        Path data = Files.createDirectory(folder.resolve("data"));
        PostgresAccount user = PostgresAccount.find();
        user.take(data);

        try (ServerProcess server = ServerProcess.start(data, user.prefix(), classPath)) {
            assertThat(server.isReady()).as(server.output()).isTrue();
            long pid = Postmaster.read(data.resolve("pg18")).orElseThrow().pid();
            assertThat(Files.getAttribute(Path.of("/proc/" + pid), "unix:uid"))
                    .isEqualTo(Files.getAttribute(data, "unix:uid"))
                    .isNotEqualTo(0);

            server.signal("TERM", false);
            server.awaitEnd();
        }
        assertThat(Postmaster.file(data.resolve("pg18"))).doesNotExist();
    }

    @Test
    void every_way_to_become_another_user_that_the_machine_allows_passes_arguments_unchanged() throws Exception {
        assumeTrue(Platform.isRoot());
        List<PostgresAccount> ways = PostgresAccount.waysToBecome("nobody");

        List<PostgresAccount> working =
                ways.stream().filter(PostgresAccount::works).toList();

        assertThat(working).isNotEmpty();
        for (PostgresAccount way : working) {
            Command command = way.run(
                    Duration.ofSeconds(20),
                    List.of("printf", "<%s>", "-D", "/tmp/con espacio", "it's \"$HOME\"", "-c"));
            assertThat(command.output()).isEqualTo("<-D></tmp/con espacio><it's \"$HOME\"><-c>");
        }
    }

    @Test
    void a_folder_that_the_database_user_cannot_reach_is_named_with_the_remedy() throws Exception {
        assumeTrue(Platform.isRoot());
        Path closed = Files.createDirectory(
                folder.resolve("home"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));

        assertThatThrownBy(() -> EmbeddedPostgres.start(closed.resolve("lanet/data")))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("may not enter the folder " + closed + ".")
                .hasMessageContaining("chmod o+x " + closed);
    }

    @Test
    void a_folder_that_an_ordinary_user_cannot_write_is_named() throws Exception {
        String classPath = ServerProcess.readableClassPath(folder.resolve("classes"));
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));

        try (ServerProcess server = ServerProcess.start(
                closed.resolve("data"), PostgresAccount.find().prefix(), classPath)) {
            server.awaitEnd();
            assertThat(server.output()).contains("may not write " + closed.resolve("data"));
        }
    }

    @Test
    void a_data_folder_with_spaces_and_quotes_in_its_name_works() throws Exception {
        Path odd = folder.resolve("José's data; folder");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(odd)) {
            assertThat(postgres.isAlive()).isTrue();
        }
    }

    @Test
    void a_folder_whose_name_a_shell_would_read_as_a_command_is_refused() {
        assertThatThrownBy(() -> EmbeddedPostgres.start(folder.resolve("$(reboot)")))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("$(reboot) has one of the characters");
    }

    @Test
    void a_strict_umask_of_root_does_not_hide_the_programs_from_the_database_user() throws Exception {
        assumeTrue(Platform.isRoot());
        Path data = folder.resolve("data");

        List<String> strict = List.of("sh", "-c", "umask 077; exec \"$@\"", "sh");
        try (ServerProcess server = ServerProcess.start(data, strict, System.getProperty("java.class.path"))) {
            assertThat(server.isReady()).as(server.output()).isTrue();
            server.signal("TERM", false);
            server.awaitEnd();
        }
    }
}
