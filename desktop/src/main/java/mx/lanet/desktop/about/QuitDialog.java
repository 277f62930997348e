package mx.lanet.desktop.about;

import java.awt.Dialog;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import mx.lanet.desktop.look.Glyph;
import mx.lanet.desktop.look.Ink;
import mx.lanet.desktop.look.Logo;
import mx.lanet.desktop.look.Sheet;
import mx.lanet.desktop.look.Words;
import mx.lanet.desktop.text.Texts;
import net.miginfocom.swing.MigLayout;

/** Asks whether to quit, and says that the service goes on. Return and Escape stay. */
public final class QuitDialog {
    private final JDialog dialog;

    public QuitDialog(Texts texts, Runnable quit) {
        dialog = new JDialog((java.awt.Frame) null, texts.of("quit.title"), Dialog.ModalityType.MODELESS);
        dialog.setName("quit");
        dialog.setIconImages(Logo.images());
        dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
        var content = new JPanel(new MigLayout("insets 24 24 16 24, gap 14 6", "[][320!,fill]"));
        content.add(new JLabel(Glyph.LOGOUT.icon(28, Ink.ACCENT_TEXT::color)), "top, spany 2");
        content.add(Words.plain(texts.of("quit.title")).styled("h2"), "wrap");
        var text = Words.wrapped(texts.of("quit.text"), Ink.TEXT_2);
        text.setName("text");
        content.add(text, "wmin 0");
        var yes = new JButton(texts.of("quit.yes"));
        yes.setName("yes");
        yes.addActionListener(event -> {
            dialog.dispose();
            quit.run();
        });
        var no = new JButton(texts.of("quit.no"));
        no.setName("no");
        no.addActionListener(event -> dialog.dispose());
        Sheet.fill(dialog, content, Sheet.foot(yes, no));
        dialog.getRootPane().setDefaultButton(no);
        dialog.getAccessibleContext().setAccessibleDescription(texts.of("quit.text"));
        dialog.pack();
        dialog.setResizable(false);
        dialog.setLocationRelativeTo(null);
        no.requestFocusInWindow();
    }

    public void open() {
        dialog.setVisible(true);
        dialog.toFront();
    }

    public boolean isOpen() {
        return dialog.isDisplayable();
    }
}
