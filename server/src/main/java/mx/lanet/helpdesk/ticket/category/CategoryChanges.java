package mx.lanet.helpdesk.ticket.category;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.category.CategoryNode.Wish;
import mx.lanet.helpdesk.ticket.queue.QueueChoices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes and changes categories: the superadmin alone. Nothing is deleted, since old tickets keep what they have. */
@Service
public class CategoryChanges {
    /** The house, and each client besides, has at most so many. */
    public static final int MOST = 300;

    /** As deep as a tree may be. */
    public static final int LEVELS = 4;

    private static final Locale SPANISH = Locale.of("es");

    private final CategoryTable table;
    private final QueueChoices queues;
    private final Clients clients;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    CategoryChanges(
            CategoryTable table,
            QueueChoices queues,
            Clients clients,
            Tenancy tenancy,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.queues = queues;
        this.clients = clients;
        this.tenancy = tenancy;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes a category, the last of those beside it; an invalid draft is refused with its field errors.
     *
     * @param owner the client whose own it is; the house for everybody's
     */
    public CategoryNode create(Person person, UUID owner, CategoryDraft draft) {
        mustDecide(person);
        refuse(draft.problems());
        return tenancy.call(new Scope.Everything(), () -> {
            mustBe(owner);
            CategoryTree tree = tree(owner);
            mustFit(tree, owner, null, draft);
            if (tree.all().stream()
                            .filter(branch -> branch.node().clientId().equals(owner))
                            .count()
                    >= MOST) {
                refuse(List.of(new FieldError("name", "too_many", MOST)));
            }
            UUID id = ids.next();
            table.insert(owner, id, beside(tree, draft.parentId()).size() + 1, draft, clock.instant());
            record(person, "category.created", owner, id, draft.spanish().name(), Map.of());
            return existing(tree(owner), id);
        });
    }

    /** Changes a category, also what it stands below; refused as changed_meanwhile when another version was saved before. */
    public void change(Person person, UUID owner, UUID id, int version, CategoryDraft draft) {
        mustDecide(person);
        refuse(draft.problems());
        tenancy.run(new Scope.Everything(), () -> {
            CategoryTree tree = tree(owner);
            CategoryNode before = own(tree, owner, id);
            mustFit(tree, owner, id, draft);
            boolean moved = !Objects.equals(before.parentId(), draft.parentId());
            int place = moved ? beside(tree, draft.parentId()).size() + 1 : before.place();
            if (!table.update(owner, id, version, place, draft, clock.instant())) {
                throw Problem.conflict().refusal();
            }
            Map<String, String> details = new HashMap<>();
            if (!before.spanish().name().equals(draft.spanish().name())) {
                details.put("name_before", before.spanish().name());
            }
            if (moved) {
                details.put(
                        "category_above", draft.parentId() == null ? "–" : tree.fullName(draft.parentId(), SPANISH));
            }
            record(person, "category.changed", owner, id, draft.spanish().name(), details);
        });
    }

    /** Takes a category out of use, with all below it, or back; tickets that have it keep it. */
    public void setActive(Person person, UUID owner, UUID id, int version, boolean active) {
        mustDecide(person);
        tenancy.run(new Scope.Everything(), () -> {
            CategoryNode node = own(tree(owner), owner, id);
            if (!table.setActive(owner, id, version, active, clock.instant())) {
                throw Problem.conflict().refusal();
            }
            record(
                    person,
                    active ? "category.activated" : "category.retired",
                    owner,
                    id,
                    node.spanish().name(),
                    Map.of());
        });
    }

    /** One place up or down among those beside it; at the end nothing happens. */
    public void move(Person person, UUID owner, UUID id, boolean up) {
        mustDecide(person);
        tenancy.run(new Scope.Everything(), () -> {
            table.lock(owner);
            CategoryTree tree = tree(owner);
            CategoryNode node = own(tree, owner, id);
            List<UUID> order = new ArrayList<>(beside(tree, node.parentId()).stream()
                    .filter(other -> other.clientId().equals(owner))
                    .map(CategoryNode::id)
                    .toList());
            int at = order.indexOf(id);
            int to = up ? at - 1 : at + 1;
            if (to < 0 || to >= order.size()) {
                return;
            }
            Collections.swap(order, at, to);
            for (int i = 0; i < order.size(); i++) {
                table.setPlace(owner, order.get(i), i + 1);
            }
            record(person, "category.moved", owner, id, node.spanish().name(), Map.of());
        });
    }

    /** What a client wants of one of the house's categories otherwise than the house. */
    public void wish(Person person, UUID client, UUID id, Wish wish) {
        mustDecide(person);
        tenancy.run(new Scope.Everything(), () -> {
            mustBe(client);
            CategoryNode node = existing(tree(client), id);
            if (!node.isOfTheHouse() || client.equals(Person.HOUSE)) {
                throw Problem.notFound().refusal();
            }
            mustBeQueue(wish.queue());
            table.setWish(client, id, wish);
            record(person, "category.wished", client, id, node.spanish().name(), Map.of());
        });
    }

    private CategoryTree tree(UUID owner) {
        return CategoryTree.of(table.of(owner));
    }

    private static List<CategoryNode> beside(CategoryTree tree, @Nullable UUID parent) {
        return tree.all().stream()
                .map(CategoryTree.Branch::node)
                .filter(node -> Objects.equals(parent, node.parentId()))
                .toList();
    }

    private static CategoryNode existing(CategoryTree tree, UUID id) {
        return tree.find(id).orElseThrow(() -> Problem.notFound().refusal());
    }

    private static CategoryNode own(CategoryTree tree, UUID owner, UUID id) {
        return tree.find(id).filter(node -> node.clientId().equals(owner)).orElseThrow(() -> Problem.notFound()
                .refusal());
    }

    private void mustFit(CategoryTree tree, UUID owner, @Nullable UUID id, CategoryDraft draft) {
        UUID parent = draft.parentId();
        List<CategoryNode> above = tree.path(parent);
        boolean within = above.stream().anyMatch(node -> node.id().equals(id));
        int below = id == null ? 1 : depthBelow(tree, id);
        if (parent != null && (above.isEmpty() || within)) {
            refuse(List.of(new FieldError("parent", "choose_from_list")));
        }
        if (above.size() + below > LEVELS) {
            refuse(List.of(new FieldError("parent", "category_too_deep", LEVELS)));
        }
        boolean taken = beside(tree, parent).stream()
                .anyMatch(node -> !node.id().equals(id)
                        && node.active()
                        && node.spanish()
                                .name()
                                .equalsIgnoreCase(draft.spanish().name()));
        if (taken) {
            refuse(List.of(new FieldError("name", "category_name_taken")));
        }
        mustBeQueue(draft.queue());
    }

    /** How many levels the category takes with what stands below it. */
    private static int depthBelow(CategoryTree tree, UUID id) {
        int own = tree.path(id).size();
        return tree.all().stream()
                .map(branch -> tree.path(branch.node().id()))
                .filter(path -> path.stream().anyMatch(node -> node.id().equals(id)))
                .mapToInt(path -> path.size() - own + 1)
                .max()
                .orElse(1);
    }

    private void mustBeQueue(@Nullable UUID queue) {
        if (queue != null
                && queues.serving(null, null).stream()
                        .noneMatch(known -> known.id().equals(queue))) {
            refuse(List.of(new FieldError("queue", "choose_from_list")));
        }
    }

    private void mustBe(UUID owner) {
        if (clients.find(owner).isEmpty()) {
            throw Problem.notFound().refusal();
        }
    }

    private void record(Person person, String action, UUID owner, UUID id, String name, Map<String, ?> details) {
        audit.record(person, action, owner, Subject.of("category", id, name), details);
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refusal();
        }
    }

    private static void mustDecide(Person person) {
        if (person.role() != Role.SUPERADMIN) {
            throw Problem.forbidden().refusal();
        }
    }
}
