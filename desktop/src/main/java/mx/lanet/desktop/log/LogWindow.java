package mx.lanet.desktop.log;

import java.awt.Font;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.Timer;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import mx.lanet.desktop.Desktop;
import mx.lanet.desktop.link.Errand;
import mx.lanet.desktop.link.Service;
import mx.lanet.desktop.look.Glyph;
import mx.lanet.desktop.look.Sheet;
import mx.lanet.desktop.look.Words;
import net.miginfocom.swing.MigLayout;

/** The last lines of the service's log, or of the desktop's own. */
public final class LogWindow {
    private static final int EVERY_MILLIS = 3_000;
    private static final List<String> LEVELS = List.of("DEBUG", "INFO", "WARN", "ERROR");

    private final Desktop desktop;
    private final JComboBox<String> source = new JComboBox<>();
    private final JComboBox<String> level = new JComboBox<>();
    private final JTextField search = new JTextField(20);
    private final JCheckBox follow;
    private final JTextArea text = new JTextArea(26, 110);
    private final Words note = Words.quiet(" ");
    private List<String> lines = List.of();
    private String shown = "";

    public LogWindow(Desktop desktop, JFrame window) {
        this.desktop = desktop;
        var texts = desktop.texts();
        List.of("service", "desktop").forEach(one -> source.addItem(texts.of("log.source." + one)));
        LEVELS.forEach(one -> level.addItem(texts.of("log.level." + one)));
        level.setSelectedIndex(LEVELS.indexOf("INFO"));
        follow = new JCheckBox(texts.of("log.follow"), true);
        name();
        text.setEditable(false);
        text.setFont(new Font(Font.MONOSPACED, Font.PLAIN, text.getFont().getSize()));
        var copy = new JButton(texts.of("log.copy"), Glyph.COPY.icon(16));
        copy.setName("copy");
        copy.addActionListener(event -> copy());
        var close = new JButton(texts.of("close"));
        close.setName("close");
        close.addActionListener(event -> window.dispose());
        var content = new JPanel(new MigLayout("insets 0, gap 0, wrap 1", "[grow,fill]", "[][grow,fill][]"));
        content.add(head());
        content.add(new JScrollPane(text), "w 300:940:, h 120:520:");
        content.add(Sheet.foot(note, copy, close));
        window.setContentPane(content);
        Sheet.closeByEscape(window);
        listen(window);
        read();
    }

    private void name() {
        var texts = desktop.texts();
        source.setName("source");
        source.getAccessibleContext().setAccessibleName(texts.of("log.source"));
        level.setName("level");
        level.getAccessibleContext().setAccessibleName(texts.of("log.level"));
        search.setName("search");
        search.putClientProperty("JTextField.placeholderText", texts.of("search"));
        search.getAccessibleContext().setAccessibleName(texts.of("search"));
        follow.setName("follow");
        text.setName("lines");
        text.getAccessibleContext().setAccessibleName(texts.of("window.log"));
        note.setName("note");
    }

    private JPanel head() {
        var head = new JPanel(new MigLayout("insets 12 20 12 20, gap 8", "[][][grow,fill][]"));
        head.add(source);
        head.add(level);
        head.add(search);
        head.add(follow);
        return head;
    }

    private void listen(JFrame window) {
        source.addActionListener(event -> read());
        level.addActionListener(event -> show());
        search.getDocument().addDocumentListener(new Searching());
        var clock = new Timer(EVERY_MILLIS, event -> {
            if (follow.isSelected()) {
                read();
            }
        });
        clock.start();
        Sheet.onClosed(window, clock::stop);
    }

    private void read() {
        int asked = source.getSelectedIndex();
        Errand.run(
                () -> asked == 0
                        ? Service.list(desktop.service().get("/log"), "lines", String.class)
                        : DeskLog.tail(desktop.home()),
                found -> {
                    if (asked == source.getSelectedIndex()) {
                        lines = found;
                        show();
                    }
                },
                failed -> note.setText(desktop.texts().of("log.away")));
    }

    private void show() {
        var found = Lines.narrowed(lines, LEVELS.get(level.getSelectedIndex()), search.getText());
        note.setText(desktop.texts().of("log.count", found.size(), lines.size()));
        var joined = String.join("\n", found);
        // What a person has marked stays marked while nothing changes.
        if (joined.equals(shown)) {
            return;
        }
        shown = joined;
        text.setText(joined);
        text.setCaretPosition(follow.isSelected() ? text.getText().lastIndexOf('\n') + 1 : 0);
    }

    private void copy() {
        var marked = text.getSelectedText();
        var copied = marked == null ? text.getText() : marked;
        Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(copied), null);
        note.setText(desktop.texts().of("log.copied"));
    }

    private final class Searching implements DocumentListener {
        @Override
        public void insertUpdate(DocumentEvent event) {
            show();
        }

        @Override
        public void removeUpdate(DocumentEvent event) {
            show();
        }

        @Override
        public void changedUpdate(DocumentEvent event) {
            show();
        }
    }
}
