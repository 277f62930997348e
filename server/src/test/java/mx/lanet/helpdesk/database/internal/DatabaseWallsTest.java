package mx.lanet.helpdesk.database.internal;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@ServerTest
class DatabaseWallsTest {
    @Autowired
    DataSource dataSource;

    @Value("${lanet.test.database}")
    String database;

    @AfterEach
    void mendTheWalls() throws SQLException {
        asAdministrator(
                "DROP VIEW IF EXISTS hole_view",
                "DROP TABLE IF EXISTS hole",
                "ALTER ROLE app_staff NOBYPASSRLS",
                "ALTER ROLE lanet_app NOINHERIT",
                "REVOKE lanet_owner FROM app_portal");
    }

    @Test
    void whole_walls_let_the_server_start() {
        assertThatNoException().isThrownBy(() -> DatabaseWalls.check(dataSource));
    }

    @Test
    void a_table_with_clients_and_without_a_policy_stops_the_start() throws SQLException {
        asAdministrator("CREATE TABLE hole (client_id uuid)");

        refusesBecause("hole has a client_id and no policy");
    }

    @Test
    void a_policy_without_row_level_security_stops_the_start() throws SQLException {
        asAdministrator("CREATE TABLE hole (client_id uuid)", "CREATE POLICY all_of_it ON hole USING (true)");

        refusesBecause("hole has a client_id and no policy");
    }

    @Test
    void a_role_that_bypasses_the_walls_stops_the_start() throws SQLException {
        asAdministrator("ALTER ROLE app_staff BYPASSRLS");

        refusesBecause("app_staff may bypass row-level security");
    }

    @Test
    void a_login_role_that_inherits_stops_the_start() throws SQLException {
        asAdministrator("ALTER ROLE lanet_app INHERIT");

        refusesBecause("lanet_app inherits its roles");
    }

    @Test
    void a_role_that_may_become_the_owner_stops_the_start() throws SQLException {
        asAdministrator("GRANT lanet_owner TO app_portal");

        refusesBecause("app_portal is a member of the tables' owner");
    }

    @Test
    void a_table_of_the_applications_own_role_stops_the_start() throws SQLException {
        asAdministrator("CREATE TABLE hole (id int)", "ALTER TABLE hole OWNER TO app_staff");

        refusesBecause("hole is owned by a role of the application");
    }

    @Test
    void a_view_that_reads_with_its_owners_rights_stops_the_start() throws SQLException {
        asAdministrator("CREATE VIEW hole_view AS SELECT * FROM site", "ALTER VIEW hole_view OWNER TO lanet_owner");

        refusesBecause("hole_view is a view that reads with its owner's rights");
    }

    private void refusesBecause(String hole) {
        assertThatThrownBy(() -> DatabaseWalls.check(dataSource))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(hole);
    }

    private void asAdministrator(String... statements) throws SQLException {
        try (Connection connection = TestPostgres.connect(database);
                Statement sql = connection.createStatement()) {
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
    }
}
