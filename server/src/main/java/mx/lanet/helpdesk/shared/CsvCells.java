package mx.lanet.helpdesk.shared;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes tables for spreadsheets: UTF-8 with a byte order mark, commas, everything quoted, and no cell that a spreadsheet
 * would take for a formula.
 */
public final class CsvCells {
    /** The byte order mark, by which spreadsheets know UTF-8. */
    public static final String MARK = "\ufeff";

    private static final String FORMULAS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private CsvCells() {}

    /** The whole file, one list a line. */
    public static byte[] file(List<List<String>> lines) {
        String text = lines.stream()
                .map(line -> line(line.stream().map(CsvCells::harmless).toList()))
                .collect(Collectors.joining("\r\n", MARK, "\r\n"));
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A line without its end, of cells that are {@link #harmless} or numbers. */
    public static String line(List<String> cells) {
        StringBuilder line = new StringBuilder(200);
        for (String cell : cells) {
            line.append(line.isEmpty() ? "\"" : ",\"")
                    .append(cell.replace("\"", "\"\""))
                    .append('"');
        }
        return line.toString();
    }

    /** What a spreadsheet would take for a formula gets an apostrophe, which says that it is a text. */
    public static String harmless(String text) {
        boolean formula = !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }
}
