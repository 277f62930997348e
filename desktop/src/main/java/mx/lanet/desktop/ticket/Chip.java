package mx.lanet.desktop.ticket;

import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import mx.lanet.desktop.look.Glyph;
import mx.lanet.desktop.look.Ink;

/** A state: a glyph and a word on a ground of their colour. */
final class Chip extends JLabel {
    private static final long serialVersionUID = 1;
    private static final int GLYPH = 14;

    private Ink ground = Ink.IDLE_SOFT;

    Chip() {
        setBorder(BorderFactory.createEmptyBorder(2, 7, 2, 8));
        setIconTextGap(5);
        putClientProperty("FlatLaf.styleClass", "small");
    }

    void say(TicketMark mark, String word, Glyph glyph) {
        say(mark.ink(), mark.ground(), word, glyph);
    }

    void say(Ink ink, Ink under, String word, Glyph glyph) {
        ground = under;
        setForeground(ink.color());
        setIcon(glyph.icon(GLYPH, ink::color));
        setText(word);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        var pen = (Graphics2D) graphics.create();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(ground.color());
        pen.fillRoundRect(0, 0, getWidth(), getHeight(), 10, 10);
        pen.dispose();
        super.paintComponent(graphics);
    }
}
