package mx.lanet.helpdesk.report.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import mx.lanet.helpdesk.report.Cells;
import mx.lanet.helpdesk.report.Export;
import mx.lanet.helpdesk.report.Sheet;

/** A document: its first page says what it is, each table stands under its heading, its chart above it. */
final class PdfPapers implements Papers {
    private static final int SAMPLE = 200;
    private static final float SIZE = 8.3f;
    private static final float LEADING = 10.4f;
    private static final float PADDING = 4.2f;
    private static final float HEAD = 19;

    private final PdfPages pages;
    private final Export export;
    private final Occasion occasion;
    private final CellWords words;
    private final List<String[]> sample = new ArrayList<>();
    private List<? extends Cells<?>> columns = List.of();
    private PdfColumns layout = PdfColumns.NONE;
    private boolean settled;

    PdfPapers(OutputStream out, Export export, Occasion occasion) throws IOException {
        this.export = export;
        this.occasion = occasion;
        this.words = new CellWords(occasion.texts(), occasion.zone());
        this.pages = new PdfPages(out, export.title(), occasion);
        pages.first(export.about());
    }

    @Override
    public <T> void begin(Sheet<T> sheet) {
        columns = sheet.columns();
        settled = false;
        if (export.sheets().size() > 1) {
            pages.heading(sheet.title(), sheet.chart() == null ? 60 : 60 + PdfChart.HEIGHT);
        }
        if (sheet.chart() != null) {
            pages.room(PdfChart.HEIGHT);
            new PdfChart(sheet.chart(), pages.pen(), words).draw(PdfPages.LEFT, pages.y(), PdfPages.WIDTH);
            pages.down(PdfChart.HEIGHT);
        }
    }

    @Override
    public void row(Object[] cells) {
        String[] texts = new String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            texts[i] = pages.pen().regular().spoken(words.read(columns.get(i).kind(), cells[i]));
        }
        if (settled) {
            write(texts);
            return;
        }
        sample.add(texts);
        if (sample.size() == SAMPLE) {
            settle();
        }
    }

    private void settle() {
        if (!settled) {
            settled = true;
            layout = PdfColumns.of(columns, sample, pages.pen(), SIZE, PdfPages.WIDTH);
            pages.room(HEAD + 2 * LEADING);
            head();
            sample.forEach(this::write);
            sample.clear();
        }
    }

    private void head() {
        float y = pages.y();
        Pen pen = pages.pen();
        pen.box(Pen.SHADE, PdfPages.LEFT, y - HEAD, PdfPages.WIDTH, HEAD);
        pen.line(Pen.LINE, 0.8f, PdfPages.LEFT, y - HEAD, PdfPages.LEFT + PdfPages.WIDTH, y - HEAD);
        for (int i = 0; i < columns.size(); i++) {
            String head = pen.bold().spoken(columns.get(i).head());
            cell(pen.bold().cut(head, SIZE, layout.room(i)), pen.bold(), i, y - HEAD / 2 - SIZE / 2.8f);
        }
        pages.down(HEAD);
    }

    private void write(String[] texts) {
        Face face = pages.pen().regular();
        String[][] lines = new String[texts.length][];
        int most = 1;
        for (int i = 0; i < texts.length; i++) {
            lines[i] = layout.wraps(i)
                    ? face.lines(texts[i], SIZE, layout.room(i))
                    : new String[] {face.cut(texts[i], SIZE, layout.room(i))};
            most = Math.max(most, lines[i].length);
        }
        float height = most * LEADING + 2 * PADDING;
        if (pages.room(height)) {
            head();
        }
        float y = pages.y();
        for (int i = 0; i < lines.length; i++) {
            for (int line = 0; line < lines[i].length; line++) {
                cell(lines[i][line], face, i, y - PADDING - SIZE - line * LEADING);
            }
        }
        pages.pen().line(Pen.LINE, 0.4f, PdfPages.LEFT, y - height, PdfPages.LEFT + PdfPages.WIDTH, y - height);
        pages.down(height);
    }

    private void cell(String text, Face face, int column, float y) {
        if (columns.get(column).kind().isNumber()) {
            pages.pen().textTo(text, face, SIZE, Pen.INK, layout.right(column), y);
        } else {
            pages.pen().text(text, face, SIZE, Pen.INK, layout.left(column), y);
        }
    }

    @Override
    public void end(int rows, boolean cut) {
        if (!columns.isEmpty()) {
            settle();
        }
        String said = occasion.texts().t(cut ? "report.cut" : rows == 0 ? "report.none" : "report.rows", rows);
        pages.note(said);
    }

    @Override
    public void close() {
        pages.close();
    }
}
