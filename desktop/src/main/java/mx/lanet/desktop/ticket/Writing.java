package mx.lanet.desktop.ticket;

import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.KeyboardFocusManager;
import java.awt.RenderingHints;
import java.awt.Toolkit;
import java.util.Map;
import javax.swing.JTextArea;
import mx.lanet.desktop.look.Ink;

/** Where somebody writes; while it is empty it says what for. */
final class Writing extends JTextArea {
    private static final long serialVersionUID = 1;

    private final String hint;

    Writing(String hint) {
        super(3, 20);
        this.hint = hint;
        setLineWrap(true);
        setWrapStyleWord(true);
        getAccessibleContext().setAccessibleName(hint);
        // Tab leads on to the buttons, as in every form.
        setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        if (getDocument().getLength() > 0) {
            return;
        }
        var pen = (Graphics2D) graphics.create();
        if (Toolkit.getDefaultToolkit().getDesktopProperty("awt.font.desktophints") instanceof Map<?, ?> hints) {
            pen.addRenderingHints(hints);
        } else {
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        }
        pen.setColor(Ink.TEXT_3.color());
        var at = getInsets();
        pen.drawString(hint, at.left, at.top + pen.getFontMetrics().getAscent());
        pen.dispose();
    }
}
