package mx.lanet.helpdesk.ticket.category;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.web.Choice;
import org.jspecify.annotations.Nullable;

/**
 * The tree of categories.
 *
 * @param clientId whose tree it is; null for the house's
 * @param clients to look at the tree of one
 */
public record CategoryListPage(@Nullable UUID clientId, List<Choice> clients, List<CategoryListPage.Line> lines) {
    public CategoryListPage {
        clients = List.copyOf(clients);
        lines = List.copyOf(lines);
    }

    /**
     * A category in its place.
     *
     * @param priority the word of what holds here, from the category itself; empty when it is left to the one above
     * @param queue the name of the queue, likewise
     * @param wished whether this client wants something else than the house
     */
    public record Line(
            CategoryNode node, int depth, String name, String priority, String queue, boolean wished, boolean offered) {

        /** As deep as the page draws. */
        public int step() {
            return Math.min(depth, CategoryChanges.LEVELS);
        }
    }

    public UUID owner() {
        return clientId == null ? Person.HOUSE : clientId;
    }

    /** Whether the category is changed here, and not only wished otherwise. */
    public boolean isOwn(CategoryNode node) {
        return node.clientId().equals(owner());
    }

    /** Where a category is changed. */
    public String path(CategoryNode node) {
        String here = "/categories/" + node.id();
        return isOwn(node) ? here + "?client=" + node.clientId() : here + "/wish?client=" + owner();
    }
}
