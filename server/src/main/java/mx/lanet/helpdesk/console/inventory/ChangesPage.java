package mx.lanet.helpdesk.console.inventory;

import java.util.List;
import mx.lanet.helpdesk.asset.ChangeHistory;
import mx.lanet.helpdesk.inventory.InventoryPlace;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Tab;

/**
 * What changed on all machines.
 *
 * @param clientShown lines are of several clients, so each names its own
 * @param filtered more is asked for than everything of the usual days
 * @param export where the list is taken along
 */
public record ChangesPage(
        Address here,
        Slice<ChangeHistory.Line> lines,
        List<Chip> chips,
        boolean clientShown,
        boolean filtered,
        String export) {
    public ChangesPage {
        chips = List.copyOf(chips);
    }

    public String value(String filter) {
        return here.filters().getOrDefault(filter, "");
    }

    public Pager pager() {
        return Pager.of(lines, number -> here.with("page", number).toString());
    }

    public List<Tab> tabs(Shell shell) {
        return InventoryPlace.tabs(shell, InventoryPlace.CHANGES);
    }
}
