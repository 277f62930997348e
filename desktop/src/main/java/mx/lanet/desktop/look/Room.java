package mx.lanet.desktop.look;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import javax.swing.Timer;
import org.jspecify.annotations.Nullable;

/** The part of a screen that bars leave to windows, and windows that stay in it. */
public final class Room {
    // Whoever frames the windows takes their place late, and lets them grow where it came later than this program.
    private static final int UNTIL_FRAMED_MILLIS = 2_000;

    private Room() {}

    /**
     * Gives a window that does not show yet a size and a place: as large as wanted where there is room, in the middle of
     * its owner or of the screen. What its frame adds once it shows does not push it out of the screen; where the person
     * puts it later, it stays.
     */
    public static void place(Window window, Dimension wanted, @Nullable Component owner) {
        var room = of(window);
        window.setSize(Math.min(wanted.width, room.width), Math.min(wanted.height, room.height));
        window.setLocationRelativeTo(owner);
        var framed = new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent event) {
                keep(window);
            }

            @Override
            public void componentMoved(ComponentEvent event) {
                keep(window);
            }

            @Override
            public void componentShown(ComponentEvent event) {
                var stands = new Timer(UNTIL_FRAMED_MILLIS, tick -> window.removeComponentListener(this));
                stands.setRepeats(false);
                stands.start();
            }
        };
        window.addComponentListener(framed);
    }

    private static void keep(Window window) {
        var room = of(window);
        int width = Math.min(window.getWidth(), room.width);
        int height = Math.min(window.getHeight(), room.height);
        var inside = new Rectangle(
                Math.clamp(window.getX(), room.x, room.x + room.width - width),
                Math.clamp(window.getY(), room.y, room.y + room.height - height),
                width,
                height);
        if (!inside.equals(window.getBounds())) {
            window.setBounds(inside);
        }
    }

    private static Rectangle of(Window window) {
        var screen = window.getGraphicsConfiguration();
        var room = screen.getBounds();
        var bars = window.getToolkit().getScreenInsets(screen);
        return new Rectangle(
                room.x + bars.left,
                room.y + bars.top,
                room.width - bars.left - bars.right,
                room.height - bars.top - bars.bottom);
    }
}
