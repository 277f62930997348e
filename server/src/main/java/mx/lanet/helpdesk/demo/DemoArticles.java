package mx.lanet.helpdesk.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import mx.lanet.helpdesk.knowledge.Article;
import mx.lanet.helpdesk.knowledge.ArticleDraft;
import mx.lanet.helpdesk.knowledge.ArticleDraft.Placing;
import mx.lanet.helpdesk.knowledge.ArticleDrafts;
import mx.lanet.helpdesk.knowledge.Articles;
import mx.lanet.helpdesk.knowledge.Audience;
import mx.lanet.helpdesk.knowledge.TextLanguage;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.category.Categories;
import mx.lanet.helpdesk.ticket.category.CategoryNode;
import mx.lanet.helpdesk.ticket.text.Written;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What people ask most, answered. The texts lie beside the migrations as files: a title, and what stands below it. */
@Component
@Profile("demo")
class DemoArticles {
    private final Articles articles;
    private final ArticleDrafts drafts;
    private final Categories categories;

    DemoArticles(Articles articles, ArticleDrafts drafts, Categories categories) {
        this.articles = articles;
        this.drafts = drafts;
        this.categories = categories;
    }

    /** @param client whose people get one of their own */
    void write(Person superadmin, UUID client) {
        translate(superadmin, add(superadmin, Person.HOUSE, Audience.PUBLIC, "Impresoras", "impresora"), "impresora");
        translate(superadmin, add(superadmin, Person.HOUSE, Audience.PUBLIC, "Red", "vpn"), "vpn");
        add(superadmin, Person.HOUSE, Audience.PUBLIC, "Correo", "outlook");
        add(superadmin, Person.HOUSE, Audience.PUBLIC, "Red", "modem");
        add(superadmin, Person.HOUSE, Audience.PUBLIC, "Correo", "phishing");
        add(superadmin, Person.HOUSE, Audience.INTERNAL, "Hardware", "respaldo");
        add(superadmin, client, Audience.CLIENT, "Software", "facturacion");
    }

    private Article add(Person author, UUID owner, Audience audience, String category, String file) {
        UUID found = categories
                .of(author, null)
                .meant(category)
                .map(CategoryNode::id)
                .orElse(null);
        String text = read(file + ".es.html");
        ArticleDraft draft =
                drafts.begin(author, new Placing(owner, audience, found), TextLanguage.ES, title(text), body(text));
        Article article = articles.publish(author, draft, List.of());
        drafts.forget(author, draft.draftId());
        return article;
    }

    private void translate(Person author, Article article, String file) {
        String text = read(file + ".en.html");
        ArticleDraft draft = drafts.edit(author, article.articleId(), TextLanguage.EN);
        ArticleDraft said = drafts.save(
                author,
                draft.draftId(),
                new ArticleDrafts.Said(draft.placing(), TextLanguage.EN, title(text), body(text)));
        articles.publish(author, said, List.of());
        drafts.forget(author, draft.draftId());
    }

    private static String title(String text) {
        return text.lines().findFirst().orElseThrow();
    }

    private static Written body(String text) {
        return Written.of(text.substring(title(text).length()), "");
    }

    private static String read(String file) {
        try (InputStream stream = DemoArticles.class.getResourceAsStream("/demo/articles/" + file)) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
