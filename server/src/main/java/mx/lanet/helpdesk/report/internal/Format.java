package mx.lanet.helpdesk.report.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an export can be. */
enum Format {
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    CSV("csv", "text/csv;charset=UTF-8"),
    /** Without a byte order mark, for programs. */
    CSV_PLAIN("csv", "text/csv;charset=UTF-8"),
    PDF("pdf", "application/pdf");

    private final String ending;
    private final String type;

    Format(String ending, String type) {
        this.ending = ending;
        this.type = type;
    }

    /** The word in addresses. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Of the file's name, without its point. */
    String ending() {
        return ending;
    }

    String type() {
        return type;
    }

    static Optional<Format> find(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }
}
