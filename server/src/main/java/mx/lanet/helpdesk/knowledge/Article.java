package mx.lanet.helpdesk.knowledge;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import org.jspecify.annotations.Nullable;

/**
 * A published article, as far as its reader may see it.
 *
 * @param clientId whose it is; {@link Person#HOUSE} for what is everybody's or the whole team's
 * @param original the language it was first written in
 * @param retiredAt null while it is to be found
 * @param version raised when its audience, owner or category changes, or it is retired
 * @param texts at least one
 */
public record Article(
        UUID clientId,
        UUID articleId,
        Audience audience,
        @Nullable UUID categoryId,
        TextLanguage original,
        Instant createdAt,
        @Nullable Instant retiredAt,
        int version,
        Map<TextLanguage, ArticleText> texts,
        Counts counts) {
    public Article {
        texts = Map.copyOf(texts);
    }

    /**
     * What readers of the clients did with it.
     *
     * @param solved how often no ticket was needed any more
     */
    public record Counts(long reads, long helped, long didNot, long solved) {
        /** Of those who said something; -1 when nobody did. */
        public int helpedPercent() {
            long told = helped + didNot;
            return told == 0 ? -1 : (int) (100 * helped / told);
        }
    }

    public boolean isOfTheHouse() {
        return clientId.equals(Person.HOUSE);
    }

    public boolean isRetired() {
        return retiredAt != null;
    }

    /** In this language when there is such a text, else in the other one. */
    public ArticleText text(TextLanguage wanted) {
        ArticleText text = texts.get(wanted);
        return text == null ? texts.values().iterator().next() : text;
    }

    public boolean has(TextLanguage language) {
        return texts.containsKey(language);
    }

    /** Whether this text is a translation of what has been written anew since. */
    public boolean isStale(TextLanguage language) {
        ArticleText text = texts.get(language);
        ArticleText source = texts.get(original);
        return text != null
                && source != null
                && language != original
                && text.publishedAt().isBefore(source.publishedAt());
    }
}
