package mx.lanet.helpdesk.knowledge.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import mx.lanet.helpdesk.knowledge.Article;
import mx.lanet.helpdesk.knowledge.ArticleText;
import mx.lanet.helpdesk.knowledge.ArticleVersion;
import mx.lanet.helpdesk.knowledge.Articles;
import mx.lanet.helpdesk.knowledge.TextLanguage;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.TextDifference;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Pager;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The versions of an article in one language: what changed between two, and an older one made to count again. */
@Controller
@RequestMapping("/knowledge/{article}/versions")
class ArticleVersionPages {
    private static final int SHOWN = 25;

    private final Articles articles;

    ArticleVersionPages(Articles articles) {
        this.articles = articles;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping
    Answer list(
            Person person,
            @PathVariable UUID article,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String page,
            Locale locale) {
        Article found = articles.get(person, article);
        ArticleText text = found.text(TextLanguage.find(language).orElse(TextLanguage.of(locale)));
        TextLanguage shown = text.language();
        Slice<ArticleVersion> slice =
                articles.versions(person, found, shown, new Slice.Request(LibraryMaker.number(page), SHOWN));
        ArticleVersion newer = version(person, found, shown, to == null ? String.valueOf(text.version()) : to);
        ArticleVersion older = version(
                person, found, shown, from == null ? String.valueOf(newer == null ? 0 : newer.version() - 1) : from);
        String path = "/knowledge/" + article + "/versions?language=" + shown.word();
        return Answer.page(
                "knowledge/versions",
                new ArticlePage.Versions(
                        found,
                        shown,
                        slice.items(),
                        Pager.of(slice, number -> path + "&page=" + number),
                        older,
                        newer,
                        older == null || newer == null
                                ? List.of()
                                : TextDifference.between(older.body(), newer.body())));
    }

    private @Nullable ArticleVersion version(Person person, Article article, TextLanguage language, String number) {
        try {
            return number.matches("[0-9]{1,6}")
                    ? articles.version(person, article, language, Integer.parseInt(number))
                    : null;
        } catch (Refusal none) {
            return null;
        }
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/restore")
    Answer restore(
            Person person,
            @PathVariable UUID article,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "0") int seen,
            Locale locale) {
        TextLanguage meant = TextLanguage.find(language).orElse(TextLanguage.of(locale));
        try {
            Article restored = articles.restore(person, article, meant, seen, version);
            return Answer.seeOther("/knowledge/" + article + "?language=" + meant.word())
                    .with(Flash.ok(
                            "knowledge.flash.restored",
                            version,
                            restored.text(meant).version()));
        } catch (Refusal refusal) {
            if (!refusal.problem().code().equals(Problem.conflict().code())) {
                throw refusal;
            }
            return Answer.seeOther("/knowledge/" + article + "/versions?language=" + meant.word())
                    .with(Flash.warn("knowledge.flash.overtaken"));
        }
    }
}
