package mx.lanet.helpdesk.web;

import org.jspecify.annotations.Nullable;

/**
 * The head of a column.
 *
 * @param sortPath path that sorts by it, or turns the order; null when it cannot be sorted by
 * @param sorted how the rows stand now by this column; null when not by this one
 * @param css for example {@code r pad-r} for numbers at the right edge
 * @param hidden the word is only for those who hear the page
 */
public record Column(String label, @Nullable String sortPath, @Nullable Direction sorted, String css, boolean hidden) {

    /** The words of {@code aria-sort}. */
    public enum Direction {
        ASCENDING("ascending", "arrow-up"),
        DESCENDING("descending", "arrow-down");

        private final String aria;
        private final String icon;

        Direction(String aria, String icon) {
            this.aria = aria;
            this.icon = icon;
        }

        public String aria() {
            return aria;
        }

        public String icon() {
            return icon;
        }
    }

    public static Column of(String label) {
        return new Column(label, null, null, "", false);
    }

    /** For a column that needs no word to the eye, such as tick boxes. */
    public static Column unseen(String label) {
        return new Column(label, null, null, "", true);
    }

    public Column sort(String path, @Nullable Direction now) {
        return new Column(label, path, now, css, hidden);
    }

    public Column css(String classes) {
        return new Column(label, sortPath, sorted, classes, hidden);
    }
}
