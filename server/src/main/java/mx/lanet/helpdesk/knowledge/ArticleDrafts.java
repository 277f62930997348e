package mx.lanet.helpdesk.knowledge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.ticket.text.Written;
import org.springframework.stereotype.Service;

/**
 * What the team is writing and has not published: each draft is its author's alone, stays through a closed browser, and is
 * published, or thrown away.
 */
@Service
public class ArticleDrafts {
    /** So many are kept for one person; the oldest go first. */
    public static final int MOST = 200;
    /** Whoever saved a draft in this time is writing. */
    private static final Duration WRITING = Duration.ofHours(12);

    private final ArticleDraftTable table;
    private final Articles articles;
    private final Tenancy tenancy;
    private final Ids ids;
    private final Clock clock;

    ArticleDrafts(ArticleDraftTable table, Articles articles, Tenancy tenancy, Ids ids, Clock clock) {
        this.table = table;
        this.articles = articles;
        this.tenancy = tenancy;
        this.ids = ids;
        this.clock = clock;
    }

    /** For an article that does not exist yet. */
    public ArticleDraft begin(
            Person person, ArticleDraft.Placing placing, TextLanguage language, String title, Written text) {
        ArticleScopes.mustWrite(person, placing.owner());
        ArticleDraft draft = new ArticleDraft(
                ids.next(),
                person.name(),
                null,
                placing,
                language,
                0,
                shortened(title),
                text.plain(),
                text.asHtml(),
                now());
        tenancy.run(ArticleScopes.house(), () -> {
            table.insert(person.userId(), draft);
            table.keepNewest(person.userId(), draft.draftId(), MOST);
        });
        return draft;
    }

    /** The person's own draft of this text: the one that there is, or one that begins with what is published. */
    public ArticleDraft edit(Person person, UUID articleId, TextLanguage language) {
        Article article = articles.get(person, articleId);
        ArticleScopes.mustWrite(person, article.clientId());
        ArticleText text = article.texts().get(language);
        ArticleDraft fresh = new ArticleDraft(
                ids.next(),
                person.name(),
                articleId,
                new ArticleDraft.Placing(article.clientId(), article.audience(), article.categoryId()),
                language,
                text == null ? 0 : text.version(),
                text == null ? "" : text.title(),
                text == null ? "" : text.body(),
                text == null ? "" : text.html(),
                now());
        return tenancy.call(ArticleScopes.house(), () -> {
            table.insert(person.userId(), fresh);
            return table.ofArticle(person.userId(), articleId, language).orElse(fresh);
        });
    }

    /** One of this person's, as long as the person may write that article. */
    public ArticleDraft get(Person person, UUID draftId) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
        ArticleDraft draft = tenancy.call(ArticleScopes.house(), () -> table.find(person.userId(), draftId))
                .orElseThrow(() -> Problem.notFound().refusal());
        ArticleScopes.mustWrite(person, draft.placing().owner());
        return draft;
    }

    /** The person's own, newest first. */
    public List<ArticleDraft> of(Person person) {
        return person.isStaff()
                ? tenancy.call(ArticleScopes.house(), () -> table.of(person.userId(), MOST)).stream()
                        .filter(draft -> !draft.isBlank())
                        .toList()
                : List.of();
    }

    /** Colleagues who are writing the same text now. */
    public List<String> others(Person person, ArticleDraft draft) {
        UUID article = draft.articleId();
        return article == null
                ? List.of()
                : tenancy.call(
                        ArticleScopes.house(),
                        () -> table.others(person.userId(), article, draft.language(), now().minus(WRITING)));
    }

    /** What the form says now. Where an existing article stands is not the draft's to change. */
    public record Said(ArticleDraft.Placing placing, TextLanguage language, String title, Written text) {}

    /** Keeps what is written so far; what does not fit is refused. */
    public ArticleDraft save(Person person, UUID draftId, Said said) {
        ArticleDraft before = get(person, draftId);
        if (!said.text().fits()) {
            throw Problem.invalid(List.of(new FieldError("body", "too_long", Opening.TEXT_MAX)))
                    .refusal();
        }
        if (before.isNew()) {
            ArticleScopes.mustWrite(person, said.placing().owner());
        }
        return saved(
                person,
                new ArticleDraft(
                        draftId,
                        before.authorName(),
                        before.articleId(),
                        before.isNew() ? said.placing() : before.placing(),
                        before.isNew() ? said.language() : before.language(),
                        before.seen(),
                        shortened(said.title()),
                        said.text().plain(),
                        said.text().isBlank() ? "" : said.text().asHtml(),
                        now()));
    }

    /** The same text, on top of what somebody else has published meanwhile: its author has seen that. */
    public ArticleDraft onTop(Person person, ArticleDraft draft) {
        int counts = Optional.ofNullable(draft.articleId())
                .map(id -> articles.get(person, id).texts().get(draft.language()))
                .map(ArticleText::version)
                .orElse(0);
        return saved(
                person,
                new ArticleDraft(
                        draft.draftId(),
                        draft.authorName(),
                        draft.articleId(),
                        draft.placing(),
                        draft.language(),
                        counts,
                        draft.title(),
                        draft.body(),
                        draft.html(),
                        now()));
    }

    private ArticleDraft saved(Person person, ArticleDraft draft) {
        tenancy.run(ArticleScopes.house(), () -> table.update(person.userId(), draft));
        return draft;
    }

    /** Throws it away, because it was published or is not wanted. */
    public void forget(Person person, UUID draftId) {
        tenancy.run(ArticleScopes.house(), () -> table.delete(person.userId(), draftId));
    }

    private static String shortened(String title) {
        String line = Words.line(title);
        return line.length() <= ArticleText.TITLE_MAX ? line : Words.firstLine(line, ArticleText.TITLE_MAX - 1);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
