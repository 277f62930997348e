package mx.lanet.desktop.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import mx.lanet.desktop.look.Glyph;
import mx.lanet.desktop.look.Ink;
import mx.lanet.desktop.text.Texts;
import mx.lanet.protocol.TicketDetail;
import mx.lanet.protocol.TicketDetail.Comment;
import mx.lanet.protocol.TicketDetail.Happened;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;

/** What was said about a ticket, with what happened folded in between. */
final class Conversation {
    private final Texts texts;
    private final String user;
    private final @Nullable String machine;
    private final FileOpener files;
    private final Talk talk = new Talk();
    private @Nullable String asker;

    /** @param machine its name, under which the server has what was said here; null while it is unknown */
    Conversation(Texts texts, String user, @Nullable String machine, FileOpener files) {
        this.texts = texts;
        this.user = user;
        this.machine = machine;
        this.files = files;
        talk.setName("conversation");
        talk.getAccessibleContext().setAccessibleName(texts.of("ticket.conversation"));
    }

    JComponent panel() {
        return talk;
    }

    /** Words or an event, and when. */
    private sealed interface Part {
        Instant at();

        record Said(Instant at, boolean staff, String who, String text, @Nullable UUID comment) implements Part {}

        record Event(Instant at, Happened what) implements Part {}
    }

    void show(TicketDetail ticket) {
        talk.removeAll();
        asker = asker(ticket);
        var events = new ArrayList<Part.Event>();
        for (var part : parts(ticket)) {
            switch (part) {
                case Part.Event event -> events.add(event);
                case Part.Said said -> {
                    fold(events);
                    talk.add(bubble(said, ticket));
                }
            }
        }
        fold(events);
        talk.revalidate();
        talk.repaint();
    }

    // Null for this person. A ticket that nobody here asked for came of an alert, or somebody else wrote it.
    private @Nullable String asker(TicketDetail ticket) {
        if (ticket.openedBy() != null) {
            return ticket.openedBy().equalsIgnoreCase(user) ? null : ticket.openedBy();
        }
        return ticket.history().stream()
                .filter(event -> event.code().equals("created"))
                .map(Happened::by)
                .filter(by -> by != null && !by.equals(machine))
                .findFirst()
                .orElse(null);
    }

    private List<Part> parts(TicketDetail ticket) {
        var parts = new ArrayList<Part>();
        var begin = Objects.requireNonNullElse(ticket.createdAt(), Instant.EPOCH);
        var here = asker == null || ticket.openedBy() != null;
        var first = Objects.requireNonNullElse(asker, texts.of("ticket.you"));
        parts.add(new Part.Said(begin, !here, first, Objects.requireNonNullElse(ticket.description(), ""), null));
        for (Comment comment : ticket.comments()) {
            var who = Objects.equals(comment.author(), machine)
                    ? here ? first : texts.of("ticket.you")
                    : Objects.requireNonNullElse(comment.author(), "");
            parts.add(new Part.Said(
                    Objects.requireNonNullElse(comment.createdAt(), begin),
                    comment.byStaff(),
                    who.isBlank() ? texts.of(comment.byStaff() ? "ticket.support" : "ticket.you") : who,
                    comment.comment(),
                    comment.commentId()));
        }
        for (Happened event : ticket.history()) {
            parts.add(new Part.Event(Objects.requireNonNullElse(event.at(), begin), event));
        }
        parts.subList(1, parts.size()).sort(Comparator.comparing(Part::at));
        return parts;
    }

    private Bubble bubble(Part.Said said, TicketDetail ticket) {
        var bubble = new Bubble(!said.staff(), said.who(), TicketRow.when(said.at(), texts), said.text());
        ticket.attachments().stream()
                .filter(file -> Objects.equals(file.commentId(), said.comment()))
                .forEach(file -> bubble.put(files.button(file)));
        return bubble;
    }

    // One thing that happened stands there by itself; several are a line that opens.
    private void fold(List<Part.Event> events) {
        if (events.size() == 1) {
            talk.add(line(events.getFirst()));
        } else if (!events.isEmpty()) {
            talk.add(folded(List.copyOf(events)));
        }
        events.clear();
    }

    private JLabel line(Part.Event event) {
        var label = new JLabel(
                Events.text(event.what(), machine, asker, texts) + " · " + TicketRow.when(event.at(), texts),
                JLabel.CENTER);
        label.putClientProperty("FlatLaf.styleClass", "small");
        label.setForeground(Ink.TEXT_3.color());
        label.setToolTipText(label.getText());
        return label;
    }

    private JPanel folded(List<Part.Event> events) {
        var panel = new JPanel(new MigLayout("insets 0, wrap 1, gap 4, hidemode 3, alignx center", "[center]"));
        var all = new JPanel(new MigLayout("insets 0, wrap 1, gap 4", "[center]"));
        events.forEach(event -> all.add(line(event)));
        all.setVisible(false);
        all.setOpaque(false);
        panel.setOpaque(false);
        var newest = events.getLast();
        var unfold = new JButton(
                Events.text(newest.what(), machine, asker, texts) + " · "
                        + texts.of("ticket.event.more", events.size() - 1),
                Glyph.HISTORY.icon(14));
        unfold.setName("history");
        unfold.putClientProperty("JButton.buttonType", "borderless");
        unfold.putClientProperty("FlatLaf.styleClass", "small");
        unfold.addActionListener(event -> {
            all.setVisible(!all.isVisible());
            talk.revalidate();
            talk.repaint();
        });
        panel.add(unfold);
        panel.add(all);
        return panel;
    }
}
