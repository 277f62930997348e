package mx.lanet.helpdesk.script;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the library is asked for.
 *
 * @param words in name, description or tags
 * @param tag exactly; empty for all
 * @param runnableFor only scripts that machines of this client may run; null for all
 */
public record ScriptQuery(String words, String tag, @Nullable Language language, @Nullable UUID runnableFor) {}
