package mx.lanet.helpdesk.ticket.category;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import mx.lanet.helpdesk.ticket.Priority;
import org.jspecify.annotations.Nullable;

/** The categories that one client has, in their order: each stands right before those below it. */
public final class CategoryTree {
    private static final Comparator<CategoryNode> BESIDE = Comparator.comparingInt(CategoryNode::place)
            .thenComparing(node -> plain(node.spanish().name()))
            .thenComparing(CategoryNode::id);

    private final Map<UUID, Branch> branches = new LinkedHashMap<>();

    private CategoryTree() {}

    /** A category where it stands; depth 0 at the top. */
    public record Branch(CategoryNode node, int depth) {}

    /** What a new ticket is given where nobody says otherwise; nulls where no category says anything. */
    public record Defaults(@Nullable Priority priority, @Nullable UUID queue) {}

    /** Of rows in any order. What stands below something that is missing stands at the top. */
    public static CategoryTree of(List<CategoryNode> nodes) {
        CategoryTree tree = new CategoryTree();
        Set<UUID> known = new HashSet<>();
        nodes.forEach(node -> known.add(node.id()));
        tree.grow(
                nodes.stream()
                        .filter(node -> node.parentId() == null || !known.contains(node.parentId()))
                        .toList(),
                nodes,
                0);
        return tree;
    }

    private void grow(List<CategoryNode> beside, List<CategoryNode> all, int depth) {
        for (CategoryNode node : beside.stream().sorted(BESIDE).toList()) {
            if (branches.putIfAbsent(node.id(), new Branch(node, depth)) == null) {
                grow(
                        all.stream()
                                .filter(other -> node.id().equals(other.parentId()))
                                .toList(),
                        all,
                        depth + 1);
            }
        }
    }

    /** All, also those at rest and those that the client hides. */
    public List<Branch> all() {
        return List.copyOf(branches.values());
    }

    /** Those that a ticket may be given: active and not hidden, with all above them. */
    public List<Branch> offered() {
        return branches.values().stream()
                .filter(branch -> path(branch.node().id()).stream()
                        .allMatch(node -> node.active() && !node.wish().hidden()))
                .toList();
    }

    /** Those offered right below this one; at the top for null. */
    public List<CategoryNode> offeredBelow(@Nullable UUID parent) {
        return offered().stream()
                .map(Branch::node)
                .filter(node -> parent == null
                        ? branches.get(node.id()) instanceof Branch(var _, int depth) && depth == 0
                        : parent.equals(node.parentId()))
                .toList();
    }

    /** Those offered anywhere below this one. */
    public List<Branch> offeredUnder(UUID top) {
        return offered().stream()
                .filter(branch -> !branch.node().id().equals(top)
                        && path(branch.node().id()).stream()
                                .anyMatch(node -> node.id().equals(top)))
                .toList();
    }

    public Optional<CategoryNode> find(UUID id) {
        return Optional.ofNullable(branches.get(id)).map(Branch::node);
    }

    /** From the category up to the top; empty when it is unknown. */
    public List<CategoryNode> path(@Nullable UUID id) {
        List<CategoryNode> path = new ArrayList<>();
        Branch branch = id == null ? null : branches.get(id);
        while (branch != null && path.size() < branches.size()) {
            path.add(branch.node());
            UUID above = branch.node().parentId();
            branch = above == null ? null : branches.get(above);
        }
        return path;
    }

    /** The whole name: {@code Hardware / Impresoras}. */
    public String fullName(UUID id, Locale locale) {
        return String.join(
                " / ",
                path(id).reversed().stream().map(node -> node.name(locale)).toList());
    }

    /** The offered category that a text means: its id, or its name or whole name in any language, case and accents. */
    public Optional<CategoryNode> meant(String text) {
        String wanted = plain(text);
        return offered().stream()
                .map(Branch::node)
                .filter(node ->
                        node.id().toString().equals(wanted) || names(node).anyMatch(wanted::equals))
                .findFirst();
    }

    private Stream<String> names(CategoryNode node) {
        Locale spanish = Locale.of("es");
        return Stream.of(
                        node.name(spanish),
                        node.name(Locale.ENGLISH),
                        node.asked(spanish),
                        node.asked(Locale.ENGLISH),
                        fullName(node.id(), spanish),
                        fullName(node.id(), Locale.ENGLISH))
                .map(CategoryTree::plain);
    }

    /** The nearest answer on the way up; at each step the client's wish goes before the house's. */
    public Defaults defaults(@Nullable UUID id) {
        Priority priority = null;
        UUID queue = null;
        for (CategoryNode node : path(id)) {
            CategoryNode.Wish wish = node.wish();
            priority = first(priority, first(wish.priority(), node.priority()));
            queue = first(queue, first(wish.queue(), node.queue()));
        }
        return new Defaults(priority, queue);
    }

    private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
        return one == null ? other : one;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("\\s*/\\s*", " / ")
                .toLowerCase(Locale.ROOT);
    }
}
