package mx.lanet.helpdesk.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Tab;

/** The pages of the inventory, as tabs. */
public enum InventoryPlace {
    SOFTWARE("/inventory", false),
    CHANGES("/inventory/changes", false),
    WATCHES("/inventory/watches", true),
    DUPLICATES("/inventory/duplicates", true),
    WARRANTIES("/inventory/warranties", false);

    private final String path;
    private final boolean ofTeam;

    InventoryPlace(String path, boolean ofTeam) {
        this.path = path;
        this.ofTeam = ofTeam;
    }

    /** Those that the person may open. */
    public static List<Tab> tabs(Shell shell, InventoryPlace here) {
        Person person = shell.viewer() == null ? null : shell.viewer().person();
        return Arrays.stream(values())
                .filter(place -> !place.ofTeam || person != null && person.isStaff())
                .map(place -> Tab.of(
                        shell.t("inventory.place." + place.name().toLowerCase(Locale.ROOT)), place.path, place == here))
                .toList();
    }
}
