package mx.lanet.desktop.look;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.RootPaneContainer;
import javax.swing.Scrollable;
import javax.swing.SwingUtilities;
import mx.lanet.desktop.link.Pulse;
import net.miginfocom.swing.MigLayout;

/** What most windows have in common: a middle that scrolls where the screen is small, a foot of buttons, and Escape. */
public final class Sheet {
    private static final int STEP = 24;

    private Sheet() {}

    /** Fills the window. */
    public static void fill(RootPaneContainer window, JComponent middle, JComponent foot) {
        fill(window, scrolled(middle), foot);
    }

    /** Fills the window with one of {@link #scrolled} or {@link #squeezed}. */
    public static void fill(RootPaneContainer window, JScrollPane middle, JComponent foot) {
        var content = new JPanel(new BorderLayout());
        content.add(middle, BorderLayout.CENTER);
        content.add(foot, BorderLayout.SOUTH);
        window.setContentPane(content);
        closeByEscape(window);
    }

    /** The component, as wide as there is room and scrolling when it is higher. */
    public static JScrollPane scrolled(JComponent middle) {
        return scrolled(new Middle(middle, false));
    }

    /** Like {@link #scrolled(JComponent)}, but what can be smaller becomes so before anything scrolls. */
    public static JScrollPane squeezed(JComponent middle) {
        return scrolled(new Middle(middle, true));
    }

    private static JScrollPane scrolled(Middle middle) {
        var scroll = new JScrollPane(middle);
        scroll.setName("sheet");
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.getVerticalScrollBar().setUnitIncrement(STEP);
        scroll.setHorizontalScrollBarPolicy(JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        // The person without a mouse reaches what is below, although nothing there takes the focus.
        var keys = scroll.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW);
        keys.put(KeyStroke.getKeyStroke(KeyEvent.VK_PAGE_DOWN, 0), "scrollDown");
        keys.put(KeyStroke.getKeyStroke(KeyEvent.VK_PAGE_UP, 0), "scrollUp");
        return scroll;
    }

    /** A row of buttons at the right, below a line. */
    public static JPanel foot(JComponent... parts) {
        var foot = new JPanel(new MigLayout("insets 12 20 12 20, gap 8, align right"));
        foot.setBorder(new TopLine());
        for (var part : parts) {
            foot.add(part);
        }
        return foot;
    }

    public static void closeByEscape(RootPaneContainer window) {
        var root = window.getRootPane();
        root.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0), "close");
        root.getActionMap().put("close", new AbstractAction() {
            private static final long serialVersionUID = 1;

            @Override
            public void actionPerformed(java.awt.event.ActionEvent event) {
                SwingUtilities.getWindowAncestor(root).dispose();
            }
        });
    }

    /** Listens for as long as the window is there. */
    public static void whileOpen(JFrame window, Pulse pulse, Consumer<Pulse.Seen> listener) {
        pulse.listen(listener);
        onClosed(window, () -> pulse.forget(listener));
    }

    public static void onClosed(JFrame window, Runnable action) {
        window.addWindowListener(new java.awt.event.WindowAdapter() {
            @Override
            public void windowClosed(java.awt.event.WindowEvent event) {
                action.run();
            }
        });
    }

    private static final class TopLine extends javax.swing.border.AbstractBorder {
        private static final long serialVersionUID = 1;

        @Override
        public void paintBorder(java.awt.Component on, java.awt.Graphics pen, int x, int y, int width, int height) {
            Color line = Ink.LINE.color();
            pen.setColor(line);
            pen.fillRect(x, y, width, 1);
        }
    }

    private static final class Middle extends JPanel implements Scrollable {
        private static final long serialVersionUID = 1;
        private final boolean shrinks;

        Middle(JComponent content, boolean shrinks) {
            super(new BorderLayout());
            this.shrinks = shrinks;
            add(content);
        }

        @Override
        public Dimension getPreferredScrollableViewportSize() {
            return getPreferredSize();
        }

        @Override
        public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
            return STEP;
        }

        @Override
        public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
            return Math.max(STEP, visible.height - STEP);
        }

        @Override
        public boolean getScrollableTracksViewportWidth() {
            return true;
        }

        @Override
        public boolean getScrollableTracksViewportHeight() {
            var needed = shrinks ? getMinimumSize() : getPreferredSize();
            return getParent() != null && needed.height < getParent().getHeight();
        }
    }
}
