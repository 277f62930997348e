package mx.lanet.desktop.status;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import javax.swing.JComponent;
import mx.lanet.desktop.look.Ink;

/** How full a disk is, as a bar. */
final class Room extends JComponent {
    private static final long serialVersionUID = 1;
    private static final double NEARLY_FULL = 0.9;

    private final double used;

    Room(double used) {
        this.used = used;
        setPreferredSize(new Dimension(120, 8));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        var pen = (Graphics2D) graphics.create();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Ink.IDLE_SOFT.color());
        pen.fillRoundRect(0, 0, getWidth(), getHeight(), getHeight(), getHeight());
        pen.setColor((used >= NEARLY_FULL ? Ink.BAD : Ink.ACCENT).color());
        pen.fillRoundRect(0, 0, (int) (getWidth() * used), getHeight(), getHeight(), getHeight());
        pen.dispose();
    }
}
