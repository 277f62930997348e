package mx.lanet.helpdesk.knowledge.internal;

import java.util.List;
import mx.lanet.helpdesk.knowledge.ArticleQuery;
import mx.lanet.helpdesk.knowledge.Articles;
import mx.lanet.helpdesk.knowledge.TextLanguage;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.SearchSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Articles for the search box. */
@Component
class ArticleSearch implements SearchSource {
    private final Articles articles;

    ArticleSearch(Articles articles) {
        this.articles = articles;
    }

    @Override
    public String headingKey() {
        return "knowledge.search.heading";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public List<Hit> search(Person person, String words, int limit) {
        return articles
                .list(
                        person,
                        ArticleQuery.of(words, ArticleQuery.Sort.RANK),
                        TextLanguage.of(LocaleContextHolder.getLocale()),
                        new Slice.Request(1, limit))
                .items()
                .stream()
                .map(line -> new Hit("book", "", line.title().plain(), "", "/knowledge/" + line.articleId()))
                .toList();
    }
}
