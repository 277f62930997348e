package mx.lanet.helpdesk.alert.internal;

import java.time.Instant;
import java.util.List;
import mx.lanet.helpdesk.alert.Alert;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Tab;
import org.jspecify.annotations.Nullable;

/**
 * The list of alerts.
 *
 * @param shows the filter by how they stand
 * @param clientShown rows are of several clients, so each names its own
 * @param bare nothing but how they stand was asked for
 */
public record AlertListPage(
        Address address,
        Slice<Alert> slice,
        List<Tab> shows,
        List<Chip> chips,
        boolean clientShown,
        boolean staff,
        boolean bare,
        Instant now) {
    public AlertListPage {
        shows = List.copyOf(shows);
        chips = List.copyOf(chips);
    }

    /** A filter that is a menu of links. */
    public record Chip(String label, String value, @Nullable String removePath, List<Tab> options) {
        public Chip {
            options = List.copyOf(options);
        }
    }

    public Pager pager() {
        return Pager.of(
                slice, page -> address.with("page", page == 1 ? null : page).toString());
    }

    /** Whether any of the rows may be acknowledged. */
    public boolean mayAcknowledge() {
        return staff && slice.items().stream().anyMatch(AlertListPage::unseen);
    }

    public static boolean unseen(Alert alert) {
        return alert.isOpen() && alert.acknowledgedAt() == null;
    }
}
