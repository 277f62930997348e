package mx.lanet.desktop.report;

import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.util.Objects;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import mx.lanet.agent.local.Help;
import mx.lanet.desktop.look.Glyph;
import mx.lanet.desktop.look.Ink;
import mx.lanet.desktop.text.Texts;
import net.miginfocom.swing.MigLayout;

/** What became of a request: its number, or that it is kept until the line is back. */
final class SentCard extends JPanel {
    private static final long serialVersionUID = 1;

    private final JButton close;

    SentCard(Texts texts, Help.State state, Runnable follow) {
        super(new MigLayout("insets 48, gap 8 12, wrap 1, alignx center, aligny center", "[center]"));
        var number = Objects.requireNonNullElse(state.ticketNumber(), "");
        boolean delivered = !number.isEmpty();
        add(new JLabel(
                delivered ? Glyph.CIRCLE_CHECK.icon(56, Ink.OK::color) : Glyph.CLOUD_OFF.icon(56, Ink.WARN::color)));
        var title = new JLabel(delivered ? texts.of("report.delivered", number) : texts.of("report.kept"));
        title.setName("outcome");
        title.putClientProperty("FlatLaf.styleClass", "h1");
        add(title, "gaptop 8");
        var text = new JLabel(texts.of(delivered ? "report.delivered.more" : "report.kept.more"));
        text.setForeground(Ink.TEXT_2.color());
        add(text);
        close = new JButton(texts.of("button.close"));
        close.setName("close");
        var see = new JButton(texts.of("report.follow"), Glyph.TICKET.icon(16));
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

    JButton close() {
        return close;
    }
}
