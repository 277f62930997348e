package mx.lanet.helpdesk.knowledge;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.view.MarkedText;
import org.jspecify.annotations.Nullable;

/**
 * An article as lists show it, in the reader's language where it has it.
 *
 * @param languages those it is published in, the original first
 * @param stale whether its translation is older than the original
 * @param title what was looked for is marked
 * @param summary its beginning, or where the words stand that were looked for
 */
public record ArticleLine(
        UUID clientId,
        UUID articleId,
        Audience audience,
        @Nullable UUID categoryId,
        @Nullable Instant retiredAt,
        TextLanguage language,
        List<TextLanguage> languages,
        boolean stale,
        MarkedText title,
        MarkedText summary,
        Instant publishedAt,
        Article.Counts counts) {
    public ArticleLine {
        languages = List.copyOf(languages);
    }

    public boolean isOfTheHouse() {
        return clientId.equals(Person.HOUSE);
    }
}
