package mx.lanet.helpdesk.ticket.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.category.CategoryNode;
import mx.lanet.helpdesk.ticket.category.CategoryTree;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;

/**
 * A category as a requester chooses it: by a picture, and then more closely where something stands below it.
 *
 * @param icon a word of the design system's pictures
 * @param example what belongs to it; may be empty
 * @param below the categories below it, with their indentation
 */
public record PortalPicture(UUID id, String icon, String label, String example, boolean chosen, List<Choice> below) {
    /** Before a category that stands one step deeper. */
    private static final String DEEPER = "– ";

    public PortalPicture {
        below = List.copyOf(below);
    }

    /** The name of the field in which one of those below is chosen. */
    public String field() {
        return "in-" + id;
    }

    static List<PortalPicture> of(CategoryTree tree, Form form, Locale locale) {
        Optional<UUID> chosen = picture(tree, form.value("category")).map(CategoryNode::id);
        return tree.offeredBelow(null).stream()
                .map(node -> new PortalPicture(
                        node.id(),
                        node.icon(),
                        node.asked(locale),
                        node.example(locale),
                        chosen.filter(node.id()::equals).isPresent(),
                        below(tree, node, form, locale)))
                .toList();
    }

    private static List<Choice> below(CategoryTree tree, CategoryNode top, Form form, Locale locale) {
        return tree.offeredUnder(top.id()).stream()
                .map(branch -> new Choice(
                        branch.node().id().toString(),
                        DEEPER.repeat(branch.depth() - 1) + branch.node().asked(locale),
                        branch.node().id().toString().equals(form.value("in-" + top.id()))))
                .toList();
    }

    /** What the form says: one of those below the picture, or the picture's own category. */
    static Optional<CategoryNode> chosen(CategoryTree tree, Form form) {
        return picture(tree, form.value("category")).map(top -> tree.offeredUnder(top.id()).stream()
                .map(CategoryTree.Branch::node)
                .filter(node -> node.id().toString().equals(form.value("in-" + top.id())))
                .findFirst()
                .orElse(top));
    }

    /** By its id, or by its picture, as addresses that people keep may say it. */
    private static Optional<CategoryNode> picture(CategoryTree tree, String text) {
        List<CategoryNode> tops = tree.offeredBelow(null);
        return tops.stream()
                .filter(node -> node.id().toString().equals(text))
                .findFirst()
                .or(() -> tops.stream().filter(node -> node.icon().equals(text)).findFirst());
    }
}
