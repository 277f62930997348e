package mx.lanet.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows of equally many cells as text, in Markdown's form, so that it can be pasted into a document. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        rows.add(List.of(headings));
    }

    static String number(String format, Object value) {
        return String.format(Locale.US, format, value);
    }

    Table row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell.toString());
        }
        if (row.size() != rows.getFirst().size()) {
            throw new IllegalArgumentException("a row of " + row.size() + " cells");
        }
        rows.add(row);
        return this;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            append(text, rows.get(r));
            if (r == 0) {
                append(text, rows.getFirst().stream().map(_ -> "---").toList());
            }
        }
        return text.toString();
    }

    private void append(StringBuilder text, List<String> row) {
        for (int c = 0; c < row.size(); c++) {
            String cell = row.get(c);
            String blanks = " ".repeat(width(c) - cell.length());
            text.append(c == 0 ? "| " + cell + blanks : " | " + blanks + cell);
        }
        text.append(" |\n");
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).reduce(3, Math::max);
    }
}
