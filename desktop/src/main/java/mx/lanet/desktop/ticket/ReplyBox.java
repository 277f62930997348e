package mx.lanet.desktop.ticket;

import java.awt.event.ActionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.swing.AbstractAction;
import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.Timer;
import mx.lanet.desktop.Desktop;
import mx.lanet.desktop.link.Errand;
import mx.lanet.desktop.look.FileDrop;
import mx.lanet.desktop.look.Glyph;
import mx.lanet.desktop.look.Ink;
import mx.lanet.desktop.text.Texts;
import mx.lanet.desktop.ticket.Drafts.Draft;
import mx.lanet.desktop.ticket.Drafts.Enclosure;
import mx.lanet.protocol.CommentSaid;
import net.miginfocom.swing.MigLayout;

/** Where a reply is written. What cannot be sent stays here and says so. */
final class ReplyBox extends JPanel {
    private static final long serialVersionUID = 1;
    private static final int MOST_FILES = 10;
    private static final long MOST_BYTES = 25L << 20;
    private static final int UNTIL_KEPT_MILLIS = 500;

    private final transient Desktop desktop;
    private final transient Texts texts;
    private final transient Tickets tickets;
    private final transient Drafts drafts;
    private final transient Runnable sent;
    private final JTextArea words;
    private final JPanel files = new JPanel(new MigLayout("insets 0, gap 6 4, hidemode 3", ""));
    private final JLabel outcome = new JLabel();
    private final JButton send;
    private final Timer keeping;
    private final UUID ticket;
    private transient Draft draft;

    ReplyBox(Desktop desktop, Tickets tickets, Drafts drafts, UUID ticket, Runnable sent) {
        super(new MigLayout("insets 10 16 12 16, gap 8 6, wrap 1, fillx, hidemode 3", "[grow,fill]"));
        this.desktop = desktop;
        this.texts = desktop.texts();
        this.tickets = tickets;
        this.drafts = drafts;
        this.sent = sent;
        this.ticket = ticket;
        this.draft = drafts.of(ticket);
        this.words = new Writing(texts.of("ticket.reply"));
        send = new JButton(texts.of("ticket.send"), Glyph.SEND.icon(16, () -> java.awt.Color.WHITE));
        send.setName("send-reply");
        send.putClientProperty("JButton.buttonType", "default");
        send.putClientProperty("FlatLaf.style", "background: @accentColor; foreground: #fff");
        send.setToolTipText("Ctrl+Enter");
        send.addActionListener(event -> send());
        keeping = new Timer(UNTIL_KEPT_MILLIS, event -> keep());
        keeping.setRepeats(false);
        words.setName("reply");
        words.setText(draft.text());
        words.getDocument().addDocumentListener(new ListPane.Typed(keeping::restart));
        words.getInputMap().put(KeyStroke.getKeyStroke("ctrl ENTER"), "send");
        words.getActionMap().put("send", new AbstractAction() {
            private static final long serialVersionUID = 1;

            @Override
            public void actionPerformed(ActionEvent event) {
                send();
            }
        });
        words.setTransferHandler(new FileDrop(desktop.home().pasted(), words.getTransferHandler(), this::take));
        outcome.setName("reply-outcome");
        outcome.setVisible(false);
        add(new JScrollPane(words), "hmin 60");
        add(files);
        add(outcome, "wmin 0");
        add(buttons());
        showFiles();
    }

    private JPanel buttons() {
        var attach = new JButton(texts.of("ticket.attach"), Glyph.PAPERCLIP.icon(16));
        attach.setName("attach");
        attach.setToolTipText(texts.of("ticket.attach.hint"));
        attach.addActionListener(event -> choose());
        var row = new JPanel(new MigLayout("insets 0, gap 8, fillx", "[][grow][]"));
        var hint = new JLabel("Ctrl+Enter");
        hint.putClientProperty("FlatLaf.styleClass", "small");
        hint.setForeground(Ink.TEXT_3.color());
        row.add(attach);
        row.add(hint, "right");
        row.add(send);
        return row;
    }

    private void choose() {
        var chooser = new JFileChooser();
        chooser.setMultiSelectionEnabled(true);
        if (chooser.showOpenDialog(this) == JFileChooser.APPROVE_OPTION) {
            take(List.of(chooser.getSelectedFiles()).stream()
                    .map(java.io.File::toPath)
                    .toList());
        }
        words.requestFocusInWindow();
    }

    /** Files that were dropped, pasted or chosen. */
    void take(List<Path> found) {
        var along = new ArrayList<>(draft.files());
        for (var path : found) {
            var name = Objects.toString(path.getFileName(), "");
            if (along.size() >= MOST_FILES) {
                say(texts.of("ticket.files.many", MOST_FILES));
            } else if (!fits(path)) {
                say(texts.of("ticket.files.big", name, MOST_BYTES >> 20));
            } else {
                along.add(new Enclosure(path.toString(), name, false));
            }
        }
        draft = draft.with(words.getText(), along);
        keep();
        showFiles();
    }

    private static boolean fits(Path path) {
        try {
            return Files.isRegularFile(path) && Files.size(path) > 0 && Files.size(path) <= MOST_BYTES;
        } catch (IOException e) {
            return false;
        }
    }

    private void showFiles() {
        files.removeAll();
        for (var file : draft.files()) {
            var chip = new JButton(file.name(), Glyph.X.icon(14));
            chip.setHorizontalTextPosition(JButton.LEADING);
            chip.setToolTipText(texts.of("ticket.files.remove", file.name()));
            chip.getAccessibleContext().setAccessibleName(texts.of("ticket.files.remove", file.name()));
            chip.addActionListener(event -> {
                draft = draft.with(
                        words.getText(),
                        draft.files().stream().filter(one -> !one.equals(file)).toList());
                keep();
                showFiles();
            });
            files.add(chip, "wmax 180");
        }
        files.setVisible(!draft.files().isEmpty());
        revalidate();
        repaint();
    }

    /** What was typed by now; also when the window closes. */
    void keep() {
        keeping.stop();
        draft = draft.with(words.getText(), draft.files());
        drafts.keep(ticket, draft);
    }

    private void say(String text) {
        outcome.setText("<html>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</html>");
        outcome.setForeground(Ink.BAD_TEXT.color());
        outcome.setVisible(!text.isEmpty());
        revalidate();
    }

    private void send() {
        keep();
        if (draft.isEmpty() || !send.isEnabled()) {
            return;
        }
        say("");
        send.setEnabled(false);
        words.setEditable(false);
        draft = draft.tried();
        var going = draft;
        Errand.run(
                () -> deliver(going),
                said -> {
                    draft = Draft.empty();
                    words.setText("");
                    drafts.keep(ticket, draft);
                    ready();
                    tellRefused(said);
                    sent.run();
                },
                failed -> {
                    draft = drafts.of(ticket);
                    ready();
                    say(texts.of("ticket.not_sent") + " " + reason(failed));
                });
    }

    private void tellRefused(CommentSaid said) {
        if (!said.refused().isEmpty()) {
            var names =
                    said.refused().stream().map(CommentSaid.Refused::fileName).collect(Collectors.joining(", "));
            say(texts.of("ticket.files.refused", names));
        }
    }

    private void ready() {
        keeping.stop();
        send.setEnabled(true);
        words.setEditable(true);
        showFiles();
        words.requestFocusInWindow();
    }

    private String reason(Exception failed) {
        return failed instanceof NoSuchFileException
                ? texts.of("ticket.files.gone", String.valueOf(failed.getMessage()))
                : Trouble.text(failed, texts);
    }

    // The service gets each file once, also when words or line fail and it is tried again.
    private CommentSaid deliver(Draft going) throws IOException {
        var now = going;
        drafts.keep(ticket, now);
        for (var file : going.files()) {
            if (!file.handed()) {
                hand(going.identity(), file);
                now = now.handed(file);
                drafts.keep(ticket, now);
            }
        }
        var text = now.text().isBlank()
                ? texts.of("ticket.files.only")
                : now.text().strip();
        return tickets.say(ticket, text, now.identity());
    }

    private void hand(UUID identity, Enclosure file) throws IOException {
        var path = Path.of(file.path());
        if (!Files.isReadable(path)) {
            throw new NoSuchFileException(file.path());
        }
        var reply = desktop.service().attach(identity, file.name(), path);
        if (!reply.isDone()) {
            throw Trouble.of(reply);
        }
    }
}
