package mx.lanet.desktop.ticket;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.UUID;
import javax.swing.BorderFactory;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import mx.lanet.desktop.Desktop;
import mx.lanet.desktop.look.Glyph;
import mx.lanet.desktop.look.Ink;
import mx.lanet.desktop.look.Sheet;
import org.jspecify.annotations.Nullable;

/** The person's tickets: the list, and beside it the one that is open; in a narrow window one or the other. */
public final class TicketsWindow {
    private static final int NARROW = 760;
    private static final int LIST_WIDTH = 380;

    private final Desktop desktop;
    private final Tickets tickets;
    private final Drafts drafts;
    private final JPanel content = new JPanel(new BorderLayout());
    private final JPanel right = new JPanel(new BorderLayout());
    private final ListPane list;
    private @Nullable TicketPane open;

    public TicketsWindow(Desktop desktop, JFrame window) {
        this.desktop = desktop;
        this.tickets = new Tickets(desktop.service());
        this.drafts = new Drafts(desktop.home());
        this.list = new ListPane(desktop, tickets, this::show, this::refresh);
        list.setPreferredSize(new Dimension(LIST_WIDTH, 620));
        right.setBorder(BorderFactory.createMatteBorder(0, 1, 0, 0, Ink.LINE.color()));
        right.add(invitation());
        content.setPreferredSize(new Dimension(1040, 640));
        window.setContentPane(content);
        window.setMinimumSize(new Dimension(420, 360));
        window.getRootPane().putClientProperty(TicketsWindow.class, this);
        Sheet.closeByEscape(window);
        content.addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent event) {
                arrange();
            }
        });
        Runnable news = this::refresh;
        desktop.news().listen(news);
        window.addWindowListener(new WindowAdapter() {
            @Override
            public void windowOpened(WindowEvent event) {
                list.focus();
            }

            @Override
            public void windowActivated(WindowEvent event) {
                if (open != null) {
                    open.load();
                }
            }

            @Override
            public void windowClosed(WindowEvent event) {
                leave();
                desktop.news().forget(news);
            }
        });
        arrange();
        list.reload();
        desktop.news().soon();
    }

    /** Opens this ticket in the window. */
    public static void show(JFrame window, UUID ticket) {
        if (window.getRootPane().getClientProperty(TicketsWindow.class) instanceof TicketsWindow there
                && !there.list.rows().choose(ticket)) {
            there.show(ticket);
        }
    }

    private JPanel invitation() {
        var panel = new JPanel(new java.awt.GridBagLayout());
        var label = new JLabel(
                desktop.texts().of("ticket.choose"), Glyph.MESSAGE_CIRCLE.icon(24, Ink.TEXT_3::color), JLabel.LEADING);
        label.setForeground(Ink.TEXT_3.color());
        panel.add(label);
        return panel;
    }

    private void show(UUID ticket) {
        if (open != null && open.ticket().equals(ticket)) {
            open.load();
            return;
        }
        leave();
        open = new TicketPane(desktop, tickets, drafts, ticket, new TicketPane.Host() {
            @Override
            public void changed() {
                list.reload();
                desktop.news().soon();
            }

            @Override
            public void seen(UUID seen, String status, int unread) {
                desktop.news().seen(seen, status, unread);
            }

            @Override
            public void back() {
                closeTicket();
            }
        });
        right.removeAll();
        right.add(open);
        arrange();
        open.load();
    }

    private void closeTicket() {
        leave();
        open = null;
        list.rows().clearSelection();
        right.removeAll();
        right.add(invitation());
        arrange();
    }

    private void leave() {
        if (open != null) {
            open.leave();
        }
    }

    private void refresh() {
        list.reload();
        if (open != null) {
            open.load();
        }
    }

    private void arrange() {
        boolean narrow = content.getWidth() > 0 && content.getWidth() < NARROW;
        if (open != null) {
            open.showBack(narrow);
        }
        content.removeAll();
        if (!narrow) {
            content.add(list, BorderLayout.WEST);
            content.add(right, BorderLayout.CENTER);
        } else {
            content.add(open == null ? list : right, BorderLayout.CENTER);
        }
        content.revalidate();
        content.repaint();
    }
}
