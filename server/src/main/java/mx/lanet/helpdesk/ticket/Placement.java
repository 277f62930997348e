package mx.lanet.helpdesk.ticket;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.category.CategoryNode;
import mx.lanet.helpdesk.ticket.category.CategoryTree;
import mx.lanet.helpdesk.ticket.queue.QueueName;
import mx.lanet.helpdesk.ticket.queue.Queues;
import org.jspecify.annotations.Nullable;

/**
 * Where a new ticket stands.
 *
 * @param categoryId null when nobody has made what was said, which then stays a text
 */
record Placement(@Nullable UUID categoryId, String category, Priority priority, QueueName queue) {
    private static final Locale SPANISH = Locale.of("es");

    /** Decides by the category: what was asked for goes first, then the client's wish, then the house's default. */
    static Placement of(Opening opening, CategoryTree categories, List<QueueName> queues) {
        Optional<CategoryNode> meant = categories.meant(opening.category());
        UUID id = meant.map(CategoryNode::id).orElse(null);
        CategoryTree.Defaults defaults = categories.defaults(id);
        Priority asked = opening.priority() == null ? defaults.priority() : opening.priority();
        return new Placement(
                id,
                meant.map(node -> node.name(SPANISH)).orElse(opening.category()),
                asked == null ? Priority.MEDIA : asked,
                queue(defaults.queue(), queues));
    }

    /** A queue for certain clients takes theirs; what is left goes to the one that always is. */
    private static QueueName queue(@Nullable UUID byCategory, List<QueueName> serving) {
        return serving.stream()
                .filter(queue -> queue.active() && queue.id().equals(byCategory))
                .findFirst()
                .or(() -> serving.stream()
                        .filter(queue -> queue.active() && !queue.everyClient())
                        .findFirst())
                .or(() -> serving.stream()
                        .filter(queue -> queue.id().equals(Queues.GENERAL))
                        .findFirst())
                .orElseThrow();
    }
}
