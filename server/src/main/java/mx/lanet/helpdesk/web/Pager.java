package mx.lanet.helpdesk.web;

import java.util.function.IntFunction;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;

/**
 * "1–50 de 340" with the two neighbours.
 *
 * @param first the number of the first row, from 1; 0 when there is none
 * @param total as far as was counted
 * @param more there are more than were counted
 * @param previous path of the page before; null on the first
 * @param next path of the page after; null on the last
 */
public record Pager(long first, long last, long total, boolean more, @Nullable String previous, @Nullable String next) {

    /** Rows on a page of a list. */
    public static final int SIZE = 50;

    /** Of a slice; {@code address} makes the path of a page by its number. */
    public static Pager of(Slice<?> slice, IntFunction<String> address) {
        return new Pager(
                slice.first(),
                slice.last(),
                Math.min(slice.total(), slice.counted()),
                slice.isMoreThanCounted(),
                slice.hasPrevious() ? address.apply(slice.page() - 1) : null,
                slice.hasNext() ? address.apply(slice.page() + 1) : null);
    }
}
