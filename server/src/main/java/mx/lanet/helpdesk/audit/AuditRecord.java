package mx.lanet.helpdesk.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a client's audit chain.
 *
 * @param position from 1, without gaps, in the client's chain
 * @param actorKind person, agent, automation or nobody
 * @param address where the request came from; empty when there was none
 * @param action the stable word, such as {@code user.created}
 */
public record AuditRecord(
        UUID clientId,
        long position,
        Instant at,
        String actorKind,
        @Nullable UUID actorId,
        String actorName,
        String address,
        String action,
        Subject subject,
        SortedMap<String, String> details) {
    public AuditRecord {
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
    }

    AuditRecord(
            UUID clientId,
            long position,
            Instant at,
            Doer doer,
            String address,
            String action,
            Subject subject,
            Map<String, String> details) {
        this(
                clientId,
                position,
                at,
                doer.kind(),
                doer.id(),
                doer.name(),
                address,
                action,
                subject,
                new TreeMap<>(details));
    }

    /** Who did it, as the record keeps it. */
    record Doer(String kind, @Nullable UUID id, String name) {}
}
