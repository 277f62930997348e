package mx.lanet.helpdesk.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.knowledge.Article;
import mx.lanet.helpdesk.knowledge.ArticleDraft;
import mx.lanet.helpdesk.knowledge.ArticleDraft.Placing;
import mx.lanet.helpdesk.knowledge.ArticleDrafts;
import mx.lanet.helpdesk.knowledge.Articles;
import mx.lanet.helpdesk.knowledge.Audience;
import mx.lanet.helpdesk.knowledge.Readers;
import mx.lanet.helpdesk.knowledge.TextLanguage;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.file.HeldFiles;
import mx.lanet.helpdesk.ticket.text.Written;

/** Articles for a client's people and for the team alone, one in two languages, with a file, a rating and a draft. */
public record KnowledgeFurniture(Articles articles, ArticleDrafts drafts, Readers readers, HeldFiles held) {
    void write(TwoClients.Company company, Person superadmin) {
        Article own = publish(company, company.technician(), Audience.CLIENT, "La bordadora no arranca");
        ArticleDraft english = drafts.edit(company.technician(), own.articleId(), TextLanguage.EN);
        articles.publish(
                company.technician(),
                drafts.save(
                        company.technician(),
                        english.draftId(),
                        new ArticleDrafts.Said(
                                english.placing(),
                                TextLanguage.EN,
                                "The machine of " + company.name() + " does not start",
                                Written.plain("Plug it in."))),
                List.of());
        readers.rate(company.requester(), own.articleId(), TextLanguage.ES, true, "Sirvió en " + company.name());
        publish(company, superadmin, Audience.INTERNAL, "Cómo entrar al ruteador");
        drafts.edit(company.technician(), own.articleId(), TextLanguage.ES);
    }

    private Article publish(TwoClients.Company company, Person author, Audience audience, String title) {
        ArticleDraft draft = drafts.begin(
                author,
                new Placing(company.clientId(), audience, null),
                TextLanguage.ES,
                title + " de " + company.name(),
                Written.of("<p>Revisa el <b>cable</b> de " + company.name() + ".</p>", ""));
        return articles.publish(author, draft, List.of(file(author, draft, company)));
    }

    private UUID file(Person author, ArticleDraft draft, TwoClients.Company company) {
        byte[] bytes = ("Diagrama de " + company.name()).getBytes(StandardCharsets.UTF_8);
        try {
            return held.hold(author, draft.draftId().toString(), "diagrama.txt", new ByteArrayInputStream(bytes))
                    .fileId();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
