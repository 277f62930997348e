package mx.lanet.helpdesk.ticket.internal;

import java.time.Instant;
import java.util.List;
import mx.lanet.helpdesk.alert.Alert;
import mx.lanet.helpdesk.asset.AssetDetails.Change;
import org.jspecify.annotations.Nullable;

/**
 * The machine that a ticket is about.
 *
 * @param path of its page; null for who may not open it
 * @param status its state now, a word of the asset feature; null when the machine is out of reach
 * @param remote whether it is on and the reader may work at it
 * @param about what it is and who sits at it, in few words
 * @param alerts the worst open ones, at most {@value #ALERTS}
 * @param moreAlerts how many more are open
 * @param changes the newest of its inventory, at most {@value #CHANGES}
 */
public record MachinePanel(
        String name,
        @Nullable String path,
        @Nullable String status,
        boolean remote,
        @Nullable Instant lastSeen,
        List<MachinePanel.Reading> readings,
        String about,
        List<Alert> alerts,
        int moreAlerts,
        List<Change> changes) {
    static final int ALERTS = 3;
    static final int CHANGES = 3;

    public MachinePanel {
        readings = List.copyOf(readings);
        alerts = List.copyOf(alerts);
        changes = List.copyOf(changes);
    }

    /** A percentage at the report and now; null is what nobody said. */
    public record Reading(String labelKey, @Nullable Double then, @Nullable Double now) {
        public boolean isKnown() {
            return then != null || now != null;
        }
    }
}
