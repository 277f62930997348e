package mx.lanet.helpdesk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Tag("slow")
@EnabledOnOs(OS.LINUX)
class EmbeddedPostgresTest {
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
    void data_survive_a_stop_and_a_start() throws Exception {
        int port;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            port = postgres.port();
            execute(postgres, "CREATE TABLE cafe (name text)");
            execute(postgres, "INSERT INTO cafe VALUES ('Café de olla')");
        }
        assertThat(Postmaster.file(folder.resolve("pg18"))).doesNotExist();

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(query(postgres, "SELECT name FROM cafe")).isEqualTo("Café de olla");
            assertThat(postgres.port()).isEqualTo(port);
            assertThat(postgres.isAlive()).isTrue();
        }
    }

    @Test
    void it_is_a_safe_postgresql_18_for_this_machine_only() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(query(postgres, "SHOW server_version")).startsWith("18.");
            assertThat(query(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(query(postgres, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(postgres, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(query(postgres, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(query(
                            postgres,
                            "SELECT datlocprovider::text || datlocale FROM pg_database WHERE datname = 'lanet'"))
                    .isEqualTo("bC.UTF-8");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("pg-password"))))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl("lanet"), "postgres", "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void a_second_server_on_the_same_folder_is_told_who_has_it() {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(folder)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("Another LANET server (process %d) uses the data folder %s"
                            .formatted(ProcessHandle.current().pid(), folder));
            assertThat(first.isAlive()).isTrue();
        }
    }

    static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl("lanet"), postgres.adminUser(), postgres.adminPassword());
    }
}
