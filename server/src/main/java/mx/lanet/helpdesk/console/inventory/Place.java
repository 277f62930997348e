package mx.lanet.helpdesk.console.inventory;

import java.util.Arrays;
import java.util.List;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Tab;

/** The pages of the inventory, as tabs. */
public enum Place {
    SOFTWARE("/inventory"),
    CHANGES("/inventory/changes");

    private final String path;

    Place(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }

    public static List<Tab> tabs(Shell shell, Place here) {
        return Arrays.stream(values())
                .map(place -> Tab.of(
                        shell.t("inventory.place." + place.name().toLowerCase(java.util.Locale.ROOT)),
                        place.path,
                        place == here))
                .toList();
    }
}
