package mx.lanet.helpdesk.ticket.figure;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets are counted at all; nulls mean any. The client is no part of it: that is the scope of the transaction.
 *
 * @param category as the ticket names it
 * @param technician whose they are
 * @param nobodys only those given to nobody
 * @param machines only those of these machines
 */
record Narrowing(
        @Nullable String category,
        @Nullable UUID technician,
        boolean nobodys,
        @Nullable Channel channel,
        @Nullable List<UUID> machines) {
    static final Narrowing NONE = new Narrowing(null, null, false, null, null);

    Narrowing {
        machines = machines == null ? null : List.copyOf(machines);
    }

    static Narrowing to(UUID technician) {
        return new Narrowing(null, technician, false, null, null);
    }
}
