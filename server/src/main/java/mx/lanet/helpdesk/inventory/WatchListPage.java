package mx.lanet.helpdesk.inventory;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Tab;

/**
 * The lists of wanted and forbidden software.
 *
 * @param clientNames of those whose lists are shown
 */
public record WatchListPage(List<SoftwareWatch> watches, Map<UUID, Long> counts, Map<UUID, String> clientNames) {
    public WatchListPage {
        watches = List.copyOf(watches);
    }

    public long count(SoftwareWatch watch) {
        return counts.getOrDefault(watch.watchId(), 0L);
    }

    public String whose(Shell shell, SoftwareWatch watch) {
        return watch.isHouses() ? shell.t("watchlist.everybody") : clientNames.getOrDefault(watch.clientId(), "");
    }

    public List<Tab> tabs(Shell shell) {
        return InventoryPlace.tabs(shell, InventoryPlace.WATCHES);
    }
}
