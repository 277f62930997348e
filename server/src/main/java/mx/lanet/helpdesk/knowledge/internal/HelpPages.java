package mx.lanet.helpdesk.knowledge.internal;

import static mx.lanet.helpdesk.shared.Role.REQUESTER;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.knowledge.Article;
import mx.lanet.helpdesk.knowledge.ArticleLine;
import mx.lanet.helpdesk.knowledge.ArticleQuery;
import mx.lanet.helpdesk.knowledge.ArticleQuery.Sort;
import mx.lanet.helpdesk.knowledge.ArticleText;
import mx.lanet.helpdesk.knowledge.Articles;
import mx.lanet.helpdesk.knowledge.Readers;
import mx.lanet.helpdesk.knowledge.TextLanguage;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.category.CategoryNode;
import mx.lanet.helpdesk.ticket.category.CategoryTree;
import mx.lanet.helpdesk.ticket.reply.NewTicketDraft;
import mx.lanet.helpdesk.ticket.reply.NewTicketDrafts;
import mx.lanet.helpdesk.ticket.reply.Sheet;
import mx.lanet.helpdesk.web.Address;
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

/** Ayuda in the portal: categories by pictures, a search, articles, and whether they helped. */
@Controller
@RequestMapping("/portal/help")
class HelpPages {
    private static final int ON_PAGE = 20;
    private static final int SUGGESTED = 4;

    private final Articles articles;
    private final Readers readers;
    private final Placings placings;
    private final ArticleShapes shapes;
    private final Clients clients;
    private final NewTicketDrafts drafts;

    HelpPages(
            Articles articles,
            Readers readers,
            Placings placings,
            ArticleShapes shapes,
            Clients clients,
            NewTicketDrafts drafts) {
        this.articles = articles;
        this.readers = readers;
        this.placings = placings;
        this.shapes = shapes;
        this.clients = clients;
        this.drafts = drafts;
    }

    @ForRoles(REQUESTER)
    @GetMapping
    Answer home(Person person, @RequestParam Map<String, String> asked, Locale locale) {
        String words = LibraryMaker.value(asked, "q");
        CategoryTree tree = placings.tree(person, person.clientId());
        Optional<CategoryNode> category = Placings.id(asked.get("category")).flatMap(tree::find);
        UUID chosen = category.map(CategoryNode::id).orElse(null);
        ArticleQuery query = new ArticleQuery(
                words,
                null,
                null,
                LibraryMaker.below(tree, chosen),
                null,
                false,
                words.isEmpty() ? Sort.HELPED : Sort.RANK);
        Slice<ArticleLine> slice = articles.list(
                person,
                query,
                TextLanguage.of(locale),
                new Slice.Request(LibraryMaker.number(asked.get("page")), ON_PAGE));
        Address here = Address.of("/portal/help").with("q", words).with("category", chosen);
        return Answer.page(
                "knowledge/help",
                new HelpPage.Home(
                        clientName(person),
                        pictures(tree, chosen, locale),
                        words,
                        category.map(node -> node.asked(locale)).orElse(""),
                        Objects.toString(chosen, ""),
                        slice.items(),
                        Pager.of(slice, page -> here.with("page", page).toString())));
    }

    private static List<HelpPage.Picture> pictures(CategoryTree tree, @Nullable UUID chosen, Locale locale) {
        return tree.offeredBelow(null).stream()
                .map(node -> new HelpPage.Picture(
                        node.id(), node.icon(), node.name(locale), node.id().equals(chosen)))
                .toList();
    }

    @ForRoles(REQUESTER)
    @GetMapping("/{article}")
    Answer one(
            Person person,
            @PathVariable UUID article,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String words,
            Locale locale) {
        Article found = articles.get(person, article);
        readers.read(person, found);
        ArticleText text = found.text(TextLanguage.find(language).orElse(TextLanguage.of(locale)));
        ArticleShapes.Shape shape = shapes.of(person, found, text.html(), "/portal/tickets/");
        return Answer.page(
                        "knowledge/helpOne",
                        new HelpPage.One(
                                clientName(person),
                                found,
                                text,
                                shape.rich(),
                                shape.files(),
                                readers.own(person, found, text.language()).orElse(null),
                                LibraryMaker.shortened(words, Articles.WORDS_MAX)))
                .orFragment("sugeridos", "knowledge/helpBeside");
    }

    @ForRoles(REQUESTER)
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
        return Answer.seeOther("/portal/help/" + article + "?language=" + read.word())
                .with(Flash.ok("knowledge.flash.rated"));
    }

    /** No ticket is needed: what was written of one is let go. */
    @ForRoles(REQUESTER)
    @PostMapping("/{article}/solved")
    Answer solved(Person person, @PathVariable UUID article, @RequestParam(defaultValue = "") String sheet) {
        readers.solved(person, article);
        drafts.forget(person, NewTicketDraft.Form.PORTAL, Sheet.of(sheet));
        return Answer.seeOther("/portal").with(Flash.ok("knowledge.flash.solved"));
    }

    /** What may help who is writing a ticket. */
    @ForRoles(REQUESTER)
    @GetMapping("/suggest")
    Answer suggest(Person person, @RequestParam(defaultValue = "") String words, Locale locale) {
        String written = LibraryMaker.shortened(words, Articles.WORDS_MAX);
        HelpPage.Suggested found = new HelpPage.Suggested(
                "/portal/help", written, articles.suggest(person, null, written, TextLanguage.of(locale), SUGGESTED));
        return Answer.page("knowledge/suggestedPage", found).orFragment("sugeridos", "knowledge/suggested");
    }

    private String clientName(Person person) {
        return clients.get(person, person.clientId()).name();
    }
}
