package mx.lanet.helpdesk.knowledge.rest;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.REQUESTER;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import mx.lanet.helpdesk.api.ApiEndpoint;
import mx.lanet.helpdesk.api.Listing;
import mx.lanet.helpdesk.api.Version;
import mx.lanet.helpdesk.knowledge.Article;
import mx.lanet.helpdesk.knowledge.ArticleLine;
import mx.lanet.helpdesk.knowledge.ArticleQuery;
import mx.lanet.helpdesk.knowledge.ArticleText;
import mx.lanet.helpdesk.knowledge.Articles;
import mx.lanet.helpdesk.knowledge.TextLanguage;
import mx.lanet.helpdesk.shared.ForKeys;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.KeyScope;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Articles to be found and read, of those that the caller may see. */
@ApiEndpoint
@RequestMapping("/api/v1/articles")
@Tag(name = "Knowledge")
class ArticleEndpoint {
    private final Articles articles;

    ArticleEndpoint(Articles articles) {
        this.articles = articles;
    }

    /** @param clientId absent for one of the house */
    @Schema(name = "ArticleLine")
    record Line(
            UUID articleId,
            @Nullable UUID clientId,
            String audience,
            @Nullable UUID categoryId,
            String title,
            String language,
            List<String> languages,
            Instant publishedAt) {
        static Line of(ArticleLine line) {
            return new Line(
                    line.articleId(),
                    line.isOfTheHouse() ? null : line.clientId(),
                    line.audience().word(),
                    line.categoryId(),
                    line.title().plain(),
                    line.language().word(),
                    line.languages().stream().map(TextLanguage::word).toList(),
                    line.publishedAt());
        }
    }

    /** @param body as plain text */
    @Schema(name = "Article")
    record View(
            UUID articleId,
            @Nullable UUID clientId,
            String audience,
            @Nullable UUID categoryId,
            String title,
            String body,
            String html,
            String language,
            Instant publishedAt,
            @Nullable Instant retiredAt,
            int version) {
        static View of(Article article, ArticleText text) {
            return new View(
                    article.articleId(),
                    article.isOfTheHouse() ? null : article.clientId(),
                    article.audience().word(),
                    article.categoryId(),
                    text.title(),
                    text.body(),
                    text.html(),
                    text.language().word(),
                    text.publishedAt(),
                    article.retiredAt(),
                    article.version());
        }
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @ForKeys(KeyScope.KNOWLEDGE_READ)
    @GetMapping
    @Operation(operationId = "listArticles", summary = "Find articles, the best first, or the newest without words")
    Listing<Line> list(
            Person person,
            @Parameter(description = "words that it holds, in any form") @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID client,
            @RequestParam(defaultValue = "" + Listing.USUAL) int limit,
            @RequestParam(defaultValue = "") String cursor,
            Locale locale) {
        if (q.length() > Articles.WORDS_MAX) {
            throw Problem.invalid(List.of(new FieldError("q", "too_long", Articles.WORDS_MAX)))
                    .refusal();
        }
        if (client != null && !person.mayReach(client)) {
            throw Problem.notFound().refusal();
        }
        var query = new ArticleQuery(q.strip(), null, client, null, null, false, ArticleQuery.Sort.RANK);
        return Listing.of(
                articles.list(person, query, TextLanguage.of(locale), Listing.place(limit, cursor)), Line::of);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @ForKeys(KeyScope.KNOWLEDGE_READ)
    @GetMapping("/{article}")
    @Operation(operationId = "getArticle", summary = "An article, in the language of Accept-Language where it has it")
    ResponseEntity<View> one(Person person, @PathVariable UUID article, Locale locale) {
        Article found = articles.get(person, article);
        return ResponseEntity.ok()
                .header(HttpHeaders.ETAG, Version.tag(found.version()))
                .body(View.of(found, found.text(TextLanguage.of(locale))));
    }
}
