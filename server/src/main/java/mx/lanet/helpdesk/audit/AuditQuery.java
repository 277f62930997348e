package mx.lanet.helpdesk.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which records to list; null and empty mean any.
 *
 * @param actor a part of the actor's name
 * @param action the beginning of an action's word: {@code user.} finds all that was done to users
 * @param from included
 * @param until excluded
 */
public record AuditQuery(
        String actor, String action, @Nullable UUID clientId, @Nullable Instant from, @Nullable Instant until) {}
