package mx.lanet.helpdesk.monitoring.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fills a statement's parameters with arrays, one for each column of a batch's rows. */
final class Columns<R> {
    private final Connection connection;
    private final PreparedStatement statement;
    private final List<R> rows;
    private int next = 1;

    Columns(Connection connection, PreparedStatement statement, List<R> rows) {
        this.connection = connection;
        this.statement = statement;
        this.rows = rows;
    }

    /** The parameters before this one (from 1) are set already. */
    Columns<R> startAt(int parameter) {
        next = parameter;
        return this;
    }

    /** The next parameter: an array of this PostgreSQL type with one element of each row. */
    Columns<R> add(String type, Function<R, @Nullable Object> value) throws SQLException {
        Object[] values = empty(type, rows.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        statement.setArray(next++, connection.createArrayOf(type, values));
        return this;
    }

    /** As {@link #add}, of moments. */
    Columns<R> times(Function<R, @Nullable Instant> value) throws SQLException {
        return add("timestamptz", row -> {
            Instant time = value.apply(row);
            return time == null ? null : time.atOffset(ZoneOffset.UTC).toString();
        });
    }

    /** Arrays of these classes the driver sends in binary form; others it writes as text, which PostgreSQL must parse. */
    private static Object[] empty(String type, int size) {
        return switch (type) {
            case "float4" -> new Float[size];
            case "int4" -> new Integer[size];
            case "int8" -> new Long[size];
            case "text" -> new String[size];
            default -> new Object[size];
        };
    }
}
