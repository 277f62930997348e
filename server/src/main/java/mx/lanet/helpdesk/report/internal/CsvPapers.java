package mx.lanet.helpdesk.report.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import mx.lanet.helpdesk.report.Cells;
import mx.lanet.helpdesk.report.Export;
import mx.lanet.helpdesk.report.Sheet;
import mx.lanet.helpdesk.shared.CsvCells;

/** CSV: several sheets stand below each other, each under its title. */
final class CsvPapers implements Papers {
    private final Writer out;
    private final Occasion occasion;
    private final CellWords words;
    private final boolean titled;
    private boolean first = true;

    CsvPapers(OutputStream out, Export export, Occasion occasion, boolean mark) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 15);
        this.occasion = occasion;
        this.words = new CellWords(occasion.texts(), occasion.zone());
        this.titled = export.sheets().size() > 1;
        if (mark) {
            this.out.write(CsvCells.MARK);
        }
    }

    @Override
    public <T> void begin(Sheet<T> sheet) throws IOException {
        if (titled) {
            line(first ? List.of(sheet.title()) : List.of("", sheet.title()));
        }
        first = false;
        line(sheet.columns().stream().map(Cells::head).toList());
    }

    @Override
    public void row(Object[] cells) throws IOException {
        List<String> line = new ArrayList<>(cells.length);
        for (Object cell : cells) {
            String text = words.plain(cell);
            line.add(cell instanceof String ? CsvCells.harmless(text) : text);
        }
        out.write(CsvCells.line(line));
        out.write("\r\n");
    }

    @Override
    public void end(int rows, boolean cut) throws IOException {
        if (cut) {
            line(List.of(occasion.texts().t("report.cut", rows)));
        }
    }

    private void line(List<String> texts) throws IOException {
        out.write(CsvCells.line(texts.stream().map(CsvCells::harmless).toList()));
        out.write("\r\n");
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
