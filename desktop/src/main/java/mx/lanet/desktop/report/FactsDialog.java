package mx.lanet.desktop.report;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import mx.lanet.desktop.look.Ink;
import mx.lanet.desktop.look.Room;
import mx.lanet.desktop.text.Texts;
import net.miginfocom.swing.MigLayout;

/** Shows everything that leaves the machine with a request. */
final class FactsDialog {
    private FactsDialog() {}

    static void show(JFrame owner, Texts texts, List<FactLines.Line> lines) {
        var dialog = new JDialog(owner, texts.of("facts.title"), true);
        dialog.setName("facts");
        var table = new JPanel(new MigLayout("insets 12, gap 16 6, wrap 2", "[][grow,fill]"));
        table.setBackground(Ink.SURFACE.color());
        for (var line : lines) {
            var name = new JLabel(line.name());
            name.setForeground(Ink.TEXT_3.color());
            table.add(name, "top");
            var value = new Value(line.value());
            value.setLineWrap(true);
            value.setWrapStyleWord(true);
            value.setEditable(false);
            value.setBorder(null);
            value.setOpaque(false);
            value.getAccessibleContext().setAccessibleName(line.name());
            table.add(value, "growx, wmin 0");
        }
        var close = new JButton(texts.of("button.close"));
        close.setName("close");
        close.addActionListener(event -> dialog.dispose());
        var content = new JPanel(new MigLayout("insets 16, gap 8 12, wrap 1", "[grow,fill]", "[][grow,fill][]"));
        content.add(new JLabel(texts.of("facts.hint")));
        content.add(new JScrollPane(table), "grow");
        content.add(close, "right, growx 0");
        dialog.setContentPane(content);
        dialog.getRootPane().setDefaultButton(close);
        dialog.getRootPane()
                .registerKeyboardAction(
                        event -> dialog.dispose(),
                        KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
                        JComponent.WHEN_IN_FOCUSED_WINDOW);
        Room.place(dialog, new Dimension(520, 520), owner);
        dialog.setVisible(true);
    }

    /** The list begins at its beginning, wherever the carets of its lines are. */
    private static final class Value extends JTextArea {
        private static final long serialVersionUID = 1;

        Value(String text) {
            super(text);
        }

        @Override
        public void scrollRectToVisible(Rectangle caret) {}
    }
}
