package mx.lanet.helpdesk.ticket.category;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.queue.QueueName;
import mx.lanet.helpdesk.ticket.queue.Queues;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Gathers what the pages of categories show. */
@Component
class CategoryPageMaker {
    private final Categories categories;
    private final Queues queues;
    private final Clients clients;
    private final MessageSource messages;

    CategoryPageMaker(Categories categories, Queues queues, Clients clients, MessageSource messages) {
        this.categories = categories;
        this.queues = queues;
        this.clients = clients;
        this.messages = messages;
    }

    CategoryListPage list(Person person, UUID owner, Locale locale) {
        CategoryTree tree = categories.of(person, owner);
        clients.get(person, owner);
        Map<UUID, String> names =
                queues.choices(person).stream().collect(Collectors.toMap(QueueName::id, QueueName::name));
        List<CategoryTree.Branch> offered = tree.offered();
        List<Choice> choices = clients.reachable(person).stream()
                .map(client -> new Choice(
                        client.id().toString(), client.name(), client.id().equals(owner)))
                .toList();
        return new CategoryListPage(
                owner.equals(Person.HOUSE) ? null : owner,
                choices,
                tree.all().stream()
                        .map(branch -> line(branch, names, offered.contains(branch), locale))
                        .toList());
    }

    private static CategoryListPage.Line line(
            CategoryTree.Branch branch, Map<UUID, String> queues, boolean offered, Locale locale) {
        CategoryNode node = branch.node();
        CategoryNode.Wish wish = node.wish();
        Priority priority = wish.priority() == null ? node.priority() : wish.priority();
        UUID queue = wish.queue() == null ? node.queue() : wish.queue();
        return new CategoryListPage.Line(
                node,
                branch.depth(),
                node.name(locale),
                priority == null ? "" : priority.word(),
                queue == null ? "" : queues.getOrDefault(queue, ""),
                !wish.equals(CategoryNode.Wish.NONE),
                offered);
    }

    CategoryPage form(
            Person person,
            Form form,
            UUID owner,
            @Nullable CategoryNode node,
            int version,
            boolean conflict,
            Locale locale) {
        Texts texts = new Texts(messages, locale);
        CategoryTree tree = categories.of(person, owner);
        String name = clients.get(person, owner).name();
        return new CategoryPage(
                form,
                owner,
                owner.equals(Person.HOUSE) ? "" : name,
                node,
                node == null ? "" : node.name(locale),
                version,
                conflict,
                parents(tree, node, locale),
                Arrays.stream(Priority.values())
                        .map(one -> new Choice(one.word(), texts.t("web.priority." + one.word()), false))
                        .toList(),
                queues.choices(person).stream()
                        .map(queue -> new Choice(queue.id().toString(), queue.name(), false))
                        .toList());
    }

    /** All but itself and what stands below it, as deep as the tree may still grow. */
    private static List<Choice> parents(CategoryTree tree, @Nullable CategoryNode node, Locale locale) {
        return tree.all().stream()
                .filter(branch -> branch.depth() < CategoryChanges.LEVELS - 1
                        && branch.node().active())
                .filter(branch -> node == null
                        || tree.path(branch.node().id()).stream()
                                .noneMatch(above -> above.id().equals(node.id())))
                .map(branch -> new Choice(
                        branch.node().id().toString(),
                        tree.fullName(branch.node().id(), locale),
                        false))
                .toList();
    }
}
