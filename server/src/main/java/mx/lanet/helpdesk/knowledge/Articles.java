package mx.lanet.helpdesk.knowledge;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.category.Categories;
import mx.lanet.helpdesk.ticket.file.HeldFile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The articles that are published. A client's people read what is for everybody or for them; the team reads the house's and those
 * of the clients it serves, and writes them: the superadmin all, technicians the same that they read. What is out of reach does
 * not exist.
 */
@Service
public class Articles {
    /** So many may one owner have. */
    public static final int MOST = 10_000;
    /** So much of what somebody writes is looked at for suggestions, in characters. */
    public static final int WORDS_MAX = 400;

    private final ArticleTable table;
    private final ArticleReadTable reading;
    private final Categories categories;
    private final ArticleFiles files;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Articles(
            ArticleTable table,
            ArticleReadTable reading,
            Categories categories,
            ArticleFiles files,
            Tenancy tenancy,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.reading = reading;
        this.categories = categories;
        this.files = files;
        this.tenancy = tenancy;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param language the reader's */
    public Slice<ArticleLine> list(Person person, ArticleQuery query, TextLanguage language, Slice.Request page) {
        return tenancy.call(
                ArticleScopes.of(person),
                () -> reading.find(ArticleScopes.listed(person, query.client()), query, language, page));
    }

    /**
     * What may help somebody who is writing this, the best first; nothing before the second word.
     *
     * @param client for whose people, besides everybody; null for all within reach. The team finds internal ones, too.
     */
    public List<Suggestion> suggest(
            Person person, @Nullable UUID client, String words, TextLanguage language, int most) {
        if (words.strip().split("[^\\p{L}\\p{N}]+", 3).length < 2) {
            return List.of();
        }
        String[] clients = client == null ? null : new String[] {client.toString(), Person.HOUSE.toString()};
        return tenancy.call(ArticleScopes.of(person), () -> reading.suggest(clients, words, language, most));
    }

    public Article get(Person person, UUID articleId) {
        return tenancy.call(ArticleScopes.of(person), () -> existing(articleId));
    }

    /** Whether this person may write an article that the same person reads. */
    public boolean mayWrite(Person person) {
        return person.isStaff();
    }

    public ArticleVersion version(Person person, Article article, TextLanguage language, int version) {
        ArticleScopes.mustWrite(person, article.clientId());
        return tenancy.call(ArticleScopes.of(person), () -> table.version(article, language, version))
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    /** The newest first. */
    public Slice<ArticleVersion> versions(Person person, Article article, TextLanguage language, Slice.Request page) {
        ArticleScopes.mustWrite(person, article.clientId());
        ArticleText text = article.texts().get(language);
        return new Slice<>(
                tenancy.call(ArticleScopes.of(person), () -> table.versions(article, language, page)),
                page.page(),
                page.size(),
                text == null ? 0 : text.version());
    }

    /**
     * Makes a version of a draft, and the article when there is none yet. The draft stays until it is forgotten. Refused with 409 when somebody
     * has published another version since the one that its author began with.
     *
     * @param held files that were put to the draft; those that its author does not hold are left out
     */
    public Article publish(Person person, ArticleDraft draft, List<UUID> held) {
        UUID articleId = draft.articleId();
        UUID owner = articleId == null
                ? draft.placing().owner()
                : get(person, articleId).clientId();
        ArticleScopes.mustWrite(person, owner);
        check(person, draft);
        List<HeldFile> brought = files.held(person, held);
        Article article = tenancy.call(ArticleScopes.of(person), () -> {
            UUID published = articleId == null ? insert(draft) : articleId;
            ArticleVersion version = new ArticleVersion(
                    draft.language(),
                    draft.seen() + 1,
                    draft.title(),
                    draft.body(),
                    draft.html(),
                    now(),
                    person.name(),
                    null);
            save(owner, published, version, draft.seen());
            files.bind(person, owner, published, brought, version.madeAt());
            record(person, "article.published", owner, published, version.title(), version.version());
            return existing(published);
        });
        files.letGo(person, brought);
        return article;
    }

    private UUID insert(ArticleDraft draft) {
        if (table.countOf(draft.placing().owner()) >= MOST) {
            throw Problem.of(409, "too_many_articles", MOST).refusal();
        }
        UUID made = ids.next();
        table.insert(made, draft.placing(), draft.language(), now());
        return made;
    }

    private void save(UUID owner, UUID articleId, ArticleVersion version, int seen) {
        if (!table.publish(owner, articleId, version, seen)) {
            throw Problem.conflict().refusal();
        }
        table.keep(owner, articleId, version);
    }

    /** Makes an older version count again, by repeating it as the newest. */
    public Article restore(Person person, UUID articleId, TextLanguage language, int seen, int version) {
        Article article = get(person, articleId);
        ArticleVersion old = version(person, article, language, version);
        ArticleVersion next = new ArticleVersion(
                language, seen + 1, old.title(), old.body(), old.html(), now(), person.name(), version);
        return tenancy.call(ArticleScopes.of(person), () -> {
            save(article.clientId(), articleId, next, seen);
            record(person, "article.restored", article.clientId(), articleId, next.title(), next.version());
            return existing(articleId);
        });
    }

    /** For whom it is, whose, and in which category; refused with 409 when somebody else has changed that since. */
    public Article place(Person person, UUID articleId, int seen, ArticleDraft.Placing placing) {
        Article article = get(person, articleId);
        ArticleScopes.mustWrite(person, article.clientId());
        ArticleScopes.mustWrite(person, placing.owner());
        checkPlacing(person, placing, article.categoryId());
        return tenancy.call(ArticleScopes.of(person), () -> {
            if (!table.place(article, placing, seen)) {
                throw Problem.conflict().refusal();
            }
            audit.record(
                    person,
                    "article.placed",
                    placing.owner(),
                    subject(article),
                    Map.of("audience", placing.audience().word()));
            return existing(articleId);
        });
    }

    /** Takes it away from readers and searches, or gives it back to them. */
    public Article retire(Person person, UUID articleId, boolean retired) {
        Article article = get(person, articleId);
        ArticleScopes.mustWrite(person, article.clientId());
        return tenancy.call(ArticleScopes.of(person), () -> {
            table.retire(article, retired, now());
            audit.record(
                    person,
                    retired ? "article.retired" : "article.brought_back",
                    article.clientId(),
                    subject(article),
                    Map.of());
            return existing(articleId);
        });
    }

    private void check(Person person, ArticleDraft draft) {
        if (draft.title().isBlank()) {
            throw invalid("title", "required");
        }
        if (draft.body().isBlank()) {
            throw invalid("body", "required");
        }
        if (draft.isNew()) {
            checkPlacing(person, draft.placing(), null);
        }
    }

    /** A category that is no longer offered stays where it was. */
    private void checkPlacing(Person person, ArticleDraft.Placing placing, @Nullable UUID before) {
        boolean house = placing.owner().equals(Person.HOUSE);
        if (placing.audience() == Audience.CLIENT && house || placing.audience() == Audience.PUBLIC && !house) {
            throw invalid("owner", "choose_from_list");
        }
        UUID category = placing.category();
        if (category != null
                && !category.equals(before)
                && categories
                        .of(person, house ? null : placing.owner())
                        .find(category)
                        .isEmpty()) {
            throw invalid("category", "choose_from_list");
        }
    }

    private Article existing(UUID articleId) {
        return reading.read(articleId).orElseThrow(() -> Problem.notFound().refusal());
    }

    private void record(Person person, String action, UUID owner, UUID articleId, String title, int version) {
        audit.record(person, action, owner, Subject.of("article", articleId, title), Map.of("version", version));
    }

    private static Subject subject(Article article) {
        return Subject.of(
                "article", article.articleId(), article.text(article.original()).title());
    }

    private static RuntimeException invalid(String field, String code) {
        return Problem.invalid(List.of(new FieldError(field, code))).refusal();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
