package mx.lanet.desktop.ticket;

import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.ListCellRenderer;
import javax.swing.UIManager;
import mx.lanet.agent.local.Help;
import mx.lanet.desktop.look.Glyph;
import mx.lanet.desktop.look.Ink;
import mx.lanet.desktop.text.Texts;
import mx.lanet.desktop.ticket.TicketList.Row;
import mx.lanet.protocol.TicketPage.TicketSummary;
import net.miginfocom.swing.MigLayout;

/** Draws a row of the list: subject and when, then state, number, way and technician. */
final class TicketRow extends JPanel implements ListCellRenderer<Row> {
    private static final long serialVersionUID = 1;
    private static final int GLYPH = 14;

    private final transient Texts texts;
    private final JLabel subject = new JLabel("X");
    private final JLabel when = new JLabel("X");
    private final Chip state = new Chip();
    private final JLabel details = new JLabel("X");
    private boolean unread;

    TicketRow(Texts texts) {
        super(new MigLayout("insets 8 16 8 12, gap 8 3, fillx", "[grow,fill][]", "[][]"));
        this.texts = texts;
        when.putClientProperty("FlatLaf.styleClass", "small");
        details.putClientProperty("FlatLaf.styleClass", "small");
        add(subject, "wmin 0");
        add(when, "wrap");
        add(state, "span, split 2, growx 0");
        add(details, "wmin 0, growx, pushx");
    }

    int height() {
        state.say(TicketMark.WORKING, "X", Glyph.ACTIVITY);
        return getPreferredSize().height + 2;
    }

    @Override
    public Component getListCellRendererComponent(
            JList<? extends Row> list, Row row, int index, boolean selected, boolean focused) {
        setBackground(selected ? Ink.SELECTED.color() : list.getBackground());
        setBorder(BorderFactory.createMatteBorder(0, 0, 1, 0, Ink.LINE.color()));
        when.setForeground(Ink.TEXT_3.color());
        details.setForeground(Ink.TEXT_3.color());
        subject.setForeground(Ink.TEXT.color());
        switch (row) {
            case Row.Sent(TicketSummary ticket) -> sent(ticket);
            case Row.Kept(Help.Waiting request) -> kept(request);
        }
        getAccessibleContext().setAccessibleName(spoken(row, texts));
        return this;
    }

    private void sent(TicketSummary ticket) {
        unread = Objects.requireNonNullElse(ticket.unreadComments(), 0) > 0;
        var plain = UIManager.getFont("Label.font");
        subject.setFont(unread ? plain.deriveFont(Font.BOLD) : plain);
        subject.setText(title(ticket, texts));
        when.setText(when(changed(ticket), texts));
        var mark = TicketMark.of(ticket.status());
        state.say(mark, mark.text(texts), mark.glyph());
        details.setIcon(wayGlyph(ticket.channel()).icon(GLYPH, Ink.TEXT_3::color));
        details.setText(joined(ticket.ticketNumber(), ticket.assignedTo()));
    }

    private void kept(Help.Waiting request) {
        unread = false;
        subject.setFont(UIManager.getFont("Label.font"));
        subject.setText(request.subject());
        when.setText(when(request.queuedAt(), texts));
        boolean refused = request.refusal() != null;
        state.say(
                refused ? Ink.BAD_TEXT : Ink.WARN_TEXT,
                refused ? Ink.BAD_SOFT : Ink.WARN_SOFT,
                texts.of(refused ? "ticket.refused" : "ticket.waits"),
                refused ? Glyph.CIRCLE_X : Glyph.CLOUD_OFF);
        details.setIcon(null);
        details.setText(refused ? request.refusal() : texts.of("ticket.waits.why"));
    }

    private static Instant changed(TicketSummary ticket) {
        var created = Objects.requireNonNullElse(ticket.createdAt(), Instant.EPOCH);
        return Objects.requireNonNullElse(ticket.updatedAt(), created);
    }

    static String title(TicketSummary ticket, Texts texts) {
        return ticket.subject() == null || ticket.subject().isBlank()
                ? texts.of("ticket.no_subject")
                : ticket.subject();
    }

    static String when(Instant at, Texts texts) {
        return texts.when(at, Instant.now(), ZoneId.systemDefault());
    }

    /** The row as a sentence: for the tooltip of what was cut, and for who listens. */
    static String spoken(Row row, Texts texts) {
        return switch (row) {
            case Row.Sent(TicketSummary ticket) -> {
                int unread = Objects.requireNonNullElse(ticket.unreadComments(), 0);
                yield joined(
                        title(ticket, texts),
                        TicketMark.of(ticket.status()).text(texts),
                        ticket.ticketNumber(),
                        ticket.assignedTo(),
                        texts.orElse("ticket.channel." + ticket.channel(), ""),
                        unread == 0 ? "" : texts.of("ticket.unread", unread));
            }
            case Row.Kept(Help.Waiting request) ->
                joined(
                        request.subject(),
                        texts.of(request.refusal() == null ? "ticket.waits" : "ticket.refused"),
                        request.refusal() == null ? texts.of("ticket.waits.why") : request.refusal());
        };
    }

    private static String joined(@org.jspecify.annotations.Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(" · "));
    }

    private static Glyph wayGlyph(@org.jspecify.annotations.Nullable String channel) {
        return switch (channel == null ? "" : channel) {
            case "portal" -> Glyph.WORLD;
            case "email" -> Glyph.MAIL;
            case "phone" -> Glyph.PHONE;
            case "walk_in" -> Glyph.USERS;
            case "api" -> Glyph.LINK;
            default -> Glyph.DEVICE_DESKTOP;
        };
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        if (unread) {
            var pen = (Graphics2D) graphics.create();
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            Color accent = Ink.ACCENT.color();
            pen.setColor(accent);
            pen.fillOval(5, subject.getY() + subject.getHeight() / 2 - 3, 7, 7);
            pen.dispose();
        }
    }
}
