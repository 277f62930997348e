package mx.lanet.helpdesk.report;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to take along. A handler returns it, and it is written in the format that the address's {@code format} asks
 * for: {@code xlsx}, {@code csv}, {@code csv-plain} (without byte order mark) or {@code pdf}.
 *
 * @param title as its page has it; also makes the file's name
 * @param about what it shows, in words: the period, the filters
 * @param client whose it is, for the letterhead; null for those of several
 * @param sheets one for a list; each is a sheet of the workbook and a part of the document
 */
public record Export(String title, List<String> about, @Nullable UUID client, List<Sheet<?>> sheets) {
    /** So many rows of a sheet are written; beyond, it says that it was cut. */
    public static final int MOST_ROWS = 100_000;

    public Export {
        about = List.copyOf(about);
        sheets = List.copyOf(sheets);
    }

    /** A list. */
    public static Export of(String title, List<String> about, @Nullable UUID client, Sheet<?> list) {
        return new Export(title, about, client, List.of(list));
    }
}
