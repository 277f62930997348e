package mx.lanet.helpdesk.report.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import mx.lanet.helpdesk.report.Cells;
import mx.lanet.helpdesk.report.Cells.Kind;
import mx.lanet.helpdesk.report.Export;
import mx.lanet.helpdesk.report.Sheet;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook of typed cells. Texts are written as texts where they stand, so that none is a formula and none is kept in
 * memory; a last sheet says what it is.
 */
final class XlsxPapers implements Papers {
    /** So many rows say how wide the columns are. */
    private static final int SAMPLE = 200;

    private static final int FLUSH = 500;
    private static final int MOST_LETTERS = 32_767;
    private static final double WIDEST = 60;
    private static final double SECONDS_OF_DAY = 86_400;

    private final Workbook book;
    private final Export export;
    private final Occasion occasion;
    private final CellWords words;
    private final List<Object[]> sample = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private List<? extends Cells<?>> columns = List.of();
    private Worksheet sheet;
    private int written;
    private boolean settled;

    XlsxPapers(OutputStream out, Export export, Occasion occasion) {
        this.book = new Workbook(out, "LANET Helpdesk", null);
        this.export = export;
        this.occasion = occasion;
        this.words = new CellWords(occasion.texts(), occasion.zone());
        book.properties().setTitle(export.title());
        book.properties().setCompany(occasion.house());
        this.sheet = book.newWorksheet(title(export.sheets().getFirst()));
    }

    private static String title(Sheet<?> sheet) {
        return sheet.title().isBlank() ? "1" : sheet.title();
    }

    @Override
    public <T> void begin(Sheet<T> next) {
        if (!next.equals(export.sheets().getFirst())) {
            sheet = book.newWorksheet(title(next));
        }
        columns = next.columns();
        written = 0;
        settled = false;
        sheet.freezePane(0, 1);
        sheet.repeatRows(0);
        sheet.pageOrientation("landscape");
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        for (int i = 0; i < columns.size(); i++) {
            sheet.inlineString(0, i, columns.get(i).head());
        }
        sheet.range(0, 0, 0, columns.size() - 1)
                .style()
                .bold()
                .fillColor("E8EEF2")
                .set();
    }

    @Override
    public void row(Object[] cells) throws IOException {
        if (settled) {
            write(cells);
            return;
        }
        sample.add(cells);
        if (sample.size() == SAMPLE) {
            settle();
        }
    }

    private void settle() throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            int place = i;
            Cells<?> column = columns.get(i);
            int letters = sample.stream()
                    .mapToInt(row -> words.read(column.kind(), row[place]).length())
                    .max()
                    .orElse(0);
            sheet.width(i, Math.clamp(Math.max(letters, column.head().length() + 3) + 2.0, 8, WIDEST));
        }
        settled = true;
        for (Object[] row : sample) {
            write(row);
        }
        sample.clear();
    }

    private void write(Object[] cells) throws IOException {
        written++;
        for (int i = 0; i < cells.length; i++) {
            write(written, i, columns.get(i).kind(), cells[i]);
        }
        if (written % FLUSH == 0) {
            sheet.flush();
        }
    }

    private void write(int row, int column, Kind kind, Object cell) {
        switch (cell) {
            case null -> {}
            case Number number -> {
                boolean percent = kind == Kind.PERCENT;
                sheet.value(row, column, percent ? number.doubleValue() / 100 : number);
                style(row, column, percent ? "0.0%" : kind == Kind.WHOLE ? "#,##0" : "#,##0.0");
            }
            case Instant moment -> {
                sheet.value(row, column, LocalDateTime.ofInstant(moment, occasion.zone()));
                style(row, column, "yyyy-mm-dd hh:mm");
            }
            case LocalDate day -> {
                sheet.value(row, column, day);
                style(row, column, "yyyy-mm-dd");
            }
            case Duration length -> {
                sheet.value(row, column, length.toSeconds() / SECONDS_OF_DAY);
                style(row, column, "[h]:mm");
            }
            case Object other -> text(row, column, words.plain(other));
        }
    }

    private void style(int row, int column, String format) {
        sheet.style(row, column).format(format).set();
    }

    private void text(int row, int column, String text) {
        if (!text.isEmpty()) {
            sheet.inlineString(row, column, PlainText.of(text, MOST_LETTERS));
        }
    }

    @Override
    public void end(int rows, boolean cut) throws IOException {
        settle();
        if (!columns.isEmpty()) {
            sheet.setAutoFilter(0, 0, rows, columns.size() - 1);
        }
        sheet.finish();
        String title = export.sheets().size() > 1 ? remarkTitle() : "";
        remarks.add(title + occasion.texts().t(cut ? "report.cut" : "report.rows", rows));
    }

    private String remarkTitle() {
        return export.sheets().get(remarks.size()).title() + ": ";
    }

    @Override
    public void close() throws IOException {
        Worksheet about = book.newWorksheet(occasion.texts().t("report.about"));
        List<String> lines = new ArrayList<>();
        lines.add(export.title());
        lines.add(occasion.house());
        lines.addAll(export.about());
        lines.addAll(remarks);
        lines.add(occasion.texts().t("report.made", words.plain(occasion.at()), occasion.person()));
        about.width(0, 100);
        for (int i = 0; i < lines.size(); i++) {
            about.inlineString(i, 0, PlainText.of(lines.get(i), MOST_LETTERS));
        }
        about.style(0, 0).bold().fontSize(14).set();
        about.finish();
        book.finish();
    }
}
