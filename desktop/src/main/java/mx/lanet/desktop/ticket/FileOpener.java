package mx.lanet.desktop.ticket;

import java.awt.Window;
import java.util.UUID;
import javax.swing.JButton;
import javax.swing.SwingUtilities;
import mx.lanet.desktop.Desktop;
import mx.lanet.desktop.link.Errand;
import mx.lanet.desktop.look.Glyph;
import mx.lanet.desktop.text.Texts;
import mx.lanet.protocol.TicketDetail.Attached;

/** Buttons of a ticket's files: each fetches its file and opens it, or shows where it lies. */
final class FileOpener {
    private final Texts texts;
    private final Tickets tickets;
    private final Downloads downloads = Downloads.ofThisPerson();
    private final UUID ticket;

    FileOpener(Desktop desktop, Tickets tickets, UUID ticket) {
        this.texts = desktop.texts();
        this.tickets = tickets;
        this.ticket = ticket;
    }

    JButton button(Attached file) {
        var size = texts.of("ticket.file.size", Math.max(1, file.size() >> 10));
        var button = new JButton(file.fileName() + " · " + size, Glyph.DOWNLOAD.icon(16));
        button.setName("file");
        button.setToolTipText(texts.of("ticket.file.fetch", file.fileName()));
        button.addActionListener(event -> fetch(file, button));
        return button;
    }

    private void fetch(Attached file, JButton button) {
        button.setEnabled(false);
        Errand.run(
                () -> {
                    var path = downloads.fetch(
                            file.fileName(),
                            file.size(),
                            file.sha256(),
                            out -> tickets.download(ticket, file.attachmentId(), out));
                    Downloads.show(path);
                    return path;
                },
                path -> {
                    button.setEnabled(true);
                    button.setText(texts.of("ticket.file.there", String.valueOf(path.getFileName())));
                    button.setToolTipText(path.toString());
                    relayout(button);
                },
                failed -> {
                    button.setEnabled(true);
                    button.setText(texts.of("ticket.file.failed", file.fileName()));
                    button.setToolTipText(Trouble.text(failed, texts));
                    relayout(button);
                });
    }

    private static void relayout(JButton button) {
        Window window = SwingUtilities.getWindowAncestor(button);
        if (window != null) {
            window.validate();
            window.repaint();
        }
    }
}
