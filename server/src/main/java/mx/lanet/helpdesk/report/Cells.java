package mx.lanet.helpdesk.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of an export: its head, and what stands in it. Null is an empty cell.
 *
 * @param kind says which type {@code value} gives
 */
public record Cells<T>(String head, Kind kind, Function<T, ? extends @Nullable Object> value) {
    /** What a column holds, and so how each format writes it. */
    public enum Kind {
        TEXT(String.class),
        WHOLE(Number.class),
        DECIMAL(Number.class),
        /** Of a hundred. */
        PERCENT(Number.class),
        /** In the reader's time zone. */
        MOMENT(Instant.class),
        DAY(LocalDate.class),
        LENGTH(Duration.class),
        YES(Boolean.class);

        private final Class<?> type;

        Kind(Class<?> type) {
            this.type = type;
        }

        /** Whether its cells stand at the right edge. */
        public boolean isNumber() {
            return type == Number.class || this == LENGTH;
        }
    }

    public static <T> Cells<T> text(String head, Function<T, @Nullable String> value) {
        return new Cells<>(head, Kind.TEXT, value);
    }

    public static <T> Cells<T> whole(String head, Function<T, ? extends @Nullable Number> value) {
        return new Cells<>(head, Kind.WHOLE, value);
    }

    public static <T> Cells<T> decimal(String head, Function<T, ? extends @Nullable Number> value) {
        return new Cells<>(head, Kind.DECIMAL, value);
    }

    public static <T> Cells<T> percent(String head, Function<T, ? extends @Nullable Number> value) {
        return new Cells<>(head, Kind.PERCENT, value);
    }

    public static <T> Cells<T> moment(String head, Function<T, @Nullable Instant> value) {
        return new Cells<>(head, Kind.MOMENT, value);
    }

    public static <T> Cells<T> day(String head, Function<T, @Nullable LocalDate> value) {
        return new Cells<>(head, Kind.DAY, value);
    }

    public static <T> Cells<T> length(String head, Function<T, @Nullable Duration> value) {
        return new Cells<>(head, Kind.LENGTH, value);
    }

    public static <T> Cells<T> yes(String head, Function<T, @Nullable Boolean> value) {
        return new Cells<>(head, Kind.YES, value);
    }

    /** What stands in this row's cell; of the kind's type. */
    public @Nullable Object of(T row) {
        return value.apply(row);
    }
}
