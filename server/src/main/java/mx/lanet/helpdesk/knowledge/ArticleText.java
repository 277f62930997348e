package mx.lanet.helpdesk.knowledge;

import java.time.Instant;

/**
 * What an article says in one language now.
 *
 * @param version from 1; each publishing is one more
 * @param body as plain text
 * @param html the same with its form, of {@link mx.lanet.helpdesk.ticket.text.Written#asHtml}
 */
public record ArticleText(
        TextLanguage language,
        int version,
        String title,
        String body,
        String html,
        Instant publishedAt,
        String publishedByName) {
    public static final int TITLE_MAX = 200;
}
