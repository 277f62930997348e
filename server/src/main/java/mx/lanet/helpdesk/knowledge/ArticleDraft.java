package mx.lanet.helpdesk.knowledge;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody of the team is writing and has not published.
 *
 * @param articleId null when it is to become a new article
 * @param seen the text's version that its author began with; 0 for none
 */
public record ArticleDraft(
        UUID draftId,
        String authorName,
        @Nullable UUID articleId,
        Placing placing,
        TextLanguage language,
        int seen,
        String title,
        String body,
        String html,
        Instant savedAt) {

    /**
     * Where an article stands.
     *
     * @param owner the client whose it is, or the house
     */
    public record Placing(UUID owner, Audience audience, @Nullable UUID category) {}

    public boolean isNew() {
        return articleId == null;
    }

    public boolean isBlank() {
        return title.isBlank() && body.isBlank();
    }
}
