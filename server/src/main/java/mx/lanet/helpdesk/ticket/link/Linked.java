package mx.lanet.helpdesk.ticket.link;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that stands beside a ticket.
 *
 * @param whole what it is a part of, when it was merged
 * @param children oldest first
 * @param parts those that were merged into it
 */
public record Linked(
        @Nullable LinkedTicket whole,
        @Nullable LinkedTicket parent,
        List<LinkedTicket> children,
        List<LinkedTicket> related,
        List<LinkedTicket> parts) {
    public Linked {
        children = List.copyOf(children);
        related = List.copyOf(related);
        parts = List.copyOf(parts);
    }

    /** Whether it stands alone. */
    public boolean isEmpty() {
        return whole == null && parent == null && children.isEmpty() && related.isEmpty() && parts.isEmpty();
    }

    public long childrenDone() {
        return children.stream().filter(child -> !child.state().isOpen()).count();
    }

    public long childrenOpen() {
        return children.size() - childrenDone();
    }
}
