package mx.lanet.helpdesk.knowledge;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.Words;
import org.springframework.stereotype.Service;

/** What the clients' people do with articles: they read them, say once for each version whether it helped, and need no ticket. */
@Service
public class Readers {
    public static final int COMMENT_MAX = 2_000;

    private static final int COMMENTS_SHOWN = 20;

    private final ArticleRatingTable table;
    private final ArticleReadTable reading;
    private final Articles articles;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Clock clock;

    Readers(
            ArticleRatingTable table,
            ArticleReadTable reading,
            Articles articles,
            Tenancy tenancy,
            Audit audit,
            Clock clock) {
        this.table = table;
        this.reading = reading;
        this.articles = articles;
        this.tenancy = tenancy;
        this.audit = audit;
        this.clock = clock;
    }

    /** What somebody thought of a version. */
    public record Rating(TextLanguage language, int version, boolean helped, String comment, Instant at) {}

    /** Counts that a client's person reads it; the team's reading does not count. */
    public void read(Person person, Article article) {
        count(person, article.articleId(), "read");
    }

    /** No ticket is needed any more. */
    public Article solved(Person person, UUID articleId) {
        Article article = articles.get(person, articleId);
        count(person, articleId, "solved");
        return article;
    }

    private void count(Person person, UUID articleId, String what) {
        if (!person.isStaff()) {
            tenancy.run(ArticleScopes.of(person), () -> reading.count(articleId, what));
        }
    }

    /** What this person has said of what is published now. */
    public Optional<Rating> own(Person person, Article article, TextLanguage language) {
        ArticleText text = article.text(language);
        return person.isStaff()
                ? Optional.empty()
                : tenancy.call(
                        ArticleScopes.of(person),
                        () -> table.find(person, article.articleId(), text.language(), text.version()));
    }

    /** Once for each version: who says it again is not counted again. */
    public void rate(Person person, UUID articleId, TextLanguage language, boolean helped, String comment) {
        Article article = articles.get(person, articleId);
        if (person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
        ArticleText text = article.text(language);
        String words = Words.clean(comment);
        Rating rating = new Rating(
                text.language(),
                text.version(),
                helped,
                words.substring(0, Math.min(words.length(), COMMENT_MAX)),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        tenancy.run(ArticleScopes.of(person), () -> {
            if (table.insert(person, articleId, rating)) {
                reading.count(articleId, helped ? "helped" : "did_not");
                audit.record(
                        person,
                        "article.rated",
                        person.clientId(),
                        Subject.of("article", articleId, text.title()),
                        Map.of("helped", helped));
            }
        });
    }

    /** The newest remarks of readers whose clients the person serves. */
    public List<Rating> remarks(Person person, Article article) {
        return person.isStaff()
                ? tenancy.call(
                        ArticleScopes.of(person),
                        () -> table.remarks(Reach.of(ArticleScopes.of(person)), article.articleId(), COMMENTS_SHOWN))
                : List.of();
    }
}
