package mx.lanet.helpdesk.ticket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.sla.Clocks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** When the support is at work for a client, by the calendar that counts for the client's tickets. */
@Service
public class OfficeHours {
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final Clocks clocks;
    private final Tenancy tenancy;
    private final Clock clock;

    OfficeHours(Clocks clocks, Tenancy tenancy, Clock clock) {
        this.clocks = clocks;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /**
     * Whether the support is at work now.
     *
     * @param opens when it is again; null while it is, and when its calendar has no hours at all
     */
    public record Now(boolean open, @Nullable Instant opens) {}

    public Now now(UUID client) {
        Instant now = clock.instant();
        Instant opens = tenancy.call(new Scope.Client(client), () -> clocks.after(client, now, A_MOMENT))
                .map(moment -> moment.minus(A_MOMENT))
                .orElse(null);
        boolean open = opens != null && !opens.isAfter(now);
        return new Now(open, open ? null : opens);
    }

    /** Whether it was at work at any moment since then. */
    public boolean wasOpenSince(UUID client, Instant then) {
        return !tenancy.call(new Scope.Client(client), () -> clocks.counted(client, false, then, clock.instant()))
                .isZero();
    }
}
