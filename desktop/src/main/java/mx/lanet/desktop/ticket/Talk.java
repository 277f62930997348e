package mx.lanet.desktop.ticket;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Rectangle;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.Scrollable;
import mx.lanet.desktop.look.Ink;

/** The bubbles one below the other, as wide as the window: theirs at the left, one's own at the right. */
final class Talk extends JPanel implements Scrollable {
    private static final long serialVersionUID = 1;
    private static final int GAP = 10;
    private static final int SIDE = 16;
    private static final int WIDEST = 620;

    Talk() {
        super(null);
        setBorder(BorderFactory.createEmptyBorder());
    }

    @Override
    public Color getBackground() {
        return Ink.SURFACE.color();
    }

    @Override
    public void doLayout() {
        place(getWidth(), true);
    }

    private int place(int width, boolean really) {
        int room = Math.max(80, width - 2 * SIDE);
        int y = GAP;
        for (var part : getComponents()) {
            int wide = room;
            int left = SIDE;
            if (part instanceof Bubble bubble) {
                wide = Math.min(Math.min(bubble.wanted(), WIDEST), room * 9 / 10);
                left = bubble.isOwn() ? SIDE + room - wide : SIDE;
            }
            int high = part instanceof Bubble bubble ? bubble.heightAt(wide) : part.getPreferredSize().height;
            if (really) {
                part.setBounds(left, y, wide, high);
            }
            y += high + GAP;
        }
        return y;
    }

    @Override
    public Dimension getPreferredSize() {
        int width = getWidth() > 0 ? getWidth() : 420;
        return new Dimension(width, place(width, false));
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return new Dimension(420, 300);
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
        return 24;
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
        return visible.height - 24;
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        return false;
    }
}
