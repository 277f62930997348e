package mx.lanet.helpdesk.shared;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items at most {@code size} rows
 * @param page from 1
 * @param size rows a page, 1 to {@value #MAX_SIZE}
 * @param total rows in all, or more than {@code counted}
 * @param counted how far was counted; {@value #COUNTED} where nothing else is said
 */
public record Slice<T>(List<T> items, int page, int size, long total, int counted) {
    public static final int MAX_SIZE = 100;
    /** Nobody reads beyond: lists are counted and paged this far, and then say "more than". */
    public static final int COUNTED = 10_000;

    public Slice {
        items = List.copyOf(items);
        if (page < 1 || size < 1 || size > MAX_SIZE || total < 0) {
            throw new IllegalArgumentException("page " + page + " of " + size + ", total " + total);
        }
    }

    public Slice(List<T> items, int page, int size, long total) {
        this(items, page, size, total, COUNTED);
    }

    /** A page of a list of which is known how many there are; whoever sees its end knows better. */
    public static <T> Slice<T> of(List<T> items, Request page, long known) {
        boolean end = items.size() < page.size() && (page.page() == 1 || !items.isEmpty());
        return new Slice<>(items, page.page(), page.size(), end ? page.offset() + items.size() : known);
    }

    /** True when there are more rows than were counted. */
    public boolean isMoreThanCounted() {
        return total > counted;
    }

    public boolean hasPrevious() {
        return page > 1;
    }

    public boolean hasNext() {
        return (long) page * size < Math.min(total, counted);
    }

    public long first() {
        return items.isEmpty() ? 0 : (page - 1L) * size + 1;
    }

    public long last() {
        return items.isEmpty() ? 0 : first() + items.size() - 1;
    }

    public <R> Slice<R> map(Function<? super T, ? extends R> change) {
        return new Slice<>(items.stream().<R>map(change).toList(), page, size, total, counted);
    }

    /** Where a page begins, with page and size brought within their limits; texts that are no numbers mean the default. */
    public record Request(int page, int size) {
        public Request {
            size = Math.clamp(size, 1, MAX_SIZE);
            page = Math.clamp(page, 1, COUNTED / size);
        }

        /** How far is counted where that is dear: this far, and far enough to turn the page. */
        public int counted(int enough) {
            return Math.min(COUNTED, Math.max(enough, offset() + 2 * size));
        }

        public int offset() {
            return (page - 1) * size;
        }
    }
}
