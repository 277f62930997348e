package mx.lanet.helpdesk.database;

import static mx.lanet.helpdesk.database.EmbeddedPostgresTest.execute;
import static mx.lanet.helpdesk.database.EmbeddedPostgresTest.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What happens to servers: they are killed, their database is killed, they are stopped in a terminal. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class EmbeddedPostgresAccidentsTest {
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
    void a_database_that_outlived_its_server_is_taken_over() throws Exception {
        long postmaster;
        try (ServerProcess server = ServerProcess.start(folder)) {
            assertThat(server.isReady()).as(server.output()).isTrue();
            postmaster = postmaster();
            server.signal("KILL", false);
            server.awaitEnd();
        }
        assertThat(ProcessHandle.of(postmaster)).isPresent();

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(postmaster()).isEqualTo(postmaster);
            execute(postgres, "CREATE TABLE cafe (name text)");
        }

        assertThat(Postmaster.file(folder.resolve("pg18"))).doesNotExist();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            execute(postgres, "INSERT INTO cafe VALUES ('de olla')");
        }
    }

    @Test
    void a_database_that_outlived_its_server_but_lost_its_password_is_refused_with_the_reason() throws Exception {
        EmbeddedPostgres.start(folder).close();
        Files.writeString(folder.resolve("pg-password"), "forgotten\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("refuses us")
                .hasMessageContaining("password");
        assertThat(Postmaster.file(folder.resolve("pg18"))).doesNotExist();

        Files.delete(folder.resolve("pg-password"));
        assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("pg-password is missing");
    }

    @Test
    void a_killed_database_comes_back_with_all_data_and_the_pool_finds_it() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
                HikariDataSource pool = pool(postgres)) {
            execute(postgres, "CREATE TABLE cafe (name text)");
            execute(postgres, "INSERT INTO cafe VALUES ('Café de olla')");
            assertThat(firstName(pool)).isEqualTo("Café de olla");

            for (int death = 1; death <= 2; death++) {
                long killed = postmaster();
                kill(killed);
                await().atMost(Duration.ofSeconds(60))
                        .ignoreExceptions()
                        .until(() -> postmaster() != killed && firstName(pool).equals("Café de olla"));
            }

            assertThat(postgres.isAlive()).isTrue();
        }
    }

    @Test
    void a_database_killed_while_no_server_runs_starts_again() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder)) {
            assertThat(server.isReady()).as(server.output()).isTrue();
            server.signal("KILL", false);
            server.awaitEnd();
        }
        kill(postmaster());

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(query(postgres, "SELECT 'here'")).isEqualTo("here");
        }
    }

    @Test
    void a_pid_file_whose_number_belongs_to_another_program_now_is_put_aside() throws Exception {
        EmbeddedPostgres.start(folder).close();
        Process other = sleeperAsTheDatabaseUser();
        try {
            Files.writeString(
                    Postmaster.file(folder.resolve("pg18")),
                    "%d\n%s\n1\n5432\n\n127.0.0.1\n 1 0\nready   \n".formatted(other.pid(), folder.resolve("pg18")));

            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
                assertThat(query(postgres, "SELECT 'here'")).isEqualTo("here");
            }

            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void a_folder_that_another_process_uses_is_refused_naming_the_process() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder)) {
            assertThat(server.isReady()).as(server.output()).isTrue();

            assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("Another LANET server (process " + server.pid() + ")")
                    .hasMessageContaining(folder.toString());

            server.signal("TERM", false);
            server.awaitEnd();
        }
        assertThat(Postmaster.file(folder.resolve("pg18"))).doesNotExist();
    }

    @Test
    void ctrl_c_in_the_terminal_stops_the_database_after_the_server_and_in_order() throws Exception {
        // Whoever runs the tests in the background makes their children ignore Ctrl-C.
        List<String> terminal = List.of("setsid", "env", "--default-signal=INT");
        try (ServerProcess server = ServerProcess.start(folder, terminal, System.getProperty("java.class.path"))) {
            assertThat(server.isReady()).as(server.output()).isTrue();

            server.signal("INT", true);
            server.awaitEnd();
        }

        assertThat(Postmaster.file(folder.resolve("pg18"))).doesNotExist();
        EmbeddedPostgres.start(folder).close();
        assertThat(logs()).contains("received fast shutdown request").doesNotContain("not properly shut down");
    }

    @Test
    void what_an_interrupted_first_start_left_is_made_anew() throws Exception {
        Files.createDirectories(folder.resolve("pg18.unfinished/base"));
        Files.createDirectories(folder.resolve("pg-binaries/18.6.0.unfinished/bin"));
        Files.writeString(folder.resolve("pg-port"), "not a port");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(query(postgres, "SELECT 'here'")).isEqualTo("here");
        }
    }

    private long postmaster() throws IOException {
        return Postmaster.read(folder.resolve("pg18")).orElseThrow().pid();
    }

    private static void kill(long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-KILL", Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
        await().until(() -> new Postmaster(pid, 0, 0).commandLine().size() < 3);
    }

    private static Process sleeperAsTheDatabaseUser() throws IOException {
        var command = new ArrayList<>(PostgresAccount.find().prefix());
        command.addAll(List.of("sleep", "120"));
        return new ProcessBuilder(command).start();
    }

    private static HikariDataSource pool(EmbeddedPostgres postgres) {
        var config = new HikariConfig();
        config.setJdbcUrl(postgres.jdbcUrl("lanet"));
        config.setUsername(postgres.adminUser());
        config.setPassword(postgres.adminPassword());
        config.setConnectionTimeout(2_000);
        return new HikariDataSource(config);
    }

    private static String firstName(HikariDataSource pool) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT name FROM cafe")) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    private String logs() throws IOException {
        var text = new StringBuilder();
        try (var files = Files.list(folder.resolve("pg-log"))) {
            for (Path file : files.toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
