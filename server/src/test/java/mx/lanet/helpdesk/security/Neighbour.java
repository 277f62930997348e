package mx.lanet.helpdesk.security;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.testing.TestPostgres;

/** Another client's rows, seen as the tables' owner: what can be guessed of them, and whether any has changed. */
final class Neighbour implements AutoCloseable {
    /** What is promised to a client may be said anew at any time, and its tickets' clocks follow. */
    private static final String WITHOUT_CLOCKS =
            """
            (to_jsonb(t) - '{sla_first,sla_resolution,sla_all_hours,sla_used,sla_since,sla_first_used,sla_first_late_at,\
            sla_late_at,due_at,sla_alarm_at,sla_told}'::text[])::text""";

    private final String database;
    private final UUID clientId;
    private final Connection watching;
    /** Asked thousands of times: of a connection that knows all tables, as a statement that it has planned. */
    private final PreparedStatement prints;

    /**
     * @param moving tables that the server changes by itself at any time, which are not looked at
     */
    Neighbour(String database, UUID clientId, Set<String> moving) throws SQLException {
        this.database = database;
        this.clientId = clientId;
        watching = TestPostgres.connect(database);
        prints = watching.prepareStatement(tables(watching).stream()
                .filter(table -> !moving.contains(table))
                .map(table -> print(table, table.equals("ticket") ? WITHOUT_CLOCKS : "t::text"))
                .collect(Collectors.joining(" UNION ALL ")));
    }

    private String print(String table, String row) {
        return "SELECT '" + table + " ' || count(*) || ' ' || coalesce(md5(string_agg(" + row + ", '|' ORDER BY " + row
                + ")), '') FROM " + table + " t WHERE client_id = '" + clientId + "'";
    }

    /**
     * Nothing that the server does by itself changes a row from now on: settings are with their machines, no machine is missed
     * however long a test takes, alerts have been told.
     */
    void keepStill() throws SQLException {
        awaitNone("SELECT place::text FROM agent_setting_work WHERE client_id = ? LIMIT 1");
        try (Connection connection = TestPostgres.connect(database);
                PreparedStatement calm = connection.prepareStatement(
                        "UPDATE asset SET settings = settings || '{\"heartbeat_interval\": 86400}' WHERE client_id = ?")) {
            calm.setObject(1, clientId);
            calm.executeUpdate();
        }
        awaitNone("SELECT alert_id::text FROM alert WHERE client_id = ? AND due_at IS NOT NULL LIMIT 1");
    }

    private void awaitNone(String query) {
        await().until(() -> {
            try (Connection connection = TestPostgres.connect(database)) {
                return one(connection, query).isEmpty();
            }
        });
    }

    /** One id of each kind, and the numbers that people read aloud. */
    Set<String> ids() throws SQLException {
        Set<String> found = new LinkedHashSet<>();
        try (Connection connection = TestPostgres.connect(database)) {
            for (String[] column : idColumns(connection)) {
                one(
                                connection,
                                "SELECT " + column[1] + "::text FROM " + column[0] + " WHERE client_id = ? AND "
                                        + column[1] + " IS NOT NULL ORDER BY 1 LIMIT 1")
                        .forEach(found::add);
            }
            one(connection, "SELECT 'TKT-' || lpad(number::text, 6, '0') FROM ticket WHERE client_id = ? LIMIT 1")
                    .forEach(found::add);
            // Machines are called by numbers, too: one that a stranger's own machine has is no foreign one.
            one(
                            connection,
                            "SELECT t.number::text FROM ticket t WHERE t.client_id = ? AND NOT EXISTS (SELECT FROM asset a"
                                    + " WHERE a.number = t.number AND a.client_id <> t.client_id) LIMIT 1")
                    .forEach(found::add);
            one(connection, "SELECT number::text FROM asset WHERE client_id = ? LIMIT 1")
                    .forEach(found::add);
            found.removeAll(ofTheHouse(connection));
        }
        return found;
    }

    /** The house's queues and categories are everybody's: each client sees the same ones. */
    private static List<String> ofTheHouse(Connection connection) throws SQLException {
        List<String> shared = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        """
                        SELECT category_id::text FROM ticket_category WHERE client_id = '00000000-0000-0000-0000-000000000000'
                        UNION ALL
                        SELECT queue_id::text FROM ticket_queue
                        """)) {
            while (rows.next()) {
                shared.add(rows.getString(1));
            }
        }
        return shared;
    }

    /** They work for every client, and know each other. */
    Set<String> peopleOfTheHouse() throws SQLException {
        Set<String> found = new LinkedHashSet<>();
        try (Connection connection = TestPostgres.connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT user_id::text FROM app_user WHERE client_id = '00000000-0000-0000-0000-000000000000'")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /** Changes when any row of this client does. */
    List<String> fingerprint() throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet row = prints.executeQuery()) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    /** Takes PostgreSQL's wall away, so that only the application's own stands; put it back with true. */
    static void rowLevelSecurity(String database, boolean on) throws SQLException {
        try (Connection connection = TestPostgres.connect(database);
                Statement statement = connection.createStatement()) {
            for (String table : tables(connection)) {
                statement.execute("ALTER TABLE " + table + (on ? " ENABLE" : " DISABLE") + " ROW LEVEL SECURITY");
            }
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        """
                        SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
                          AND NOT c.relispartition AND a.attname = 'client_id' ORDER BY 1
                        """)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static List<String[]> idColumns(Connection connection) throws SQLException {
        List<String[]> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        """
                        SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
                          AND NOT c.relispartition AND a.atttypid = 'uuid'::regtype
                          AND (a.attname = 'client_id' AND c.relname = 'client'
                               OR a.attname LIKE '%\\_id' AND a.attname <> 'client_id'
                                  AND EXISTS (SELECT FROM pg_attribute b
                                              WHERE b.attrelid = c.oid AND b.attname = 'client_id'))
                        ORDER BY 1, 2
                        """)) {
            while (rows.next()) {
                columns.add(new String[] {rows.getString(1), rows.getString(2)});
            }
        }
        return columns;
    }

    private List<String> one(Connection connection, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, clientId);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
        }
        return values;
    }

    @Override
    public void close() throws SQLException {
        watching.close();
    }
}
