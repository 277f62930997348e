package mx.lanet.helpdesk.report;

import java.util.List;
import java.util.function.Consumer;
import mx.lanet.helpdesk.web.Chart;
import org.jspecify.annotations.Nullable;

/**
 * A table of an export.
 *
 * @param title as its heading has it
 * @param chart drawn above it where there are pictures; null for none
 * @param source its rows, read while they are written
 */
public record Sheet<T>(String title, @Nullable Chart chart, List<Cells<T>> columns, Source<T> source) {
    public Sheet {
        columns = List.copyOf(columns);
    }

    /** Without a chart. */
    public Sheet(String title, List<Cells<T>> columns, Source<T> source) {
        this(title, null, columns, source);
    }

    /** Rows that are there already. */
    public static <T> Sheet<T> of(String title, List<Cells<T>> columns, List<T> rows) {
        return new Sheet<>(
                title, null, columns, (most, row) -> rows.stream().limit(most).forEach(row));
    }

    /** The same with a chart of its numbers. */
    public Sheet<T> with(@Nullable Chart drawn) {
        return new Sheet<>(title, drawn, columns, source);
    }

    /** Where rows come from. It reads in the reader's own tenancy transaction, by a cursor, never all at once. */
    @FunctionalInterface
    public interface Source<T> {
        /** Hands out rows in the list's order, this many at most. The reader's going away comes back as an exception. */
        void each(int most, Consumer<? super T> row);
    }
}
