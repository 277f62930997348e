package mx.lanet.helpdesk.console.inventory;

import java.util.List;
import mx.lanet.helpdesk.asset.Duplicates;
import mx.lanet.helpdesk.asset.Duplicates.Pair;
import mx.lanet.helpdesk.inventory.InventoryPlace;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Tab;

/** Records that may be of one machine. */
public record DuplicatesPage(List<Pair> pairs) {
    public DuplicatesPage {
        pairs = List.copyOf(pairs);
    }

    public boolean full() {
        return pairs.size() >= Duplicates.MOST;
    }

    public List<Tab> tabs(Shell shell) {
        return InventoryPlace.tabs(shell, InventoryPlace.DUPLICATES);
    }

    /** What they have in common, in words. */
    static String reasons(Shell shell, Pair pair) {
        return pair.reasons().stream()
                .sorted()
                .map(reason -> shell.t("inventory.pair.reason." + reason.word()))
                .collect(java.util.stream.Collectors.joining(", "));
    }

    public String inCommon(Shell shell, Pair pair) {
        return reasons(shell, pair);
    }
}
