package mx.lanet.helpdesk.shared;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes tables for spreadsheets: UTF-8 with a byte order mark, commas, everything quoted, and no cell that a spreadsheet
 * would take for a formula.
 */
public final class CsvCells {
    private static final String FORMULAS = "=+-@\t\r";

    private CsvCells() {}

    /** The whole file, one list a line. */
    public static byte[] file(List<List<String>> lines) {
        String text = lines.stream().map(CsvCells::line).collect(Collectors.joining("\r\n", "\ufeff", "\r\n"));
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String line(List<String> cells) {
        return cells.stream().map(CsvCells::cell).collect(Collectors.joining(","));
    }

    private static String cell(String text) {
        boolean formula = !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }
}
