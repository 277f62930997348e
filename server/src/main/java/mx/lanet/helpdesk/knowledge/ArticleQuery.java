package mx.lanet.helpdesk.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which articles are asked for, of those that a person may see.
 *
 * @param words what they hold, all of them in any form; empty for any
 * @param client only this client's, or the house's; null for any
 * @param categories only in these; null for any
 * @param language only those published in it; null for any
 * @param retired those that were retired instead of those that are to be found
 */
public record ArticleQuery(
        String words,
        @Nullable Audience audience,
        @Nullable UUID client,
        @Nullable List<UUID> categories,
        @Nullable TextLanguage language,
        boolean retired,
        Sort sort) {

    /** How a list is sorted. */
    public enum Sort {
        /** Best matches first; without words as {@link #PUBLISHED}. */
        RANK,
        PUBLISHED,
        HELPED,
        /** The least read first. */
        UNUSED,
        TITLE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Sort> find(String word) {
            return Arrays.stream(values())
                    .filter(sort -> sort.word().equals(word))
                    .findFirst();
        }
    }

    /** Everything that holds these words. */
    public static ArticleQuery of(String words, Sort sort) {
        return new ArticleQuery(words, null, null, null, null, false, sort);
    }
}
