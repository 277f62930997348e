package mx.lanet.desktop.report;

import java.awt.GraphicsEnvironment;
import java.awt.event.KeyEvent;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.KeyStroke;

/** Lets the person draw around the part of a screen that is to be seen; the screen stands still meanwhile. */
final class RegionPicker {
    private RegionPicker() {}

    /** The listener gets the part; Esc changes nothing. */
    static void show(JFrame owner, Shot whole, String name, Consumer<Shot> picked) {
        var dialog = new JDialog(owner, true);
        dialog.setName("region");
        dialog.setUndecorated(true);
        dialog.setAlwaysOnTop(true);
        var box = new PictureBox(whole.image(), true, part -> {
            dialog.dispose();
            picked.accept(whole.part(part));
        });
        box.setName("region-picture");
        box.getAccessibleContext().setAccessibleName(name);
        dialog.setContentPane(box);
        dialog.getRootPane()
                .registerKeyboardAction(
                        event -> dialog.dispose(),
                        KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
                        JComponent.WHEN_IN_FOCUSED_WINDOW);
        var screens = GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices();
        dialog.setBounds(screens[Math.min(whole.screen(), screens.length) - 1]
                .getDefaultConfiguration()
                .getBounds());
        dialog.setVisible(true);
    }
}
