package mx.lanet.desktop.report;

import java.awt.Dimension;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import mx.lanet.desktop.look.Glyph;
import mx.lanet.desktop.look.Room;
import mx.lanet.desktop.text.Texts;
import net.miginfocom.swing.MigLayout;

/** Lets the person black out what nobody is to see. */
final class CoverEditor {
    private CoverEditor() {}

    /** The listener gets the picture with its black parts; Esc changes nothing. */
    static void show(JFrame owner, Shot shot, Texts texts, Consumer<Shot> done) {
        var dialog = new JDialog(owner, texts.of("shot.cover.title"), true);
        dialog.setName("cover");
        var undo = new JButton(texts.of("shot.cover.undo"), Glyph.ARROW_BACK_UP.icon(16));
        undo.setName("undo");
        undo.setEnabled(false);
        var box = new PictureBox[1];
        box[0] = new PictureBox(shot.image(), false, part -> {
            box[0].covers().add(part);
            undo.setEnabled(true);
        });
        box[0].setName("cover-picture");
        box[0].getAccessibleContext().setAccessibleName(texts.of("shot.cover.hint"));
        undo.addActionListener(event -> {
            box[0].covers().removeLast();
            undo.setEnabled(!box[0].covers().isEmpty());
            box[0].repaint();
        });
        var ready = new JButton(texts.of("shot.cover.done"));
        ready.setName("done");
        ready.addActionListener(event -> {
            dialog.dispose();
            done.accept(shot.covered(List.copyOf(box[0].covers())));
        });
        var content = new JPanel(new MigLayout("insets 16, gap 8 12", "[grow,fill][]", "[][grow,fill][]"));
        content.add(new JLabel(texts.of("shot.cover.hint")), "span, wrap");
        content.add(box[0], "span, grow, wrap");
        content.add(undo, "growx 0");
        content.add(ready);
        dialog.setContentPane(content);
        dialog.getRootPane().setDefaultButton(ready);
        key(dialog, KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0), dialog::dispose);
        key(dialog, KeyStroke.getKeyStroke(KeyEvent.VK_Z, InputEvent.CTRL_DOWN_MASK), undo::doClick);
        // A window manager that is busy leaves the focus where it was.
        dialog.addWindowListener(new WindowAdapter() {
            @Override
            public void windowOpened(WindowEvent event) {
                dialog.toFront();
                box[0].requestFocusInWindow();
            }
        });
        Room.place(dialog, new Dimension(1_100, 720), owner);
        dialog.setVisible(true);
    }

    private static void key(JDialog dialog, KeyStroke key, Runnable action) {
        dialog.getRootPane().registerKeyboardAction(event -> action.run(), key, JComponent.WHEN_IN_FOCUSED_WINDOW);
    }
}
