package mx.lanet.desktop.tray;

import java.awt.Color;
import java.awt.GraphicsEnvironment;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.Arrays;
import java.util.function.Supplier;
import javax.swing.ImageIcon;
import javax.swing.JDialog;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import javax.swing.event.PopupMenuEvent;
import javax.swing.event.PopupMenuListener;
import mx.lanet.desktop.Desktop;
import mx.lanet.desktop.Place;
import mx.lanet.desktop.look.Glyph;
import mx.lanet.desktop.look.Logo;
import org.jspecify.annotations.Nullable;

/**
 * The icon's menu: a Swing menu that belongs to an invisible window, since the system's own looks poor and takes neither
 * glyphs nor our letters.
 */
final class TrayMenu {
    // Window managers give the focus to a window only after they have placed it.
    private static final int UNTIL_PLACED_MILLIS = 120;
    private static final int GLYPH = 18;

    private final Desktop desktop;
    private final Supplier<String> line;
    private @Nullable JDialog owner;

    TrayMenu(Desktop desktop, Supplier<String> line) {
        this.desktop = desktop;
        this.line = line;
    }

    void show(int x, int y) {
        hide();
        var dialog = new JDialog();
        dialog.setUndecorated(true);
        dialog.setType(Window.Type.UTILITY);
        dialog.setName("tray-menu-owner");
        dialog.setSize(1, 1);
        dialog.setBackground(new Color(0, 0, 0, 0));
        dialog.setAlwaysOnTop(true);
        dialog.setLocation(x, y);
        owner = dialog;
        dialog.setVisible(true);
        var menu = menu();
        dialog.addWindowFocusListener(new WindowAdapter() {
            @Override
            public void windowLostFocus(WindowEvent event) {
                menu.setVisible(false);
            }
        });
        var later = new Timer(UNTIL_PLACED_MILLIS, event -> {
            if (dialog.isShowing()) {
                dialog.toFront();
                var at = inside(x, y, menu);
                menu.show(dialog, at.x - x, at.y - y);
            }
        });
        later.setRepeats(false);
        later.start();
    }

    boolean isOpen() {
        return owner != null;
    }

    private void hide() {
        if (owner != null) {
            owner.dispose();
            owner = null;
        }
    }

    // Above the icon where the bar is below, and never beyond the edge.
    private static Point inside(int x, int y, JPopupMenu menu) {
        var wanted = menu.getPreferredSize();
        var screen = Arrays.stream(
                        GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices())
                .map(device -> device.getDefaultConfiguration().getBounds())
                .filter(bounds -> bounds.contains(x, y))
                .findFirst()
                .orElse(new Rectangle(0, 0, wanted.width, wanted.height));
        int left = Math.max(screen.x, Math.min(x, screen.x + screen.width - wanted.width));
        int top = y + wanted.height > screen.y + screen.height ? Math.max(screen.y, y - wanted.height) : y;
        return new Point(left, top);
    }

    private JPopupMenu menu() {
        var texts = desktop.texts();
        var menu = new JPopupMenu();
        menu.setName("tray-menu");
        var state = new JMenuItem(line.get());
        state.setName("state");
        // The client's, where there is one.
        Logo.theirs(GLYPH).ifPresent(theirs -> state.setIcon(new ImageIcon(Logo.image(GLYPH))));
        state.putClientProperty("FlatLaf.styleClass", "small");
        state.addActionListener(event -> desktop.open(Place.STATUS));
        menu.add(state);
        menu.addSeparator();
        menu.add(item("status", Glyph.ACTIVITY, () -> desktop.open(Place.STATUS)));
        var report = item("report", Glyph.MESSAGE_2, () -> desktop.open(Place.REPORT));
        // Shown here; the whole session has it (HotKey).
        report.setAccelerator(
                KeyStroke.getKeyStroke(KeyEvent.VK_F1, InputEvent.CTRL_DOWN_MASK | InputEvent.SHIFT_DOWN_MASK));
        menu.add(report);
        var tickets = item("tickets", Glyph.TICKET, () -> desktop.open(Place.TICKETS));
        tickets.setText(texts.of("menu.tickets", desktop.openTickets()));
        menu.add(tickets);
        menu.add(item("chat", Glyph.MESSAGE_CIRCLE, () -> desktop.open(Place.CHAT)));
        menu.addSeparator();
        menu.add(item("settings", Glyph.SETTINGS, () -> desktop.open(Place.SETTINGS)));
        menu.add(item("log", Glyph.FILE_TEXT, () -> desktop.open(Place.LOG)));
        menu.add(item("sync", Glyph.REFRESH, desktop::sync));
        menu.add(item("about", Glyph.INFO_CIRCLE, () -> desktop.open(Place.ABOUT)));
        menu.addSeparator();
        menu.add(item("quit", Glyph.LOGOUT, desktop::askToQuit));
        menu.addPopupMenuListener(new Ending());
        return menu;
    }

    private JMenuItem item(String name, Glyph glyph, Runnable action) {
        var item = new JMenuItem(desktop.texts().of("menu." + name), glyph.icon(GLYPH));
        item.setName(name);
        item.addActionListener(event -> {
            hide();
            action.run();
        });
        return item;
    }

    /** The invisible window goes with its menu. */
    private final class Ending implements PopupMenuListener {
        @Override
        public void popupMenuWillBecomeVisible(PopupMenuEvent event) {}

        @Override
        public void popupMenuWillBecomeInvisible(PopupMenuEvent event) {
            SwingUtilities.invokeLater(TrayMenu.this::hide);
        }

        @Override
        public void popupMenuCanceled(PopupMenuEvent event) {}
    }
}
