package mx.lanet.helpdesk.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/**
 * Finds every table with a client_id by itself, puts a row of two clients into each, and asks for all of them without a
 * WHERE. Everything happens in one transaction that is undone: constraints other than the walls are out of the way there.
 */
@ServerTest
class EveryTableTest {
    private static final UUID CAFE = UUID.fromString("11111111-1111-7111-8111-111111111111");
    private static final UUID TEXTIL = UUID.fromString("22222222-2222-7222-8222-222222222222");

    /** What a client's own role may not even look at. */
    private static final String DENIED = "42501";
    /** Somebody else has the lock. */
    private static final String TAKEN = "55P03";

    @Value("${lanet.test.database}")
    String database;

    Connection connection;
    List<String> tables;

    @BeforeEach
    void rowsOfTwoClientsInEveryTable() throws SQLException {
        connection = TestPostgres.connect(database);
        connection.setAutoCommit(false);
        tables = strings(
                """
                SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
                  AND a.attname = 'client_id' AND NOT a.attisdropped
                ORDER BY c.relname
                """);
        await().until(this::haveAllTables);
        execute("SET LOCAL session_replication_role = replica");
        for (String table : tables) {
            prepare(table);
            insert(table, CAFE);
            insert(table, TEXTIL);
        }
    }

    /** All of them or none: who has some and waits for others would stand in the way of what the server does by itself. */
    private boolean haveAllTables() throws SQLException {
        try {
            execute("LOCK TABLE " + String.join(", ", tables) + " IN ACCESS EXCLUSIVE MODE NOWAIT");
            return true;
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo(TAKEN);
            connection.rollback();
            return false;
        }
    }

    @AfterEach
    void undo() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void tables_are_found() {
        assertThat(tables).contains("client", "site", "app_user", "audit_record", "asset", "ticket", "metric_point");
    }

    @Test
    void a_clients_own_role_sees_no_row_of_another_client_in_any_table() throws SQLException {
        execute("SET LOCAL ROLE app_portal");
        execute("SET LOCAL app.client_id = '" + CAFE + "'");

        for (String table : tables) {
            assertThat(clientsSeen(table)).as(table).isSubsetOf(CAFE.toString());
            assertThat(changes(table, "UPDATE %s SET client_id = client_id"))
                    .as(table)
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void staff_see_the_rows_of_the_clients_they_serve_and_no_other_in_any_table() throws SQLException {
        execute("SET LOCAL ROLE app_staff");
        execute("SET LOCAL app.client_ids = '{" + CAFE + "}'");

        for (String table : tables) {
            assertThat(clientsSeen(table)).as(table).containsExactly(CAFE.toString());
            assertThat(changes(table, "UPDATE %s SET client_id = client_id"))
                    .as(table)
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void nobody_sees_anything_without_a_client() throws SQLException {
        for (String role : List.of("app_portal", "app_staff", "lanet_app")) {
            execute("RESET ROLE");
            execute("SET LOCAL ROLE " + role);
            for (String table : tables) {
                assertThat(clientsSeen(table)).as(role + " in " + table).isEmpty();
            }
        }
    }

    @Test
    void no_role_can_write_a_row_for_another_client() throws SQLException {
        execute("SET LOCAL app.client_id = '" + CAFE + "'");
        execute("SET LOCAL app.client_ids = '{" + CAFE + "}'");
        for (String table : tables) {
            String moved = "UPDATE %s SET client_id = '" + TEXTIL + "'";
            for (String role : List.of("app_portal", "app_staff")) {
                execute("RESET ROLE");
                execute("SET LOCAL ROLE " + role);
                assertThat(changes(table, moved)).as(role + " in " + table).isZero();
            }
        }
    }

    /** Checks and keys are not what is tried here; a partitioned table needs somewhere to put its row. */
    private void prepare(String table) throws SQLException {
        for (String check : strings(
                "SELECT conname FROM pg_constraint WHERE contype = 'c' AND conrelid = '" + table + "'::regclass")) {
            execute("ALTER TABLE " + table + " DROP CONSTRAINT " + check);
        }
        boolean partitioned = !strings("SELECT 1 FROM pg_class WHERE oid = '" + table + "'::regclass AND relkind = 'p'")
                .isEmpty();
        boolean hasDefault = !strings("SELECT 1 FROM pg_partitioned_table WHERE partrelid = '" + table
                        + "'::regclass AND partdefid <> 0")
                .isEmpty();
        if (partitioned && !hasDefault) {
            execute("CREATE TABLE " + table + "_rest PARTITION OF " + table + " DEFAULT");
        }
    }

    private void insert(String table, UUID client) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (Statement sql = connection.createStatement();
                ResultSet column = sql.executeQuery(
                        """
                        SELECT column_name, data_type FROM information_schema.columns
                        WHERE table_schema = 'public' AND table_name = '%s' AND is_generated = 'NEVER'
                          AND is_identity = 'NO' AND (is_nullable = 'NO' OR column_name = 'client_id')
                        """
                                .formatted(table))) {
            while (column.next()) {
                columns.add(column.getString(1));
                values.add(column.getString(1).equals("client_id") ? "'" + client + "'" : value(column.getString(2)));
            }
        }
        execute("INSERT INTO %s (%s) VALUES (%s)"
                .formatted(table, String.join(", ", columns), values.stream().collect(Collectors.joining(", "))));
    }

    private static String value(String type) {
        return switch (type) {
            case "uuid" -> "gen_random_uuid()";
            case "text", "character varying" -> "gen_random_uuid()::text";
            case "boolean" -> "false";
            case "jsonb", "ARRAY" -> "'{}'";
            case "tsvector" -> "'palabra'";
            case "bytea" -> "decode(md5(random()::text), 'hex')";
            case "timestamp with time zone" -> "timestamptz '1999-01-01'";
            case "date" -> "date '1999-01-01'";
            case "time without time zone" -> "time '22:00'";
            case "integer", "bigint", "smallint", "real", "double precision", "numeric" -> "1";
            default -> throw new IllegalStateException("no example of a " + type);
        };
    }

    /** The clients of all rows that the role sees; none when it may not look at all. */
    private List<String> clientsSeen(String table) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            List<String> seen = strings("SELECT DISTINCT client_id FROM " + table);
            connection.releaseSavepoint(before);
            return seen;
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as(table).isEqualTo(DENIED);
            connection.rollback(before);
            return List.of();
        }
    }

    private int changes(String table, String update) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement sql = connection.createStatement()) {
            return sql.executeUpdate(update.formatted(table));
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as(table).isEqualTo(DENIED);
            return 0;
        } finally {
            connection.rollback(before);
        }
    }

    private List<String> strings(String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
