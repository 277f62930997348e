package mx.lanet.helpdesk.knowledge.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.knowledge.Article;
import mx.lanet.helpdesk.knowledge.ArticleDraft;
import mx.lanet.helpdesk.knowledge.ArticleDraft.Placing;
import mx.lanet.helpdesk.knowledge.ArticleDrafts;
import mx.lanet.helpdesk.knowledge.ArticleQuery;
import mx.lanet.helpdesk.knowledge.Articles;
import mx.lanet.helpdesk.knowledge.Audience;
import mx.lanet.helpdesk.knowledge.Suggestion;
import mx.lanet.helpdesk.knowledge.TextLanguage;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.Comment;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.text.Written;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Pager;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The knowledge base beside a ticket: what may help there, and an answer that becomes an article. */
@Controller
@RequestMapping("/knowledge")
class BesideTicketPages {
    private static final int SHOWN = 5;

    private final Articles articles;
    private final ArticleDrafts drafts;
    private final Tickets tickets;

    BesideTicketPages(Articles articles, ArticleDrafts drafts, Tickets tickets) {
        this.articles = articles;
        this.drafts = drafts;
        this.tickets = tickets;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/beside")
    Answer beside(
            Person person, @RequestParam UUID ticket, @RequestParam(defaultValue = "") String words, Locale locale) {
        Ticket found = tickets.get(person, ticket);
        String asked = LibraryMaker.shortened(words, Articles.WORDS_MAX);
        TextLanguage language = TextLanguage.of(locale);
        List<Suggestion> rows = asked.isEmpty()
                ? articles.suggest(
                        person, found.clientId(), found.subject() + " " + found.description(), language, SHOWN)
                : lookedFor(person, found.clientId(), asked, language);
        Map<UUID, String> bodies = new HashMap<>();
        rows.forEach(row -> bodies.put(row.articleId(), body(articles.get(person, row.articleId()), row.language())));
        return Answer.page("knowledge/besidePage", new ArticlePage.Beside(found, asked, rows, bodies))
                .orFragment("articulos", "knowledge/beside")
                .orFragment("articulos-l", "knowledge/beside");
    }

    private List<Suggestion> lookedFor(Person person, UUID client, String words, TextLanguage language) {
        return articles
                .list(
                        person,
                        ArticleQuery.of(words, ArticleQuery.Sort.RANK),
                        language,
                        new Slice.Request(1, Pager.SIZE))
                .items()
                .stream()
                .filter(line -> line.isOfTheHouse() || line.clientId().equals(client))
                .limit(SHOWN)
                .map(line -> new Suggestion(
                        line.articleId(),
                        line.language(),
                        line.audience(),
                        line.title().plain()))
                .toList();
    }

    private static String body(Article article, TextLanguage language) {
        return article.text(language).body();
    }

    /** A draft for the team, with what was answered; nobody else sees it before it is published. */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/from-ticket")
    Answer convert(Person person, @RequestParam UUID ticket, @RequestParam UUID comment, Locale locale) {
        Tickets.Conversation talk = tickets.read(person, ticket);
        Comment said = talk.comments().stream()
                .filter(each -> each.commentId().equals(comment))
                .findFirst()
                .orElseThrow(() -> Problem.notFound().refusal());
        Ticket about = talk.ticket();
        String html = said.html();
        ArticleDraft draft = drafts.begin(
                person,
                new Placing(about.clientId(), Audience.INTERNAL, about.categoryId()),
                TextLanguage.of(locale),
                about.subject(),
                html == null ? Written.plain(said.body()) : Written.of(html, said.body()));
        return Answer.seeOther("/knowledge/drafts/" + draft.draftId());
    }
}
