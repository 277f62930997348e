package mx.lanet.helpdesk.security;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.testing.TestPostgres;
import tools.jackson.databind.json.JsonMapper;

/** Every column of every table, found in information_schema: what stands in them, and canaries put into them. */
final class Columns implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern SECRET = Pattern.compile(
            "(^|.*_)(hash|secret|password|passwd|pin|otp|totp|nonce|token|credential|private_key|session_id|attribute_bytes|stored_as)(_.*|$)");
    /** Words of the server's own, which nobody types and which no check holds; with another one no page can be made. */
    private static final Set<String> OWN_WORDS = Set.of(
            "time_zone", "kind", "action", "subject_kind", "media_type", "from_value", "to_value", "text_key", "zone");

    /** Shorter words are found in any page. */
    private static final int TELLING = 12;

    private final Connection connection;

    /** A column and its type. */
    record Column(String table, String name, String type, boolean ofClients) {
        boolean isText() {
            return type.startsWith("character") || type.equals("text");
        }

        /** The audit chain's hashes are for comparing: whoever reads the record may see them. */
        boolean isSecret() {
            boolean canHold = isText() || type.equals("bytea") || type.equals("jsonb");
            return canHold
                    && !table.startsWith("audit_")
                    && SECRET.matcher(name).matches();
        }

        @Override
        public String toString() {
            return table + "." + name;
        }
    }

    Columns(String database) throws SQLException {
        connection = TestPostgres.connect(database);
    }

    List<Column> all() throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        """
                        SELECT c.table_name, c.column_name, c.data_type,
                               EXISTS (SELECT FROM information_schema.columns o WHERE o.table_schema = c.table_schema
                                       AND o.table_name = c.table_name AND o.column_name = 'client_id')
                        FROM information_schema.columns c
                        JOIN pg_class t ON t.oid = format('%I', c.table_name)::regclass
                        WHERE c.table_schema = 'public' AND t.relkind IN ('r', 'p') AND NOT t.relispartition
                          AND c.is_generated = 'NEVER' AND c.table_name <> 'flyway_schema_history'
                        ORDER BY c.table_name, c.ordinal_position
                        """)) {
            while (row.next()) {
                columns.add(new Column(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)));
            }
        }
        return columns;
    }

    /** Everything that stands in columns with a secret's name, as text or as bytes are written. */
    Map<String, String> secrets() throws SQLException {
        Map<String, String> secrets = new LinkedHashMap<>();
        for (Column column : all()) {
            if (column.isSecret()) {
                for (String form : forms(column)) {
                    for (String value : strings("SELECT DISTINCT " + form.formatted(column.name()) + " FROM "
                            + column.table() + " WHERE " + column.name() + " IS NOT NULL")) {
                        if (value.length() >= TELLING) {
                            secrets.put(value, column.toString());
                        }
                    }
                }
            }
        }
        return secrets;
    }

    private static List<String> forms(Column column) {
        String bytes = column.type().equals("bytea") ? "%s" : "convert_to(%s::text, 'UTF8')";
        String base64 = "translate(encode(" + bytes + ", 'base64'), E'=\\n', '')";
        List<String> forms = new ArrayList<>(List.of(base64, "translate(" + base64 + ", '+/', '-_')"));
        forms.add(column.type().equals("bytea") ? "encode(%s, 'hex')" : "%s::text");
        return forms;
    }

    /**
     * Writes a value into each text column of a client's rows, where its checks let it.
     *
     * @param rows a further condition; empty for all rows
     * @param values what to try for a column, in turn
     * @return the value that each column took
     */
    Map<String, String> plant(UUID client, String rows, Function<Column, List<String>> values) throws SQLException {
        Map<String, String> planted = new LinkedHashMap<>();
        Set<String> marked = new LinkedHashSet<>();
        all().stream().filter(column -> column.name().equals("internal")).forEach(column -> marked.add(column.table()));
        for (Column column : all()) {
            boolean fits = column.isText()
                    && column.ofClients()
                    && !OWN_WORDS.contains(column.name())
                    && (rows.isEmpty() || marked.contains(column.table()));
            for (String value : fits ? values.apply(column) : List.<String>of()) {
                if (update(column, client, rows, value)) {
                    planted.put(column.toString(), value);
                    break;
                }
            }
        }
        return planted;
    }

    /** Writes a value over every text inside a client's JSON. */
    void plantJson(UUID client, Set<String> leftOut, String value) throws SQLException {
        for (Column column : all()) {
            if (column.type().equals("jsonb") && column.ofClients() && !leftOut.contains(column.toString())) {
                // A text inside JSON, with its quotes, after a colon, a bracket or a comma: never a name.
                String sql = "UPDATE " + column.table() + " SET " + column.name() + " = regexp_replace(" + column.name()
                        + "::text, '([:\\[,]\\s*)\"(?:[^\"\\\\]|\\\\.)*\"(?=\\s*[,}\\]])', '\\1' || ?, 'g')::jsonb"
                        + " WHERE client_id = ?";
                changes(sql, JSON.writeValueAsString(value).replace("\\", "\\\\"), client);
            }
        }
    }

    private boolean update(Column column, UUID client, String rows, String value) throws SQLException {
        String where = " WHERE client_id = ?" + (rows.isEmpty() ? "" : " AND " + rows);
        String set = "UPDATE " + column.table() + " SET " + column.name() + " = ?";
        String one = " AND ctid = (SELECT min(ctid) FROM " + column.table() + where + ")";
        return changes(set + where, value, client) || changes(set + where + one, value, client, client);
    }

    /** Whether it changed a row; a check or a key that refuses is an answer, too. */
    private boolean changes(String update, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement.executeUpdate() > 0;
        } catch (SQLException e) {
            if (e.getSQLState().startsWith("23")) {
                return false;
            }
            throw e;
        }
    }

    /** The tables with a row in which this text stands. */
    List<String> tablesWith(String text) throws SQLException {
        List<String> found = new ArrayList<>();
        for (String table : all().stream().map(Column::table).distinct().toList()) {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT 1 FROM " + table + " t WHERE strpos(t::text, ?) > 0 LIMIT 1")) {
                statement.setString(1, text);
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next()) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
    }

    /** The first column of all rows. */
    List<String> strings(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
