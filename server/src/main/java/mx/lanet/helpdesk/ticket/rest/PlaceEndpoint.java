package mx.lanet.helpdesk.ticket.rest;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.REQUESTER;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import mx.lanet.helpdesk.api.ApiEndpoint;
import mx.lanet.helpdesk.shared.ForKeys;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.KeyScope;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.ticket.category.Categories;
import mx.lanet.helpdesk.ticket.category.CategoryNode;
import mx.lanet.helpdesk.ticket.category.CategoryTree;
import mx.lanet.helpdesk.ticket.queue.QueueName;
import mx.lanet.helpdesk.ticket.queue.Queues;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a ticket may stand: the categories that are offered, and the queues. */
@ApiEndpoint
@RequestMapping("/api/v1")
@Tag(name = "Tickets")
class PlaceEndpoint {
    private final Categories categories;
    private final Queues queues;

    PlaceEndpoint(Categories categories, Queues queues) {
        this.categories = categories;
        this.queues = queues;
    }

    /** @param name as the caller's language has it, with those above it */
    @Schema(name = "Category")
    record CategoryView(UUID categoryId, @Nullable UUID parentId, String name, String fullName) {}

    /** All that are offered, each after the one above it. */
    @Schema(name = "Categories")
    record CategoryList(List<CategoryView> items) {}

    /** @param automatic gives its tickets to its members by itself */
    @Schema(name = "Queue")
    record QueueView(UUID queueId, String name, boolean automatic, boolean everyClient) {
        static QueueView of(QueueName queue) {
            return new QueueView(queue.id(), queue.name(), queue.automatic(), queue.everyClient());
        }
    }

    /** All active ones, by name. */
    @Schema(name = "Queues")
    record QueueList(List<QueueView> items) {}

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @ForKeys(KeyScope.TICKETS_READ)
    @GetMapping("/categories")
    @Operation(
            operationId = "listCategories",
            summary = "List the categories that a ticket may be given",
            description =
                    "Those of the house, and with client those of that client, too; the own client's for its people.")
    CategoryList categories(Person person, @RequestParam(required = false) @Nullable UUID client, Locale locale) {
        UUID of = person.isStaff() ? client : person.clientId();
        if (client != null && !person.mayReach(client)) {
            throw Problem.notFound().refusal();
        }
        CategoryTree tree = categories.of(person, of);
        return new CategoryList(tree.offered().stream()
                .map(branch -> view(tree, branch.node(), locale))
                .toList());
    }

    private static CategoryView view(CategoryTree tree, CategoryNode node, Locale locale) {
        return new CategoryView(node.id(), node.parentId(), node.name(locale), tree.fullName(node.id(), locale));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @ForKeys(KeyScope.TICKETS_READ)
    @GetMapping("/queues")
    @Operation(operationId = "listQueues", summary = "List the queues, with client those that serve it")
    QueueList queues(Person person, @RequestParam(required = false) @Nullable UUID client) {
        List<QueueName> found = client == null ? queues.choices(person) : queues.serving(person, client, null);
        return new QueueList(found.stream().map(QueueView::of).toList());
    }
}
