package mx.lanet.helpdesk.script;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A script as it was saved once.
 *
 * @param restoredFrom the older version that it repeats; null when it was written
 */
public record ScriptVersion(
        int version, ScriptDraft text, Instant madeAt, String madeByName, @Nullable Integer restoredFrom) {}
