package mx.lanet.desktop.ticket;

import java.net.URI;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import mx.lanet.desktop.Desktop;
import mx.lanet.desktop.look.Glyph;
import mx.lanet.desktop.look.Ink;
import mx.lanet.desktop.look.Outside;
import mx.lanet.desktop.text.Texts;
import mx.lanet.desktop.ticket.TicketPane.Deed;
import mx.lanet.protocol.TicketDetail;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;

/** The head of a ticket: what it is about, how it stands, and what may be done. */
final class TicketHead extends JPanel {
    private static final long serialVersionUID = 1;

    private final transient Desktop desktop;
    private final transient Texts texts;
    private final transient Consumer<Deed> deeds;
    private final JLabel subject = new JLabel(" ");
    private final Chip state = new Chip();
    private final JLabel details = new JLabel(" ");
    private final JButton back = new JButton(Glyph.ARROW_BACK_UP.icon(16));
    private final JButton close;
    private final JButton reopen;
    private final JButton portal;
    private transient @Nullable TicketDetail ticket;

    TicketHead(Desktop desktop, TicketPane.Host host, Consumer<Deed> deeds) {
        super(new MigLayout("insets 12 16 10 16, gap 8 6, fillx, hidemode 3", "[grow]"));
        this.desktop = desktop;
        this.texts = desktop.texts();
        this.deeds = deeds;
        back.setName("back");
        back.setToolTipText(texts.of("ticket.back"));
        back.getAccessibleContext().setAccessibleName(texts.of("ticket.back"));
        back.addActionListener(event -> host.back());
        close = button("close", Glyph.CHECK, tickets -> found -> tickets.close(found.ticketId()));
        reopen = button("reopen", Glyph.HISTORY, tickets -> found -> tickets.reopen(found.ticketId()));
        portal = new JButton(Glyph.WORLD.icon(16));
        portal.setToolTipText(texts.of("ticket.portal"));
        portal.getAccessibleContext().setAccessibleName(texts.of("ticket.portal"));
        portal.addActionListener(event -> openPortal());
        portal.setVisible(false);
        subject.setName("subject");
        subject.putClientProperty("FlatLaf.styleClass", "h2");
        details.setName("details");
        details.putClientProperty("FlatLaf.styleClass", "small");
        details.setForeground(Ink.TEXT_3.color());
        state.setName("state");
        var first = new JPanel(new MigLayout("insets 0, gap 8, fillx, hidemode 3"));
        first.add(back);
        first.add(subject, "wmin 0, growx, pushx");
        first.add(portal);
        add(first, "growx, wmin 0, wrap");
        add(state, "span, split 4, growx 0");
        add(details, "wmin 0, growx, pushx");
        add(close);
        add(reopen);
        state.setVisible(false);
        showBack(false);
    }

    private interface Choice {
        OnTicket of(Tickets tickets);
    }

    private interface OnTicket {
        void go(TicketDetail found) throws Exception;
    }

    private JButton button(String name, Glyph glyph, Choice choice) {
        var button = new JButton(texts.of("ticket." + name), glyph.icon(16));
        button.setName(name);
        button.setVisible(false);
        var tickets = new Tickets(desktop.service());
        button.addActionListener(event -> {
            var found = ticket;
            if (found != null) {
                deeds.accept(() -> choice.of(tickets).go(found));
            }
        });
        return button;
    }

    void show(TicketDetail found) {
        ticket = found;
        var title =
                found.subject() == null || found.subject().isBlank() ? texts.of("ticket.no_subject") : found.subject();
        subject.setText(title);
        subject.setToolTipText(title);
        var mark = TicketMark.of(found.status());
        state.say(mark, mark.text(texts), mark.glyph());
        state.setVisible(true);
        var about = Stream.of(
                        found.ticketNumber(),
                        found.assignedTo() == null ? "" : texts.of("ticket.with", found.assignedTo()),
                        Objects.requireNonNullElse(found.category(), ""),
                        found.mergedInto() == null
                                ? ""
                                : texts.of("ticket.merged", found.mergedInto().ticketNumber()))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" · "));
        details.setText(about);
        details.setToolTipText(about);
        var may = found.may();
        close.setVisible(may != null && may.close());
        reopen.setVisible(may != null && may.reopen());
        portal.setVisible(desktop.pulse().last().standing() != null);
    }

    /** Where the list is not beside it. */
    void showBack(boolean needed) {
        back.setVisible(needed);
    }

    void enableDeeds(boolean enabled) {
        close.setEnabled(enabled);
        reopen.setEnabled(enabled);
    }

    private void openPortal() {
        var standing = desktop.pulse().last().standing();
        var found = ticket;
        if (standing != null && found != null) {
            var server = standing.server().replaceFirst("/$", "");
            Outside.open(URI.create(server + "/portal/tickets/" + found.ticketNumber()));
        }
    }
}
