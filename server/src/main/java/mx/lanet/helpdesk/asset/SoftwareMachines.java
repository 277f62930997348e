package mx.lanet.helpdesk.asset;

import java.util.UUID;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Which machines are looked for that have a program.
 *
 * @param version just this version; null for any
 * @param olderThan versions that came before this one; empty for any
 */
public record SoftwareMachines(
        String name,
        String publisher,
        @Nullable UUID clientId,
        @Nullable String version,
        String olderThan,
        Slice.Request page) {}
