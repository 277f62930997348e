package mx.lanet.desktop.chat;

import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import mx.lanet.desktop.Desktop;
import mx.lanet.desktop.Place;
import mx.lanet.desktop.about.SupportLine;
import mx.lanet.desktop.look.Glyph;
import mx.lanet.desktop.look.Ink;
import mx.lanet.desktop.look.Sheet;
import mx.lanet.desktop.look.Words;
import net.miginfocom.swing.MigLayout;

/** Where talking to support will be. Until then it says so, and what to do instead. */
public final class ChatWindow {
    public ChatWindow(Desktop desktop, JFrame window) {
        var texts = desktop.texts();
        var content = new JPanel(new MigLayout("insets 24, gap 8 8, wrap 1", "[400!,fill]"));
        content.add(new JLabel(Glyph.MESSAGE_CIRCLE.icon(40, Ink.ACCENT_TEXT::color)), "growx 0");
        content.add(Words.plain(texts.of("chat.title")).styled("h2"), "gaptop 4, wmin 0");
        content.add(Words.wrapped(texts.of("chat.text"), Ink.TEXT_2), "wmin 0");
        SupportLine.button(texts, desktop.brand()).ifPresent(phone -> content.add(phone, "gaptop 8, growx 0, wmin 0"));
        var report = new JButton(texts.of("window.report"));
        report.setName("report");
        report.addActionListener(event -> {
            window.dispose();
            desktop.open(Place.REPORT);
        });
        var close = new JButton(texts.of("close"));
        close.setName("close");
        close.addActionListener(event -> window.dispose());
        Sheet.fill(window, content, Sheet.foot(close, report));
        window.getRootPane().setDefaultButton(report);
    }
}
