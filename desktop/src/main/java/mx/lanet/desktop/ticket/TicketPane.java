package mx.lanet.desktop.ticket;

import java.awt.BorderLayout;
import java.util.Objects;
import java.util.UUID;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;
import mx.lanet.desktop.Desktop;
import mx.lanet.desktop.link.Errand;
import mx.lanet.desktop.look.FileDrop;
import mx.lanet.desktop.look.Glyph;
import mx.lanet.desktop.look.Ink;
import mx.lanet.desktop.text.Texts;
import mx.lanet.protocol.TicketDetail;
import net.miginfocom.swing.MigLayout;

/** One ticket: its head, what was said, and where the person answers, rates, closes or opens it again. */
final class TicketPane extends JPanel {
    private static final long serialVersionUID = 1;

    private final transient Texts texts;
    private final transient Tickets tickets;
    private final transient Host host;
    private final UUID ticket;
    private final TicketHead head;
    private final Conversation conversation;
    private final JScrollPane scroll;
    private final JPanel foot = new JPanel(new MigLayout("insets 0, gap 0, wrap 1, fillx, hidemode 3", "[grow,fill]"));
    private final ReplyBox reply;
    private final RatingBar rating;
    private final JLabel closed = new JLabel();
    private final JLabel trouble = new JLabel();
    private transient String shown = "";

    /** What the window around it does. */
    interface Host {
        /** Something was done to the ticket: the list is to be asked anew. */
        void changed();

        /** It is before the person's eyes, in this state. */
        void seen(UUID ticket, String status, int unread);

        /** Its place is free again. */
        void back();
    }

    TicketPane(Desktop desktop, Tickets tickets, Drafts drafts, UUID ticket, Host host) {
        super(new BorderLayout());
        this.texts = desktop.texts();
        this.tickets = tickets;
        this.host = host;
        this.ticket = ticket;
        this.head = new TicketHead(desktop, host, this::act);
        var standing = desktop.pulse().last().standing();
        var machine = standing == null ? null : standing.computerName();
        this.conversation =
                new Conversation(texts, desktop.service().user(), machine, new FileOpener(desktop, tickets, ticket));
        this.rating = new RatingBar(texts, (score, words) -> act(() -> tickets.rate(ticket, score, words)));
        this.reply = new ReplyBox(desktop, tickets, drafts, ticket, this::acted);
        this.scroll = new JScrollPane(
                conversation.panel(), JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.getViewport().setBackground(Ink.SURFACE.color());
        scroll.setBorder(BorderFactory.createMatteBorder(1, 0, 1, 0, Ink.LINE.color()));
        setName("ticket");
        trouble.setName("trouble");
        trouble.setBorder(BorderFactory.createEmptyBorder(8, 16, 8, 16));
        trouble.setVisible(false);
        closed.setBorder(BorderFactory.createEmptyBorder(10, 16, 12, 16));
        closed.setForeground(Ink.TEXT_2.color());
        foot.add(trouble, "wmin 0");
        foot.add(rating);
        foot.add(reply);
        foot.add(closed, "wmin 0");
        rating.setVisible(false);
        reply.setVisible(false);
        closed.setVisible(false);
        add(head, BorderLayout.NORTH);
        add(scroll, BorderLayout.CENTER);
        add(foot, BorderLayout.SOUTH);
        setTransferHandler(new FileDrop(desktop.home().pasted(), null, reply::take));
    }

    UUID ticket() {
        return ticket;
    }

    /** Keeps what was being written. */
    void leave() {
        reply.keep();
    }

    /** Asks for it anew; what is there stays until then. */
    void load() {
        Errand.run(() -> tickets.one(ticket), this::show, failed -> say(Trouble.text(failed, texts)));
    }

    private void show(TicketDetail found) {
        trouble.setVisible(false);
        head.show(found);
        int unread = Objects.requireNonNullElse(found.unreadComments(), 0);
        if (isBeforeEyes()) {
            host.seen(ticket, found.status(), unread);
        }
        var now = found.comments().size() + " " + found.history().size() + " "
                + found.attachments().size();
        if (!now.equals(shown)) {
            shown = now;
            conversation.show(found);
            SwingUtilities.invokeLater(() -> {
                var bar = scroll.getVerticalScrollBar();
                bar.setValue(bar.getMaximum());
            });
        }
        var may = Objects.requireNonNullElse(found.may(), new TicketDetail.May(true, false, false, false));
        rating.setVisible(may.rate());
        reply.setVisible(may.reply());
        closed.setText("<html>" + texts.of("ticket.closed.hint") + "</html>");
        closed.setVisible(!may.reply());
        revalidate();
        if (unread > 0) {
            markRead();
        }
    }

    // Only what stands before somebody's eyes is read.
    private void markRead() {
        if (isBeforeEyes()) {
            Errand.run(
                    () -> {
                        tickets.markRead(ticket);
                        return true;
                    },
                    done -> host.changed(),
                    failed -> {});
        }
    }

    private boolean isBeforeEyes() {
        var window = SwingUtilities.getWindowAncestor(this);
        return window != null && window.isFocused();
    }

    /** Something that is done to the ticket at the server. */
    interface Deed {
        void go() throws Exception;
    }

    private void act(Deed deed) {
        head.enableDeeds(false);
        Errand.run(
                () -> {
                    deed.go();
                    return true;
                },
                done -> acted(),
                failed -> {
                    head.enableDeeds(true);
                    say(texts.of("ticket.not_done") + " " + Trouble.text(failed, texts));
                });
    }

    private void acted() {
        head.enableDeeds(true);
        // Seen first: nobody is told what they did themselves.
        Errand.run(
                () -> tickets.one(ticket),
                found -> {
                    show(found);
                    host.changed();
                },
                failed -> {
                    say(Trouble.text(failed, texts));
                    host.changed();
                });
    }

    private void say(String text) {
        trouble.setText("<html>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</html>");
        trouble.setIcon(Glyph.CLOUD_OFF.icon(16, Ink.WARN_TEXT::color));
        trouble.setForeground(Ink.WARN_TEXT.color());
        trouble.setVisible(true);
        revalidate();
    }

    /** Where the list is not beside it. */
    void showBack(boolean needed) {
        head.showBack(needed);
    }
}
