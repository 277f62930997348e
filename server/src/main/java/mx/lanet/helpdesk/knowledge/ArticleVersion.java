package mx.lanet.helpdesk.knowledge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article's text as it was published once.
 *
 * @param restoredFrom the older version that it repeats; null when it was written
 */
public record ArticleVersion(
        TextLanguage language,
        int version,
        String title,
        String body,
        String html,
        Instant madeAt,
        String madeByName,
        @Nullable Integer restoredFrom) {}
