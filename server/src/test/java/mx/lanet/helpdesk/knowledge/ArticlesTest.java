package mx.lanet.helpdesk.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.knowledge.ArticleDraft.Placing;
import mx.lanet.helpdesk.knowledge.ArticleQuery.Sort;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import mx.lanet.helpdesk.ticket.text.Written;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From a draft to whom it helped, and the walls around it. */
@ServerTest
class ArticlesTest {
    private static final Slice.Request FIRST = new Slice.Request(1, 50);
    private static final Pattern DRAFT = Pattern.compile("/knowledge/drafts/([0-9a-f-]{36})");

    @Autowired
    private Articles articles;

    @Autowired
    private ArticleDrafts drafts;

    @Autowired
    private Readers readers;

    @Autowired
    private TestPeople people;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private Person lucia;
    private Person daniela;
    private Person gabriela;
    private UUID cafe;
    /** Stands in every article of one test: the house's are all tests'. */
    private String mark;

    @BeforeEach
    void twoClients() {
        clients = people.twoClients();
        lucia = clients.superadmin();
        daniela = clients.cafe().technician();
        gabriela = clients.cafe().requester();
        cafe = clients.cafe().clientId();
        mark = "zq" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    }

    @Test
    void what_is_written_is_kept_published_found_read_and_rated() {
        try (Visitor team = Visitor.as(daniela, port);
                Visitor asking = Visitor.as(gabriela, port)) {
            String draft = first(DRAFT, location(team.post("/knowledge/new", Map.of())));
            Map<String, String> written = Map.of(
                    "title",
                    "Reiniciar la cola de impresión " + mark,
                    "html",
                    "<p>Abre <b>Servicios</b> y reinicia <i>Cola de impresión</i>.<script>alert(1)</script></p>",
                    "body",
                    "Abre Servicios",
                    "audience",
                    "client",
                    "owner",
                    cafe.toString());
            team.post("/knowledge/drafts/" + draft, written, "HX-Request", "true", "HX-Target", "borrador-nuevo");

            assertThat(team.get("/knowledge/drafts/" + draft).body())
                    .contains("Reiniciar la cola de impresión " + mark);
            assertThat(asking.get("/portal/help?q=" + mark).body()).contains("No encontramos nada");

            String published = location(team.post("/knowledge/drafts/" + draft + "/publish", written));
            String article = first(Pattern.compile("/knowledge/([0-9a-f-]{36})"), published);

            assertThat(team.get(published).body())
                    .contains("<strong>Servicios</strong>")
                    .doesNotContain("alert(1)");
            assertThat(team.get("/knowledge/drafts/" + draft).statusCode()).isEqualTo(404);
            assertThat(asking.get("/portal/help?q=impresiones+" + mark).body())
                    .contains("/portal/help/" + article)
                    .contains("<mark>" + mark);
            assertThat(asking.get("/portal/help/" + article).body()).contains("¿Te sirvió?");
            Map<String, String> yes = Map.of("language", "es", "helped", "true", "comment", "Clarísimo");
            asking.post("/portal/help/" + article + "/rate", yes);
            asking.post("/portal/help/" + article + "/rate", yes);
            asking.post("/portal/help/" + article + "/solved", Map.of());

            assertThat(asking.get("/portal/help/" + article).body()).contains("Dijiste que te sirvió");
            assertThat(team.get(published).body()).contains("Clarísimo");
            assertThat(articles.get(daniela, UUID.fromString(article)).counts())
                    .isEqualTo(new Article.Counts(2, 1, 0, 1));
        }
    }

    @Test
    void nobody_finds_or_reads_what_is_not_for_them() {
        UUID everybodys = published(lucia, Person.HOUSE, Audience.PUBLIC, "Para todos");
        UUID houses = published(lucia, Person.HOUSE, Audience.INTERNAL, "Del equipo");
        UUID own = published(daniela, cafe, Audience.CLIENT, "De Café");
        UUID internal = published(daniela, cafe, Audience.INTERNAL, "Sobre Café");
        Person marco = clients.textil().technician();

        assertThat(found(gabriela)).containsExactlyInAnyOrder(everybodys, own);
        assertThat(found(clients.cafe().clientAdmin())).containsExactlyInAnyOrder(everybodys, own);
        assertThat(found(clients.textil().requester())).containsExactly(everybodys);
        assertThat(found(daniela)).containsExactlyInAnyOrder(everybodys, houses, own, internal);
        assertThat(found(marco)).containsExactlyInAnyOrder(everybodys, houses);
        assertThat(articles.suggest(gabriela, null, "ayuda con " + mark, TextLanguage.ES, 10))
                .extracting(Suggestion::articleId)
                .containsExactlyInAnyOrder(everybodys, own);
        refused("not_found", () -> articles.get(gabriela, internal));
        refused("not_found", () -> articles.get(gabriela, houses));
        refused("not_found", () -> articles.get(clients.textil().requester(), own));
        refused("not_found", () -> articles.get(marco, own));
        refused("not_found", () -> drafts.edit(marco, own, TextLanguage.ES));
        refused("not_found", () -> articles.retire(marco, internal, true));
        refused("forbidden", () -> drafts.edit(clients.cafe().clientAdmin(), own, TextLanguage.ES));
        refused("not_found", () -> readers.rate(clients.textil().requester(), own, TextLanguage.ES, true, ""));

        articles.retire(daniela, own, true);

        assertThat(found(gabriela)).containsExactly(everybodys);
        refused("not_found", () -> articles.get(gabriela, own));
        assertThat(articles.get(daniela, own).isRetired()).isTrue();
    }

    @Test
    void an_article_that_changes_its_owner_takes_all_of_it_along() {
        UUID article = published(daniela, cafe, Audience.INTERNAL, "Primero aquí");
        readers.read(clients.cafe().clientAdmin(), articles.get(daniela, article));

        Article moved = articles.place(daniela, article, 1, new Placing(Person.HOUSE, Audience.PUBLIC, null));

        assertThat(moved.isOfTheHouse()).isTrue();
        assertThat(articles.versions(daniela, moved, TextLanguage.ES, FIRST).items())
                .hasSize(1);
        assertThat(found(clients.textil().requester())).containsExactly(article);
        refused(
                "changed_meanwhile",
                () -> articles.place(daniela, article, 1, new Placing(cafe, Audience.CLIENT, null)));
        refused("invalid_body", () -> articles.place(daniela, article, 2, new Placing(cafe, Audience.PUBLIC, null)));
        refused(
                "not_found",
                () -> articles.place(
                        daniela, article, 2, new Placing(clients.textil().clientId(), Audience.CLIENT, null)));
    }

    @Test
    void the_second_of_two_who_write_the_same_text_is_told_and_keeps_the_draft() {
        UUID article = published(daniela, cafe, Audience.CLIENT, "Dos plumas");
        ArticleDraft hers = drafts.edit(daniela, article, TextLanguage.ES);
        ArticleDraft other = drafts.edit(lucia, article, TextLanguage.ES);

        assertThat(drafts.others(daniela, hers)).containsExactly(lucia.name());
        articles.publish(lucia, said(lucia, other, "Lo de Lucía"), List.of());
        ArticleDraft typed = said(daniela, hers, "Lo de Daniela");
        refused("changed_meanwhile", () -> articles.publish(daniela, typed, List.of()));

        assertThat(articles.get(daniela, article).text(TextLanguage.ES).title()).isEqualTo("Lo de Lucía");
        assertThat(drafts.get(daniela, hers.draftId()).title()).isEqualTo("Lo de Daniela");
        refused("not_found", () -> drafts.get(lucia, hers.draftId()));
        Article after = articles.publish(daniela, drafts.onTop(daniela, typed), List.of());
        assertThat(after.text(TextLanguage.ES).version()).isEqualTo(3);
        Article restored = articles.restore(daniela, article, TextLanguage.ES, 3, 2);
        assertThat(restored.text(TextLanguage.ES).title()).isEqualTo("Lo de Lucía");
        assertThat(articles.versions(daniela, restored, TextLanguage.ES, FIRST).items())
                .extracting(ArticleVersion::version, ArticleVersion::restoredFrom)
                .startsWith(org.assertj.core.groups.Tuple.tuple(4, 2));
    }

    @Test
    void a_translation_is_the_same_article_and_falls_behind_when_the_original_is_written_anew() {
        UUID article = published(lucia, Person.HOUSE, Audience.PUBLIC, "Reiniciar el módem");
        articles.publish(
                lucia,
                said(lucia, drafts.edit(lucia, article, TextLanguage.EN), "Restart the router " + mark),
                List.of());

        ArticleLine line = articles.list(
                        gabriela, ArticleQuery.of(mark + " routers", Sort.RANK), TextLanguage.ES, FIRST)
                .items()
                .getFirst();
        assertThat(line.languages()).containsExactly(TextLanguage.ES, TextLanguage.EN);
        assertThat(line.title().plain()).startsWith("Reiniciar el módem");
        assertThat(line.stale()).isFalse();
        articles.publish(
                lucia, said(lucia, drafts.edit(lucia, article, TextLanguage.ES), "Otra vez " + mark), List.of());

        Article after = articles.get(lucia, article);
        assertThat(after.isStale(TextLanguage.EN)).isTrue();
        assertThat(after.isStale(TextLanguage.ES)).isFalse();
        assertThat(articles.list(lucia, ArticleQuery.of(mark, Sort.RANK), TextLanguage.EN, FIRST)
                        .items())
                .allSatisfy(row -> assertThat(row.stale()).isTrue())
                .extracting(row -> row.title().plain())
                .containsExactly("Restart the router " + mark);
    }

    @ParameterizedTest
    @CsvSource({
        "La impresora no imprime: reinicia la cola, imprimir colas",
        "Cómo reiniciar el módem, REINICIE modem",
        "Conéctate a la VPN desde tu casa, conectarse vpn",
        "Restarting the printers, printer restart",
        "Cambia tu contraseña de Outlook, contrasenas outlook",
    })
    void words_are_found_in_any_form(String title, String words) {
        UUID article = published(daniela, cafe, Audience.CLIENT, title);

        assertThat(articles.list(gabriela, ArticleQuery.of(words + " " + mark, Sort.RANK), TextLanguage.ES, FIRST)
                        .items())
                .extracting(ArticleLine::articleId)
                .containsExactly(article);
    }

    @Test
    void nothing_is_suggested_before_the_second_word_and_what_tells_nothing_suggests_nothing() {
        UUID article = published(daniela, cafe, Audience.CLIENT, "Cuando la bordadora se atora");

        assertThat(articles.suggest(gabriela, null, "bordadora", TextLanguage.ES, 5))
                .isEmpty();
        assertThat(articles.suggest(gabriela, null, "Hola, buenos días, necesito ayuda por favor", TextLanguage.ES, 5))
                .isEmpty();
        assertThat(articles.suggest(gabriela, null, "Hola, mis bordadoras se atoran", TextLanguage.ES, 5))
                .extracting(Suggestion::articleId)
                .contains(article);
    }

    private UUID published(Person author, UUID owner, Audience audience, String title) {
        TextLanguage language = title.startsWith("Rest") ? TextLanguage.EN : TextLanguage.ES;
        ArticleDraft draft = drafts.begin(
                author,
                new Placing(owner, audience, null),
                language,
                title + " " + mark,
                Written.plain("Así se hace, " + mark));
        return articles.publish(author, draft, List.of()).articleId();
    }

    private ArticleDraft said(Person author, ArticleDraft draft, String title) {
        return drafts.save(
                author,
                draft.draftId(),
                new ArticleDrafts.Said(draft.placing(), draft.language(), title, Written.plain("Así, " + mark)));
    }

    private List<UUID> found(Person reader) {
        return articles.list(reader, ArticleQuery.of(mark, Sort.RANK), TextLanguage.ES, FIRST).items().stream()
                .map(ArticleLine::articleId)
                .toList();
    }

    private static String location(java.net.http.HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return Objects.requireNonNull(found.group(1));
    }

    private static void refused(String code, ThrowingCallable work) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(work)
                .satisfies(refusal -> assertThat(refusal.problem().code()).isEqualTo(code));
    }
}
