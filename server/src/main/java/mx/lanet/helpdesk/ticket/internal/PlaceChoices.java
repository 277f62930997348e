package mx.lanet.helpdesk.ticket.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Category;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.category.Categories;
import mx.lanet.helpdesk.ticket.category.CategoryTree;
import mx.lanet.helpdesk.ticket.queue.QueueName;
import mx.lanet.helpdesk.ticket.queue.Queues;
import mx.lanet.helpdesk.web.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The categories and queues that forms offer. */
@Component
class PlaceChoices {
    private final Categories categories;
    private final Queues queues;

    PlaceChoices(Categories categories, Queues queues) {
        this.categories = categories;
        this.queues = queues;
    }

    CategoryTree tree(Person person, UUID clientId) {
        return categories.of(person, clientId);
    }

    /** For a new ticket of this client, of nobody yet for null. */
    List<Choice> categories(Person person, @Nullable UUID clientId, Locale locale) {
        CategoryTree tree = categories.of(person, clientId);
        return tree.offered().stream()
                .map(branch -> choice(
                        tree, branch.node().id(), branch.node().spanish().name().equals(Category.OTHER), locale))
                .toList();
    }

    /** What was retired since, or never was made, stands in the list as long as this ticket has it. */
    List<Choice> categories(Person person, Ticket ticket, Locale locale) {
        CategoryTree tree = categories.of(person, ticket.clientId());
        UUID now = ticket.categoryId();
        List<Choice> choices = new ArrayList<>();
        tree.offered()
                .forEach(branch -> choices.add(
                        choice(tree, branch.node().id(), branch.node().id().equals(now), locale)));
        if (choices.stream().noneMatch(Choice::chosen)) {
            choices.addFirst(
                    now != null && tree.find(now).isPresent()
                            ? choice(tree, now, true, locale)
                            : new Choice(ticket.category(), ticket.category(), true));
        }
        return choices;
    }

    private static Choice choice(CategoryTree tree, UUID id, boolean chosen, Locale locale) {
        return new Choice(id.toString(), tree.fullName(id, locale), chosen);
    }

    /** The queues that serve the ticket's client, and the one it stands in. */
    List<Choice> queues(Person person, Ticket ticket) {
        return queues.serving(person, ticket.clientId(), ticket.queueId()).stream()
                .filter(queue -> queue.active() || queue.id().equals(ticket.queueId()))
                .map(queue -> choice(queue, ticket))
                .toList();
    }

    private static Choice choice(QueueName queue, Ticket ticket) {
        return new Choice(queue.id().toString(), queue.name(), queue.id().equals(ticket.queueId()));
    }
}
