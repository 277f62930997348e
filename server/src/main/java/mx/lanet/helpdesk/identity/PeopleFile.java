package mx.lanet.helpdesk.identity;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;

/**
 * A list of people as a spreadsheet saves it: UTF-8 with or without a byte order mark, UTF-16, or else Windows-1252;
 * columns between commas, semicolons or tabs, named in the first line in Spanish or English, in any order.
 */
final class PeopleFile {
    static final int MOST_LINES = 5_000;
    static final int MOST_BYTES = 2_000_000;

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private PeopleFile() {}

    /** What a column may be called, in small letters without accents. */
    enum Column {
        NAME("nombre", "name"),
        EMAIL("correo", "email", "e-mail", "mail"),
        LOGIN("usuario", "login", "user"),
        PHONE("telefono", "phone"),
        DEPARTMENT("area", "department", "departamento"),
        SITE("sitio", "site"),
        ROLE("rol", "role");

        private final Set<String> names;

        Column(String... names) {
            this.names = Set.of(names);
        }
    }

    /** One person's line; a column that is absent is empty. */
    record Line(long number, Map<Column, String> cells) {
        String cell(Column column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** The file's text; what cannot be UTF-8 is what Windows wrote. */
    static String decode(byte[] bytes) {
        if (bytes.length >= 2
                && (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE
                        || bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)) {
            return cleaned(new String(bytes, StandardCharsets.UTF_16));
        }
        try {
            return cleaned(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return cleaned(new String(bytes, WINDOWS));
        }
    }

    /** Without the mark at the beginning, and without NUL, which no text in the database may hold. */
    private static String cleaned(String text) {
        String whole = text.startsWith("\ufeff") ? text.substring(1) : text;
        return whole.replace("\0", "");
    }

    /** The people's lines; a file that is no such list is refused with an error on the field {@code file}. */
    static List<Line> lines(String text) {
        List<CsvRecord> records = records(text);
        if (records.isEmpty()) {
            throw refused("import_empty");
        }
        Map<Integer, Column> columns = columns(records.getFirst());
        if (!columns.containsValue(Column.NAME)) {
            throw refused("import_columns");
        }
        List<Line> lines = records.stream()
                .skip(1)
                .map(found -> line(found, columns))
                .filter(line -> line.cells().values().stream().anyMatch(cell -> !cell.isEmpty()))
                .toList();
        if (lines.isEmpty()) {
            throw refused("import_empty");
        }
        return lines;
    }

    private static List<CsvRecord> records(String text) {
        List<CsvRecord> records = new ArrayList<>();
        try (var reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text)) {
            for (CsvRecord found : reader) {
                records.add(found);
                if (records.size() > MOST_LINES + 1) {
                    throw refused("import_lines", MOST_LINES);
                }
            }
            closed(text, separator(text));
        } catch (CsvParseException e) {
            throw refused("import_unreadable");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    /** A quote that nobody closed took all later lines into one cell: its people would be missed in silence. */
    private static void closed(String text, char separator) {
        int line = 1;
        int opened = 0;
        boolean cellBegins = true;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            line += letter == '\n' ? 1 : 0;
            if (letter == '"' && opened > 0) {
                // Two of them are one that is meant.
                boolean twice = i + 1 < text.length() && text.charAt(i + 1) == '"';
                i += twice ? 1 : 0;
                opened = twice ? opened : 0;
            } else if (letter == '"' && cellBegins) {
                opened = line;
            }
            cellBegins = letter == separator || letter == '\n' || letter == '\r';
        }
        if (opened > 0) {
            throw refused("import_quote", opened);
        }
    }

    /** Whichever stands most often in the line of names. */
    private static char separator(String text) {
        String names = text.lines().findFirst().orElse("");
        return Stream.of(',', ';', '\t')
                .max((one, other) -> Long.compare(count(names, one), count(names, other)))
                .orElse(',');
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(letter -> letter == wanted).count();
    }

    private static Map<Integer, Column> columns(CsvRecord names) {
        Map<Integer, Column> columns = new HashMap<>();
        for (int place = 0; place < names.getFieldCount(); place++) {
            String name = plain(names.getField(place));
            for (Column column : Column.values()) {
                if (column.names.contains(name) && !columns.containsValue(column)) {
                    columns.put(place, column);
                }
            }
        }
        return columns;
    }

    private static Line line(CsvRecord found, Map<Integer, Column> columns) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        columns.forEach((place, column) -> {
            if (place < found.getFieldCount()) {
                cells.put(column, found.getField(place).strip());
            }
        });
        return new Line(found.getStartingLineNumber(), cells);
    }

    /** Small letters without accents, as names of columns, roles and sites are compared. */
    static String plain(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    static RuntimeException refused(String code, Object... arguments) {
        return Problem.invalid(List.of(new FieldError("file", code, arguments))).refusal();
    }
}
