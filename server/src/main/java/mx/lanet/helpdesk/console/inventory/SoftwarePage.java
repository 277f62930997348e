package mx.lanet.helpdesk.console.inventory;

import java.util.List;
import mx.lanet.helpdesk.asset.SoftwareTitle;
import mx.lanet.helpdesk.inventory.InventoryPlace;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Column;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Tab;

/** What is installed everywhere. */
public record SoftwarePage(Address here, Slice<SoftwareTitle> titles, List<Chip> chips, boolean byName) {
    public SoftwarePage {
        chips = List.copyOf(chips);
    }

    public String value(String filter) {
        return here.filters().getOrDefault(filter, "");
    }

    /** Where the list is taken along. */
    public String export() {
        return here.toString().replaceFirst("^/inventory", "/inventory/export");
    }

    /** The page of a program, for the same client and list. */
    public String path(SoftwareTitle title) {
        return Address.of("/inventory/software")
                .with("name", title.name())
                .with("publisher", title.publisher())
                .with("client", value("client"))
                .with("filter", value("filter"))
                .toString();
    }

    public List<Column> columns(Shell shell) {
        return List.of(
                Column.of(shell.t("inventory.column.program"))
                        .css("pad-l")
                        .sort(here.with("sort", "name").toString(), byName ? Column.Direction.ASCENDING : null),
                Column.of(shell.t("asset.software.publisher")),
                Column.of(shell.t("inventory.column.machines"))
                        .css("r pad-r")
                        .sort(here.without("sort").toString(), byName ? null : Column.Direction.DESCENDING));
    }

    public Pager pager() {
        return Pager.of(titles, number -> here.with("page", number).toString());
    }

    public List<Tab> tabs(Shell shell) {
        return InventoryPlace.tabs(shell, InventoryPlace.SOFTWARE);
    }
}
