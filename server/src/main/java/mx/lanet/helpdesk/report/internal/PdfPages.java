package mx.lanet.helpdesk.report.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** The pages of a document, filled from above, each with its number; a full one leaves for the reader at once. */
final class PdfPages {
    private static final Rectangle PAGE = new Rectangle(PageSize.LETTER.getHeight(), PageSize.LETTER.getWidth());
    static final float LEFT = 36;
    static final float WIDTH = PAGE.getWidth() - 2 * LEFT;

    private static final float RIGHT = LEFT + WIDTH;
    private static final float TOP = PAGE.getHeight() - 36;
    private static final float BOTTOM = 46;
    private static final float FOOT = 26;
    private static final float SMALL = 7.5f;
    private static final float LOGO_WIDTH = 150;
    private static final float LOGO_HEIGHT = 38;

    private final Document document = new Document(PAGE);
    private final PdfWriter writer;
    private final Pen pen;
    private final PdfTemplate total;
    private final String title;
    private final Occasion occasion;
    private float y = TOP;
    private int page = 1;

    PdfPages(OutputStream out, String title, Occasion occasion) {
        this.title = title;
        this.occasion = occasion;
        this.writer = PdfWriter.getInstance(document, out);
        writer.setCloseStream(false);
        writer.setPdfVersion(PdfWriter.VERSION_1_7);
        writer.getExtraCatalog()
                .put(PdfName.LANG, new PdfString(occasion.texts().locale().toLanguageTag()));
        writer.setViewerPreferences(PdfWriter.DisplayDocTitle);
        document.addTitle(title);
        document.addAuthor(occasion.house());
        document.addCreator(occasion.texts().t("web.product"));
        document.open();
        PdfContentByte content = writer.getDirectContent();
        this.pen = new Pen(content, Face.regular(), Face.bold());
        this.total = content.createTemplate(60, SMALL * 2);
    }

    Pen pen() {
        return pen;
    }

    float y() {
        return y;
    }

    void down(float points) {
        y -= points;
    }

    /** Makes sure of this much room; true when that took a new page. */
    boolean room(float height) {
        if (y - height >= BOTTOM) {
            return false;
        }
        next();
        return true;
    }

    private void next() {
        foot();
        writer.setPageEmpty(false);
        document.newPage();
        page++;
        y = TOP;
    }

    /** Whose it is, what it is, what it shows, and who made it when. */
    void first(List<String> about) throws IOException {
        head();
        pen.text(fit(title, pen.bold(), 19), pen.bold(), 19, Pen.INK, LEFT, y - 19);
        down(26);
        for (String line : about) {
            pen.text(fit(line, pen.regular(), 9.5f), pen.regular(), 9.5f, Pen.FAINT, LEFT, y - 10);
            down(14);
        }
        down(10);
    }

    private void head() throws IOException {
        byte[] logo = occasion.head() == null ? new byte[0] : occasion.head().logo();
        float x = LEFT;
        if (logo.length > 0) {
            Image image = Image.getInstance(logo);
            image.scaleToFit(LOGO_WIDTH, LOGO_HEIGHT);
            image.setAbsolutePosition(LEFT, y - LOGO_HEIGHT + (LOGO_HEIGHT - image.getScaledHeight()) / 2);
            writer.getDirectContent().addImage(image);
            x += image.getScaledWidth() + 12;
        }
        float middle = y - LOGO_HEIGHT / 2 - 4;
        pen.text(fit(occasion.house(), pen.bold(), 11), pen.bold(), 11, Pen.INK, x, middle);
        String made = occasion.texts()
                .t(
                        "report.made",
                        new CellWords(occasion.texts(), occasion.zone()).plain(occasion.at()),
                        occasion.person());
        pen.textTo(pen.regular().spoken(made), pen.regular(), 8.5f, Pen.FAINT, RIGHT, middle);
        down(LOGO_HEIGHT + 8);
        pen.line(Pen.ACCENT, 1.6f, LEFT, y, RIGHT, y);
        down(14);
    }

    /** Of a part, with this much room for what follows. */
    void heading(String words, float following) {
        if (y < TOP) {
            down(14);
        }
        room(26 + following);
        pen.text(fit(words, pen.bold(), 12.5f), pen.bold(), 12.5f, Pen.INK, LEFT, y - 12.5f);
        down(24);
    }

    /** A remark below a table. */
    void note(String words) {
        room(18);
        pen.text(fit(words, pen.regular(), 8.5f), pen.regular(), 8.5f, Pen.FAINT, LEFT, y - 13);
        down(18);
    }

    private static String fit(String words, Face face, float size) {
        return face.cut(face.spoken(words), size, WIDTH);
    }

    private void foot() {
        String number = occasion.texts().t("report.page", String.valueOf(page)) + " ";
        pen.text(number, pen.regular(), SMALL, Pen.FAINT, LEFT, FOOT);
        writer.getDirectContent().addTemplate(total, LEFT + pen.regular().width(number, SMALL), FOOT - SMALL / 2);
        String whose = fit(occasion.house() + " · " + title, pen.regular(), SMALL);
        pen.textTo(pen.regular().cut(whose, SMALL, WIDTH * 0.7f), pen.regular(), SMALL, Pen.FAINT, RIGHT, FOOT);
    }

    void close() {
        foot();
        new Pen(total, pen.regular(), pen.bold())
                .text(String.valueOf(page), pen.regular(), SMALL, Pen.FAINT, 0, SMALL / 2);
        writer.setPageEmpty(false);
        document.close();
    }
}
