package mx.lanet.helpdesk.knowledge.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.knowledge.Article;
import mx.lanet.helpdesk.knowledge.ArticleDraft.Placing;
import mx.lanet.helpdesk.knowledge.ArticleText;
import mx.lanet.helpdesk.knowledge.Articles;
import mx.lanet.helpdesk.knowledge.Readers;
import mx.lanet.helpdesk.knowledge.TextLanguage;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The knowledge base in the console: the list and each article. A client's administrator reads there, too. */
@Controller
@RequestMapping("/knowledge")
class KnowledgePages {
    static final String LABELS = "knowledge.field";

    private static final int SUGGESTED = 5;

    private final Articles articles;
    private final Readers readers;
    private final LibraryMaker library;
    private final Placings placings;
    private final ArticleShapes shapes;

    KnowledgePages(Articles articles, Readers readers, LibraryMaker library, Placings placings, ArticleShapes shapes) {
        this.articles = articles;
        this.readers = readers;
        this.library = library;
        this.placings = placings;
        this.shapes = shapes;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping
    Answer list(Person person, @RequestParam Map<String, String> asked, Locale locale) {
        return Answer.page("knowledge/list", library.make(person, asked, locale));
    }

    /** What may help whom somebody has on the phone: the house's articles, and those of the client that is chosen. */
    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/suggest")
    Answer suggest(
            Person person,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String client,
            Locale locale) {
        UUID about = Placings.id(client).filter(person::mayReach).orElse(person.clientId());
        String written = LibraryMaker.shortened(words, Articles.WORDS_MAX);
        HelpPage.Suggested found = new HelpPage.Suggested(
                "/knowledge", written, articles.suggest(person, about, written, TextLanguage.of(locale), SUGGESTED));
        return Answer.page("knowledge/suggestedDesk", found).orFragment("sugeridos", "knowledge/suggested");
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/{article}")
    Answer one(
            Person person,
            @PathVariable UUID article,
            @RequestParam(defaultValue = "") String language,
            Locale locale) {
        Article found = articles.get(person, article);
        readers.read(person, found);
        return one(person, found, language, null, locale);
    }

    private Answer.Rendered one(Person person, Article article, String language, @Nullable Form typed, Locale locale) {
        ArticleText text = article.text(TextLanguage.find(language).orElse(TextLanguage.of(locale)));
        Placing placing = new Placing(article.clientId(), article.audience(), article.categoryId());
        boolean mayWrite = articles.mayWrite(person);
        Form form = typed == null ? Placings.shown(Form.empty(LABELS), placing) : typed;
        UUID category = article.categoryId();
        ArticleShapes.Shape shape = shapes.of(person, article, text.html(), "/tickets/");
        return Answer.page(
                        "knowledge/one",
                        new ArticlePage.One(
                                article,
                                text,
                                shape.rich(),
                                shape.files(),
                                placings.owners(person, List.of(article.clientId()))
                                        .getOrDefault(article.clientId(), ""),
                                category == null
                                        ? ""
                                        : placings.categories(person, List.of(article.clientId()), locale)
                                                .getOrDefault(category, ""),
                                mayWrite ? form : null,
                                mayWrite ? placings.ownerChoices(person, article.clientId()) : List.of(),
                                mayWrite
                                        ? placings.categoryChoices(person, article.clientId(), category, locale)
                                        : List.of(),
                                readers.remarks(person, article),
                                readers.own(person, article, text.language()).orElse(null)))
                .orFragment("sugeridos", "knowledge/readBeside");
    }

    /** For whom it is, whose, and in which category. */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{article}/place")
    Answer place(
            Person person,
            @PathVariable UUID article,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> typed,
            Locale locale) {
        Article found = articles.get(person, article);
        Form form = Form.of(LABELS, typed);
        Placing before = new Placing(found.clientId(), found.audience(), found.categoryId());
        try {
            articles.place(person, article, version, Placings.read(form, before));
            return Answer.seeOther("/knowledge/" + article).with(Flash.ok("knowledge.flash.placed"));
        } catch (Refusal refusal) {
            if (refusal.problem().code().equals(Problem.conflict().code())) {
                return Answer.seeOther("/knowledge/" + article).with(Flash.warn("knowledge.flash.overtaken"));
            }
            if (refusal.problem().errors().isEmpty()) {
                throw refusal;
            }
            return one(person, found, "", form.problems(refusal.problem().errors()), locale)
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{article}/retire")
    Answer retire(Person person, @PathVariable UUID article) {
        articles.retire(person, article, true);
        return Answer.seeOther("/knowledge/" + article).with(Flash.ok("knowledge.flash.retired"));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{article}/bring-back")
    Answer bringBack(Person person, @PathVariable UUID article) {
        articles.retire(person, article, false);
        return Answer.seeOther("/knowledge/" + article).with(Flash.ok("knowledge.flash.back"));
    }

    @ForRoles(CLIENT_ADMIN)
    @PostMapping("/{article}/rate")
    Answer rate(
            Person person,
            @PathVariable UUID article,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String helped,
            @RequestParam(defaultValue = "") String comment,
            Locale locale) {
        TextLanguage read = TextLanguage.find(language).orElse(TextLanguage.of(locale));
        readers.rate(person, article, read, helped.equals("true"), comment);
        return Answer.seeOther("/knowledge/" + article + "?language=" + read.word())
                .with(Flash.ok("knowledge.flash.rated"));
    }
}
