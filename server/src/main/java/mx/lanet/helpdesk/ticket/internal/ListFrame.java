package mx.lanet.helpdesk.ticket.internal;

import java.util.List;
import mx.lanet.helpdesk.ticket.View;
import mx.lanet.helpdesk.ticket.view.SavedView;
import mx.lanet.helpdesk.web.Tab;
import org.jspecify.annotations.Nullable;

/**
 * What stands around tickets, however they are shown: as a list or as a board.
 *
 * @param view the list that everybody has, on which this one is built
 * @param saved the view that it was saved as; null when it was not, or is somebody else's own
 * @param mayChange whether the reader may change that view
 * @param views all of the reader's, with their figures
 * @param chips the filters, in the order of a sentence
 * @param moreFields further filters, each a link that puts it among them
 * @param columns what may be shown, each as a link that turns it on or off; empty on a board
 */
public record ListFrame(
        View view,
        @Nullable SavedView saved,
        boolean mayChange,
        List<Tab> views,
        ListAddress address,
        List<TicketListPage.Chip> chips,
        List<Tab> moreFields,
        List<Tab> columns,
        boolean staff) {
    public boolean filtered() {
        return address.isFiltered();
    }

    public boolean board() {
        return address.isBoard();
    }

    /** The list without its filters, shown in the same way. */
    public String cleared() {
        return address.cleared(view);
    }

    /** Whether the saved view is not what is shown now. */
    public boolean changed() {
        return saved != null && !saved.address().equals(address.list());
    }

    public String viewKey() {
        return "ticket.view." + view.word();
    }

    /** The same tickets as a list, or as a board. */
    public String mode(boolean asBoard) {
        return address.with("mode", asBoard ? ListAddress.BOARD : "");
    }
}
