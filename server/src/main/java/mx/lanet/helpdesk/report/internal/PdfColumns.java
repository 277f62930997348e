package mx.lanet.helpdesk.report.internal;

import java.util.Arrays;
import java.util.List;
import mx.lanet.helpdesk.report.Cells;
import mx.lanet.helpdesk.report.Cells.Kind;

/** Where the columns of a table stand: as wide as most of their cells, until the page is full; then texts give way. */
final class PdfColumns {
    static final PdfColumns NONE = new PdfColumns(new float[0], new boolean[0]);

    private static final float GAP = 6;
    private static final float WIDEST = 230;
    private static final float NARROWEST = 30;

    private final float[] widths;
    private final boolean[] texts;
    private final float[] lefts;

    private PdfColumns(float[] widths, boolean[] texts) {
        this.widths = widths;
        this.texts = texts;
        this.lefts = new float[widths.length];
        float x = PdfPages.LEFT;
        for (int i = 0; i < widths.length; i++) {
            lefts[i] = x;
            x += widths[i];
        }
    }

    static PdfColumns of(List<? extends Cells<?>> columns, List<String[]> sample, Pen pen, float size, float room) {
        float[] widths = new float[columns.size()];
        boolean[] texts = new boolean[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            texts[i] = columns.get(i).kind() == Kind.TEXT;
            float head = pen.bold().width(columns.get(i).head(), size);
            float usual = usual(sample, i, pen.regular(), size, texts[i] ? 0.9 : 1);
            widths[i] = Math.clamp(Math.max(head, usual) + 2 * GAP, NARROWEST, WIDEST);
        }
        fit(widths, texts, room);
        return new PdfColumns(widths, texts);
    }

    private static float usual(List<String[]> sample, int column, Face face, float size, double part) {
        float[] all = new float[sample.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = face.width(sample.get(i)[column], size);
        }
        Arrays.sort(all);
        return all.length == 0 ? 0 : all[(int) Math.ceil((all.length - 1) * part)];
    }

    /** What is left over is shared by all; where room is missing, the widest texts give way first. */
    private static void fit(float[] widths, boolean[] texts, float room) {
        float cap = WIDEST;
        while (sum(widths, texts, cap) > room && cap > NARROWEST) {
            cap -= 1;
        }
        float factor = room / Math.max(1, sum(widths, texts, cap));
        for (int i = 0; i < widths.length; i++) {
            widths[i] = factor * (texts[i] ? Math.min(widths[i], cap) : widths[i]);
        }
    }

    private static float sum(float[] widths, boolean[] texts, float cap) {
        float sum = 0;
        for (int i = 0; i < widths.length; i++) {
            sum += texts[i] ? Math.min(widths[i], cap) : widths[i];
        }
        return sum;
    }

    boolean wraps(int column) {
        return texts[column];
    }

    float left(int column) {
        return lefts[column] + GAP;
    }

    float right(int column) {
        return lefts[column] + widths[column] - GAP;
    }

    float room(int column) {
        return widths[column] - 2 * GAP + 0.01f;
    }
}
