package mx.lanet.helpdesk.ticket.field;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.category.Categories;
import mx.lanet.helpdesk.ticket.category.CategoryTree;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Gathers what the pages of fields show. */
@Component
class FieldPageMaker {
    /** Of more clients the own categories are not offered; they are chosen for few. */
    private static final int OWN_TREES = 20;

    private final FieldChanges fields;
    private final Categories categories;
    private final Clients clients;
    private final MessageSource messages;

    FieldPageMaker(FieldChanges fields, Categories categories, Clients clients, MessageSource messages) {
        this.fields = fields;
        this.categories = categories;
        this.clients = clients;
        this.messages = messages;
    }

    FieldListPage list(Person person, boolean machines, Locale locale) {
        Texts texts = new Texts(messages, locale);
        List<TicketField> all = fields.all(person, machines);
        Map<UUID, String> names = categoryNames(person, Set.of(), locale);
        return new FieldListPage(
                all.stream()
                        .map(field -> new FieldListPage.Line(
                                field,
                                field.label(locale),
                                Stream.concat(
                                                field.categories().stream().map(names::get),
                                                field.machineKinds().stream()
                                                        .map(kind -> texts.t("fields.machine." + kind)))
                                        .filter(Objects::nonNull)
                                        .sorted()
                                        .collect(Collectors.joining(", "))))
                        .toList(),
                all.size() >= FieldChanges.MOST,
                machines);
    }

    FieldPage form(
            Person person,
            Form form,
            @Nullable TicketField field,
            int version,
            boolean conflict,
            Set<UUID> chosenClients,
            Set<UUID> chosenCategories,
            Set<String> chosenKinds,
            Locale locale) {
        Texts texts = new Texts(messages, locale);
        List<Choice> offered = new ArrayList<>();
        categoryNames(person, chosenClients, locale)
                .forEach((id, name) -> offered.add(new Choice(id.toString(), name, chosenCategories.contains(id))));
        return new FieldPage(
                form,
                field,
                field == null ? "" : field.label(locale),
                version,
                conflict,
                Arrays.stream(FieldNeed.values())
                        .map(need -> new Choice(need.word(), texts.t("fields.need." + need.word()), false))
                        .toList(),
                offered,
                FieldDraft.MACHINE_KINDS.stream()
                        .map(kind -> new Choice(kind, texts.t("fields.machine." + kind), chosenKinds.contains(kind)))
                        .toList(),
                clients.reachable(person).stream()
                        .map(client ->
                                new Choice(client.id().toString(), client.name(), chosenClients.contains(client.id())))
                        .toList());
    }

    /** The house's in use, and those that these clients have for themselves. */
    private Map<UUID, String> categoryNames(Person person, Set<UUID> ofClients, Locale locale) {
        Map<UUID, String> names = new LinkedHashMap<>();
        add(names, categories.of(person, null), locale);
        ofClients.stream().limit(OWN_TREES).forEach(client -> add(names, categories.of(person, client), locale));
        return names;
    }

    private static void add(Map<UUID, String> names, CategoryTree tree, Locale locale) {
        tree.all().stream()
                .map(CategoryTree.Branch::node)
                .filter(node -> node.active())
                .forEach(node -> names.putIfAbsent(node.id(), tree.fullName(node.id(), locale)));
    }
}
