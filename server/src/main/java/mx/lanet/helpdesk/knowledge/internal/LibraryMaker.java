package mx.lanet.helpdesk.knowledge.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import mx.lanet.helpdesk.knowledge.ArticleDraft;
import mx.lanet.helpdesk.knowledge.ArticleDrafts;
import mx.lanet.helpdesk.knowledge.ArticleLine;
import mx.lanet.helpdesk.knowledge.ArticleQuery;
import mx.lanet.helpdesk.knowledge.ArticleQuery.Sort;
import mx.lanet.helpdesk.knowledge.Articles;
import mx.lanet.helpdesk.knowledge.Audience;
import mx.lanet.helpdesk.knowledge.TextLanguage;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.category.CategoryTree;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Column;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Tab;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Makes the list of articles: its address is all that it knows. */
@Component
class LibraryMaker {
    private static final List<String> FILTERS =
            List.of("q", "state", "audience", "client", "category", "language", "sort");
    private static final int WORDS_MAX = 100;

    private final Articles articles;
    private final ArticleDrafts drafts;
    private final Placings placings;
    private final MessageSource messages;

    LibraryMaker(Articles articles, ArticleDrafts drafts, Placings placings, MessageSource messages) {
        this.articles = articles;
        this.drafts = drafts;
        this.placings = placings;
        this.messages = messages;
    }

    ArticlePage.Library make(Person person, Map<String, String> asked, Locale locale) {
        Map<String, String> kept = new LinkedHashMap<>();
        FILTERS.forEach(name -> kept.put(name, value(asked, name)));
        kept.values().removeIf(String::isEmpty);
        Address here = new Address("/knowledge", kept);
        boolean showsDrafts = person.isStaff() && value(asked, "state").equals("draft");
        List<ArticleDraft> own = showsDrafts ? drafts.of(person) : List.of();
        ArticleQuery query = query(person, asked);
        Slice<ArticleLine> slice = showsDrafts
                ? new Slice<>(List.of(), 1, Pager.SIZE, own.size())
                : articles.list(
                        person,
                        query,
                        TextLanguage.of(locale),
                        new Slice.Request(number(asked.get("page")), Pager.SIZE));
        List<UUID> owners = Stream.concat(
                        slice.items().stream().map(ArticleLine::clientId),
                        own.stream().map(draft -> draft.placing().owner()))
                .distinct()
                .toList();
        Texts texts = new Texts(messages, locale);
        return new ArticlePage.Library(
                slice.items(),
                own,
                Pager.of(slice, page -> here.with("page", page).toString()),
                query.words(),
                columns(here, query, texts),
                person.isStaff() ? states(here, asked, texts) : List.of(),
                showsDrafts ? List.of() : chips(person, here, query, value(asked, "category"), texts),
                placings.owners(person, owners),
                placings.categories(person, owners, locale),
                articles.mayWrite(person),
                showsDrafts,
                here.without("q").filters());
    }

    private ArticleQuery query(Person person, Map<String, String> asked) {
        UUID client = person.isStaff() ? Placings.id(asked.get("client")).orElse(null) : null;
        String words = value(asked, "q");
        return new ArticleQuery(
                words,
                Audience.find(value(asked, "audience")).orElse(null),
                client,
                below(
                        placings.tree(person, client),
                        Placings.id(asked.get("category")).orElse(null)),
                TextLanguage.find(value(asked, "language")).orElse(null),
                value(asked, "state").equals("retired"),
                Sort.find(value(asked, "sort")).orElse(words.isEmpty() ? Sort.PUBLISHED : Sort.RANK));
    }

    /** With all below it. */
    static @Nullable List<UUID> below(CategoryTree tree, @Nullable UUID category) {
        return category == null
                ? null
                : tree.all().stream()
                        .map(branch -> branch.node().id())
                        .filter(id -> tree.path(id).stream()
                                .anyMatch(node -> node.id().equals(category)))
                        .toList();
    }

    private static List<Column> columns(Address here, ArticleQuery query, Texts texts) {
        return List.of(
                sorted(
                                Column.of(texts.t("knowledge.column.title")),
                                here,
                                query,
                                Sort.TITLE,
                                Column.Direction.ASCENDING)
                        .css("pad-l"),
                Column.of(texts.t("knowledge.column.audience")),
                Column.of(texts.t("knowledge.column.category")),
                sorted(
                                Column.of(texts.t("knowledge.column.helped")),
                                here,
                                query,
                                Sort.HELPED,
                                Column.Direction.DESCENDING)
                        .css("r"),
                sorted(
                                Column.of(texts.t("knowledge.column.reads")),
                                here,
                                query,
                                Sort.UNUSED,
                                Column.Direction.ASCENDING)
                        .css("r"),
                sorted(
                                Column.of(texts.t("knowledge.column.published")),
                                here,
                                query,
                                Sort.PUBLISHED,
                                Column.Direction.DESCENDING)
                        .css("pad-r"));
    }

    private static Column sorted(
            Column column, Address here, ArticleQuery query, Sort sort, Column.Direction direction) {
        return column.sort(here.with("sort", sort.word()).toString(), query.sort() == sort ? direction : null);
    }

    private static List<Tab> states(Address here, Map<String, String> asked, Texts texts) {
        return Stream.of("", "draft", "retired")
                .map(state -> Tab.of(
                        texts.t("knowledge.state." + (state.isEmpty() ? "published" : state)),
                        here.with("state", state).toString(),
                        value(asked, "state").equals(state)))
                .toList();
    }

    private List<ArticlePage.Chip> chips(
            Person person, Address here, ArticleQuery query, String category, Texts texts) {
        List<ArticlePage.Chip> chips = new ArrayList<>();
        Audience audience = query.audience();
        chips.add(chip(
                here,
                "audience",
                audience == null ? "" : audience.word(),
                Arrays.stream(Audience.values())
                        .filter(each -> person.isStaff() || each != Audience.INTERNAL)
                        .map(each ->
                                new Choice(each.word(), texts.t("knowledge.audience." + each.word()), each == audience))
                        .toList(),
                texts));
        if (person.isStaff()) {
            UUID client = query.client();
            chips.add(chip(
                    here,
                    "client",
                    client == null ? "" : client.toString(),
                    placings.ownerChoices(person, client == null ? Person.HOUSE : client),
                    texts));
        }
        chips.add(chip(
                here,
                "category",
                category,
                placings.categoryChoices(
                        person,
                        Objects.requireNonNullElse(query.client(), Person.HOUSE),
                        Placings.id(category).orElse(null),
                        texts.locale()),
                texts));
        TextLanguage language = query.language();
        chips.add(chip(
                here,
                "language",
                language == null ? "" : language.word(),
                Arrays.stream(TextLanguage.values())
                        .map(each ->
                                new Choice(each.word(), texts.t("knowledge.language." + each.word()), each == language))
                        .toList(),
                texts));
        return chips;
    }

    private static ArticlePage.Chip chip(Address here, String name, String value, List<Choice> choices, Texts texts) {
        return new ArticlePage.Chip(
                "knowledge.filter." + name,
                choices.stream()
                        .filter(Choice::chosen)
                        .map(Choice::label)
                        .findFirst()
                        .orElseGet(() -> texts.t("knowledge.any")),
                choices.stream()
                        .map(choice -> Tab.of(
                                choice.label(), here.with(name, choice.value()).toString(), choice.chosen()))
                        .toList(),
                value.isEmpty() ? null : here.without(name).toString());
    }

    static String value(Map<String, String> asked, String name) {
        return shortened(Objects.requireNonNullElse(asked.get(name), ""), WORDS_MAX);
    }

    static String shortened(String typed, int most) {
        String text = typed.strip();
        return text.length() <= most ? text : text.substring(0, most);
    }

    static int number(@Nullable String page) {
        return page != null && page.matches("[0-9]{1,4}") ? Integer.parseInt(page) : 1;
    }
}
