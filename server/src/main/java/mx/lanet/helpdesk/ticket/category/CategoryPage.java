package mx.lanet.helpdesk.ticket.category;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * The form of a category, or of what a client wishes of one.
 *
 * @param owner whose category it is, or whose wish
 * @param node null for a new one
 * @param name what it is called now; empty for a new one
 * @param parents what it may stand below
 * @param conflict somebody else has saved meanwhile
 */
public record CategoryPage(
        Form form,
        UUID owner,
        String ownerName,
        @Nullable CategoryNode node,
        String name,
        int version,
        boolean conflict,
        List<Choice> parents,
        List<Choice> priorities,
        List<Choice> queues) {
    public CategoryPage {
        parents = List.copyOf(parents);
        priorities = List.copyOf(priorities);
        queues = List.copyOf(queues);
    }

    public String action() {
        return node == null ? "/categories/new" : "/categories/" + node.id();
    }

    public String back() {
        return CategoryPages.list(owner);
    }

    public boolean isIcon(CategoryIcon icon) {
        return form.has("icon") ? form.value("icon").equals(icon.word()) : icon == CategoryIcon.OTHER;
    }
}
