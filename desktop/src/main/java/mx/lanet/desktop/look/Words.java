package mx.lanet.desktop.look;

import java.awt.Color;
import java.awt.Dimension;
import javax.swing.JLabel;
import javax.swing.JTextArea;
import javax.swing.plaf.basic.BasicHTML;
import org.jspecify.annotations.Nullable;

/** A line of text in one of our colours, cut where its place ends: then its tooltip says the whole. */
public final class Words extends JLabel {
    private static final long serialVersionUID = 1;

    private @Nullable Ink ink;

    public Words(String text, Ink ink) {
        // What others have written is text, whatever it begins with.
        putClientProperty("html.disable", true);
        setText(text);
        this.ink = ink;
    }

    /** In the colour of what is read. */
    public static Words plain(String text) {
        return new Words(text, Ink.TEXT);
    }

    /** In the colour of what explains something. */
    public static Words quiet(String text) {
        return new Words(text, Ink.TEXT_3);
    }

    /** Above a group. */
    public static Words heading(String text) {
        return plain(text).styled("h2");
    }

    /** One of the styles of FlatLaf.properties: h1, h2, small, figure. */
    public Words styled(String style) {
        putClientProperty("FlatLaf.styleClass", style);
        return this;
    }

    public void ink(Ink chosen) {
        ink = chosen;
        repaint();
    }

    /** Text of several lines that wraps, and can be marked and copied. */
    public static JTextArea wrapped(String text, Ink ink) {
        var area = new Wrapped(ink);
        area.setText(text);
        area.setEditable(false);
        area.setFocusable(false);
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        area.setOpaque(false);
        area.setBorder(null);
        area.setMargin(null);
        return area;
    }

    // So that it follows light and dark.
    @Override
    public Color getForeground() {
        return ink == null ? super.getForeground() : ink.color();
    }

    @Override
    public @Nullable String getToolTipText(java.awt.event.MouseEvent event) {
        if (getWidth() >= getPreferredSize().width) {
            return super.getToolTipText(event);
        }
        return BasicHTML.isHTMLString(getText()) ? "\u200b" + getText() : getText();
    }

    @Override
    public void addNotify() {
        super.addNotify();
        javax.swing.ToolTipManager.sharedInstance().registerComponent(this);
    }

    // A long name must not make its window wider.
    @Override
    public Dimension getMinimumSize() {
        return new Dimension(0, super.getMinimumSize().height);
    }

    private static final class Wrapped extends JTextArea {
        private static final long serialVersionUID = 1;
        private final @Nullable Ink ink;

        Wrapped(Ink ink) {
            this.ink = ink;
        }

        @Override
        public Color getForeground() {
            return ink == null ? super.getForeground() : ink.color();
        }

        @Override
        public Dimension getMinimumSize() {
            return new Dimension(0, super.getMinimumSize().height);
        }

        @Override
        public void updateUI() {
            super.updateUI();
            setFont(javax.swing.UIManager.getFont("Label.font"));
            setBorder(null);
        }
    }
}
