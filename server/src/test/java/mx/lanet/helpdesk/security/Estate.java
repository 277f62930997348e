package mx.lanet.helpdesk.security;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.testing.TestPostgres;

/** The ids of what one client has, under the names by which paths and forms ask for them. Finds every table by itself. */
final class Estate {
    private static final int FEW = 3;

    private final Map<String, List<String>> ids = new LinkedHashMap<>();

    private Estate() {}

    static Estate of(String database, UUID clientId) throws SQLException {
        Estate estate = new Estate();
        try (Connection connection = TestPostgres.connect(database)) {
            for (String[] key : keys(connection)) {
                List<String> found = column(
                        connection,
                        "SELECT DISTINCT " + key[1] + "::text FROM " + key[0] + " WHERE client_id = ? ORDER BY 1 LIMIT "
                                + FEW,
                        clientId);
                if (!found.isEmpty()) {
                    estate.ids.put(key[1], found);
                }
            }
            // People read numbers aloud; programs send ids.
            List<String> tickets = new ArrayList<>(column(
                    connection,
                    "SELECT 'TKT-' || lpad(number::text, 6, '0') FROM ticket WHERE client_id = ? ORDER BY 1 LIMIT "
                            + FEW,
                    clientId));
            tickets.addAll(estate.ids.getOrDefault("ticket_id", List.of()));
            estate.ids.put("ticket", tickets);
        }
        return estate;
    }

    /** What may stand for a name such as assetId or site; everything there is when no table knows the name. */
    List<String> candidates(String name) {
        String snake = name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        List<String> known = ids.getOrDefault(snake, ids.get(snake + "_id"));
        return known != null ? known : ids.values().stream().map(List::getFirst).toList();
    }

    /** One of them. */
    String id(String name) {
        return candidates(name).getFirst();
    }

    /** Tables of clients whose key ends in an id of their own. */
    private static List<String[]> keys(Connection connection) throws SQLException {
        List<String[]> keys = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        """
                        SELECT c.relname, a.attname FROM pg_constraint p
                        JOIN pg_class c ON c.oid = p.conrelid
                        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = p.conkey[array_length(p.conkey, 1)]
                        JOIN pg_attribute o ON o.attrelid = c.oid AND o.attname = 'client_id'
                        WHERE p.contype = 'p' AND a.atttypid = 'uuid'::regtype AND NOT c.relispartition
                          AND c.relnamespace = 'public'::regnamespace
                        ORDER BY array_length(p.conkey, 1) DESC, c.relname = a.attname, c.relname
                        """)) {
            while (row.next()) {
                keys.add(new String[] {row.getString(1), row.getString(2)});
            }
        }
        return keys;
    }

    private static List<String> column(Connection connection, String query, UUID clientId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, clientId);
            List<String> values = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    values.add(row.getString(1));
                }
            }
            return values;
        }
    }
}
