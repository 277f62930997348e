package mx.lanet.helpdesk.ticket.internal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The machine that a ticket is about.
 *
 * @param path of its page; null for who may not open it
 * @param status its state now, a word of the asset feature; null when the machine is out of reach
 */
public record MachinePanel(
        String name,
        @Nullable String path,
        @Nullable String status,
        @Nullable Instant lastSeen,
        List<MachinePanel.Reading> readings) {
    public MachinePanel {
        readings = List.copyOf(readings);
    }

    /** A percentage at the report and now; null is what nobody said. */
    public record Reading(String labelKey, @Nullable Double then, @Nullable Double now) {
        public boolean isKnown() {
            return then != null || now != null;
        }
    }
}
