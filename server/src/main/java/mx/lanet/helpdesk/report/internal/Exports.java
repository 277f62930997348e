package mx.lanet.helpdesk.report.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import mx.lanet.helpdesk.report.Cells;
import mx.lanet.helpdesk.report.Export;
import mx.lanet.helpdesk.report.Sheet;

/** Writes an export, one row after the other while they are read. */
final class Exports {
    /** Whoever reads slower than this holds a connection to the database for too long. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    private final Clock clock;

    Exports(Clock clock) {
        this.clock = clock;
    }

    void write(Export export, Format format, Occasion occasion, OutputStream out) throws IOException {
        Papers papers = open(export, format, occasion, out);
        Instant deadline = clock.instant().plus(LONGEST);
        for (Sheet<?> sheet : export.sheets()) {
            write(sheet, papers, deadline);
        }
        papers.close();
    }

    private static Papers open(Export export, Format format, Occasion occasion, OutputStream out) throws IOException {
        return switch (format) {
            case XLSX -> new XlsxPapers(out, export, occasion);
            case CSV -> new CsvPapers(out, export, occasion, true);
            case CSV_PLAIN -> new CsvPapers(out, export, occasion, false);
            case PDF -> new PdfPapers(out, export, occasion);
        };
    }

    private <T> void write(Sheet<T> sheet, Papers papers, Instant deadline) throws IOException {
        papers.begin(sheet);
        Count count = new Count();
        sheet.source().each(Export.MOST_ROWS + 1, row -> {
            count.read++;
            if (count.read <= Export.MOST_ROWS) {
                write(row, sheet, papers);
            }
            if (count.read % 1000 == 0 && clock.instant().isAfter(deadline)) {
                throw new UncheckedIOException(new IOException("read too slowly"));
            }
        });
        papers.end(Math.min(count.read, Export.MOST_ROWS), count.read > Export.MOST_ROWS);
    }

    private static <T> void write(T row, Sheet<T> sheet, Papers papers) {
        Object[] cells =
                sheet.columns().stream().map(column -> cell(column, row)).toArray();
        try {
            papers.row(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("NullAway") // an empty cell
    private static <T> Object cell(Cells<T> column, T row) {
        return column.of(row);
    }

    private static final class Count {
        private int read;
    }
}
