package mx.lanet.desktop.ticket;

import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import javax.swing.BorderFactory;
import javax.swing.BoxLayout;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import mx.lanet.desktop.look.Ink;

/** What somebody said: who and when, the words, and files below them. */
final class Bubble extends JPanel {
    private static final long serialVersionUID = 1;
    private static final int MARGIN = 12;

    private final boolean own;
    private final JTextArea words;

    Bubble(boolean own, String who, String when, String text) {
        this.own = own;
        this.words = prose(text);
        setOpaque(false);
        setLayout(new BoxLayout(this, BoxLayout.Y_AXIS));
        setBorder(BorderFactory.createEmptyBorder(8, MARGIN, 10, MARGIN));
        var head = new JLabel(who + " · " + when);
        head.putClientProperty("FlatLaf.styleClass", "small");
        head.setForeground(Ink.TEXT_3.color());
        head.setToolTipText(who);
        put(head);
        put(words);
        words.getAccessibleContext().setAccessibleName(who + ", " + when);
    }

    /** Words of people: they can be selected, and are never read as markup. */
    static JTextArea prose(String text) {
        var area = new JTextArea(text);
        area.setEditable(false);
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        area.setOpaque(false);
        area.setBorder(BorderFactory.createEmptyBorder(3, 0, 0, 0));
        area.setMargin(new java.awt.Insets(0, 0, 0, 0));
        area.setForeground(Ink.TEXT.color());
        return area;
    }

    void put(JComponent part) {
        part.setAlignmentX(LEFT_ALIGNMENT);
        add(part);
    }

    boolean isOwn() {
        return own;
    }

    /** How wide its words would like to be. */
    int wanted() {
        int widest = 0;
        for (var part : getComponents()) {
            widest = Math.max(widest, part == words ? lineWidth() : part.getPreferredSize().width);
        }
        return widest + 2 * MARGIN + 4;
    }

    private int lineWidth() {
        var metrics = words.getFontMetrics(words.getFont());
        return words.getText().lines().mapToInt(metrics::stringWidth).max().orElse(0) + 4;
    }

    /** How high it is at this width. */
    int heightAt(int width) {
        words.setSize(width - 2 * MARGIN, Short.MAX_VALUE);
        return getLayout().preferredLayoutSize(this).height;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        var pen = (Graphics2D) graphics.create();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor((own ? Ink.ACCENT_SOFT : Ink.SURFACE_2).color());
        pen.fillRoundRect(0, 0, getWidth(), getHeight(), 14, 14);
        pen.dispose();
        super.paintComponent(graphics);
    }
}
