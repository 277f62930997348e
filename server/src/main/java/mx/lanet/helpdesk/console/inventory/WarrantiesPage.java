package mx.lanet.helpdesk.console.inventory;

import java.time.LocalDate;
import java.util.List;
import mx.lanet.helpdesk.asset.AssetLives.Warranty;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Tab;

/**
 * Machines whose warranty ends.
 *
 * @param export where the list is taken along
 */
public record WarrantiesPage(
        Address here,
        Slice<Warranty> warranties,
        List<Chip> chips,
        LocalDate today,
        boolean clientShown,
        String export) {
    public WarrantiesPage {
        chips = List.copyOf(chips);
    }

    public boolean isOver(Warranty warranty) {
        return warranty.until().isBefore(today);
    }

    /** How long until then, or since then, in days. */
    public long days(Warranty warranty) {
        return Math.abs(warranty.until().toEpochDay() - today.toEpochDay());
    }

    public Pager pager() {
        return Pager.of(warranties, number -> here.with("page", number).toString());
    }

    public List<Tab> tabs(Shell shell) {
        return WarrantyPages.tabs(shell);
    }
}
