package mx.lanet.helpdesk.report.internal;

import java.awt.Color;
import org.openpdf.text.pdf.PdfContentByte;

/** Writes and draws on a page. Places are points from its lower left corner. */
final class Pen {
    static final Color INK = new Color(0x1B, 0x20, 0x2B);
    static final Color FAINT = new Color(0x5C, 0x65, 0x75);
    static final Color LINE = new Color(0xDD, 0xE1, 0xE8);
    static final Color SHADE = new Color(0xF3, 0xF5, 0xF8);
    static final Color ACCENT = new Color(0x3B, 0x50, 0xC9);

    private final PdfContentByte page;
    private final Face regular;
    private final Face bold;

    Pen(PdfContentByte page, Face regular, Face bold) {
        this.page = page;
        this.regular = regular;
        this.bold = bold;
    }

    Face regular() {
        return regular;
    }

    Face bold() {
        return bold;
    }

    /** From this place to the right. */
    void text(String text, Face face, float size, Color colour, float x, float y) {
        if (text.isEmpty()) {
            return;
        }
        page.beginText();
        page.setColorFill(colour);
        page.setFontAndSize(face.font(), size);
        page.setTextMatrix(x, y);
        page.showText(text);
        page.endText();
    }

    /** So that it ends at this place. */
    void textTo(String text, Face face, float size, Color colour, float right, float y) {
        text(text, face, size, colour, right - face.width(text, size), y);
    }

    void box(Color colour, float x, float y, float width, float height) {
        page.setColorFill(colour);
        page.rectangle(x, y, width, height);
        page.fill();
    }

    void line(Color colour, float thickness, float fromX, float fromY, float toX, float toY) {
        page.setColorStroke(colour);
        page.setLineWidth(thickness);
        page.moveTo(fromX, fromY);
        page.lineTo(toX, toY);
        page.stroke();
    }
}
