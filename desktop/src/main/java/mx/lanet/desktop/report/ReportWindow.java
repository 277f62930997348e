package mx.lanet.desktop.report;

import java.util.List;
import java.util.UUID;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import mx.lanet.agent.local.Help;
import mx.lanet.desktop.Desktop;
import mx.lanet.desktop.link.Errand;
import net.miginfocom.swing.MigLayout;

/** Asking for help, in one window. */
public final class ReportWindow {
    private final Desktop desktop;
    private final JTextArea description = new JTextArea(8, 40);
    private final JLabel outcome = new JLabel(" ");
    private final JButton send;

    public ReportWindow(Desktop desktop, JFrame window) {
        this.desktop = desktop;
        var texts = desktop.texts();
        send = new JButton(texts.of("report.send"));
        send.setName("send");
        description.setName("description");
        description.setLineWrap(true);
        description.setWrapStyleWord(true);
        outcome.setName("outcome");
        var content = new JPanel(new MigLayout("insets 20, wrap 1", "[grow,fill]"));
        content.add(new JLabel(texts.of("report.description")));
        content.add(new JScrollPane(description), "grow, push");
        content.add(outcome);
        content.add(send, "right, growx 0");
        send.addActionListener(event -> send());
        window.setContentPane(content);
        window.getRootPane().setDefaultButton(send);
    }

    private void send() {
        send.setEnabled(false);
        var texts = desktop.texts();
        var typed = description.getText().isBlank() ? texts.of("report.nothing_said") : description.getText();
        var request = new Help.Request(UUID.randomUUID(), null, typed, null, "media", null, true);
        Errand.run(
                () -> new Sender(desktop.service()).send(request, List.of()),
                state -> outcome.setText(texts.of("report." + state.state(), String.valueOf(state.ticketNumber()))),
                failed -> {
                    outcome.setText(texts.of("report.away"));
                    send.setEnabled(true);
                });
    }
}
