package mx.lanet.desktop.report;

import java.awt.Dimension;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.util.Objects;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextPane;
import javax.swing.UIManager;
import javax.swing.text.SimpleAttributeSet;
import javax.swing.text.StyleConstants;
import mx.lanet.agent.local.Help;
import mx.lanet.desktop.look.Glyph;
import mx.lanet.desktop.look.Ink;
import mx.lanet.desktop.text.Texts;
import net.miginfocom.swing.MigLayout;

/** What became of a request: its number, or that it is kept until the line is back. */
final class SentCard extends JPanel {
    private static final long serialVersionUID = 1;

    private static final int WIDTH = 440;

    private final JButton close;

    /** {@code thanks} is the client's own sentence for what has arrived; empty for ours. */
    SentCard(Texts texts, Help.State state, String thanks, Runnable follow) {
        super(new MigLayout("insets 48, gap 8 12, wrap 1, alignx center, aligny center", "[center]"));
        var number = Objects.requireNonNullElse(state.ticketNumber(), "");
        boolean delivered = !number.isEmpty();
        add(new JLabel(
                delivered ? Glyph.CIRCLE_CHECK.icon(56, Ink.OK::color) : Glyph.CLOUD_OFF.icon(56, Ink.WARN::color)));
        var title = new JLabel(delivered ? texts.of("report.delivered", number) : texts.of("report.kept"));
        title.setName("outcome");
        title.putClientProperty("FlatLaf.styleClass", "h1");
        add(title, "gaptop 8");
        var more = texts.of(delivered ? "report.delivered.more" : "report.kept.more");
        add(sentence(delivered && !thanks.isEmpty() ? thanks : more));
        close = new JButton(texts.of("button.close"));
        close.setName("close");
        var see = new JButton(texts.of(delivered ? "report.follow.one" : "report.follow"), Glyph.TICKET.icon(16));
        see.setName("follow");
        see.addActionListener(event -> follow.run());
        if (delivered) {
            var copy = new JButton(texts.of("report.copy"), Glyph.COPY.icon(16));
            copy.setName("copy");
            copy.addActionListener(event ->
                    Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(number), null));
            add(copy, "gaptop 16, split 3");
            add(see);
        } else {
            add(see, "gaptop 16, split 2");
        }
        add(close);
    }

    // In the middle, and in several lines where it is long.
    private static JTextPane sentence(String words) {
        var text = new JTextPane();
        text.setName("more");
        var middle = new SimpleAttributeSet();
        StyleConstants.setAlignment(middle, StyleConstants.ALIGN_CENTER);
        text.setParagraphAttributes(middle, false);
        text.setText(words);
        text.setEditable(false);
        text.setFocusable(false);
        text.setOpaque(false);
        text.setForeground(Ink.TEXT_2.color());
        text.setFont(UIManager.getFont("Label.font"));
        text.setSize(WIDTH, Short.MAX_VALUE);
        text.setPreferredSize(new Dimension(WIDTH, text.getPreferredSize().height));
        return text;
    }

    JButton close() {
        return close;
    }
}
