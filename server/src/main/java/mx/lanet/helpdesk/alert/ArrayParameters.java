package mx.lanet.helpdesk.alert;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A statement for a whole batch: each parameter is an array, with one element of each row. */
final class ArrayParameters<R> {
    private final Connection connection;
    private final PreparedStatement statement;
    private final List<R> rows;
    private int next = 1;

    ArrayParameters(Connection connection, String sql, List<R> rows) throws SQLException {
        this.connection = connection;
        this.statement = connection.prepareStatement(sql);
        this.rows = rows;
    }

    /** The next parameter: an array of this PostgreSQL type. */
    ArrayParameters<R> add(String type, Function<R, @Nullable Object> value) throws SQLException {
        Object[] values = new Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        statement.setArray(next++, connection.createArrayOf(type, values));
        return this;
    }

    ArrayParameters<R> times(Function<R, @Nullable Instant> value) throws SQLException {
        return add("timestamptz", row -> {
            Instant time = value.apply(row);
            return time == null ? null : time.atOffset(ZoneOffset.UTC).toString();
        });
    }

    /** The next parameter: one moment for all rows. */
    ArrayParameters<R> moment(Instant time) throws SQLException {
        statement.setObject(next++, time.atOffset(ZoneOffset.UTC));
        return this;
    }

    PreparedStatement filled() {
        return statement;
    }
}
