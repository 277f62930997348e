package mx.lanet.desktop.ticket;

import java.awt.event.MouseEvent;
import java.util.UUID;
import javax.swing.DefaultListModel;
import javax.swing.JList;
import javax.swing.ListSelectionModel;
import mx.lanet.agent.local.Help;
import mx.lanet.desktop.text.Texts;
import mx.lanet.protocol.TicketPage.TicketSummary;
import org.jspecify.annotations.Nullable;

/** The rows of tickets, with those that have not gone out on top. */
final class TicketList extends JList<TicketList.Row> {
    private static final long serialVersionUID = 1;

    private final transient Texts texts;

    TicketList(Texts texts) {
        super(new DefaultListModel<>());
        this.texts = texts;
        setName("tickets");
        setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        var row = new TicketRow(texts);
        setCellRenderer(row);
        setFixedCellHeight(row.height());
        getAccessibleContext().setAccessibleName(texts.of("window.tickets"));
    }

    /** What stands in the list. */
    sealed interface Row {
        /** One that the server has. */
        record Sent(TicketSummary ticket) implements Row {}

        /** One that waits at this machine, or was refused. */
        record Kept(Help.Waiting request) implements Row {}
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    DefaultListModel<Row> rows() {
        return (DefaultListModel<Row>) getModel();
    }

    /** The ticket that is chosen; null when none is, or one without a number. */
    @Nullable
    UUID chosen() {
        return getSelectedValue() instanceof Row.Sent sent ? sent.ticket().ticketId() : null;
    }

    /** Chooses it; false when it is not in the list. */
    boolean choose(UUID ticket) {
        for (int i = 0; i < rows().size(); i++) {
            if (rows().get(i) instanceof Row.Sent sent
                    && sent.ticket().ticketId().equals(ticket)) {
                setSelectedIndex(i);
                ensureIndexIsVisible(i);
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable String getToolTipText(MouseEvent event) {
        int at = locationToIndex(event.getPoint());
        if (at < 0 || !getCellBounds(at, at).contains(event.getPoint())) {
            return null;
        }
        return TicketRow.spoken(rows().get(at), texts);
    }
}
