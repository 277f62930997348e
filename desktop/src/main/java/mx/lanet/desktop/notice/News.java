package mx.lanet.desktop.notice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import mx.lanet.desktop.notice.Notice.Kind;
import mx.lanet.protocol.TicketPage.TicketSummary;
import org.jspecify.annotations.Nullable;

/** What is new about tickets, found by comparing them with what is known. */
public final class News {
    private static final Set<String> RESTING = Set.of("resuelto", "cerrado");

    private News() {}

    /** What the person knows of a ticket. */
    public record Known(String status, int unread) {
        static Known of(TicketSummary ticket) {
            return new Known(ticket.status(), Objects.requireNonNullElse(ticket.unreadComments(), 0));
        }
    }

    /** Something that happened. */
    public record Item(Kind kind, TicketSummary ticket) {}

    /**
     * What happened since, at most one thing for each ticket.
     *
     * @param known null when nothing was known yet: then nothing is new
     */
    public static List<Item> since(@Nullable Map<UUID, Known> known, List<TicketSummary> tickets) {
        var found = new ArrayList<Item>();
        if (known == null) {
            return found;
        }
        for (var ticket : tickets) {
            var before = known.get(ticket.ticketId());
            var kind = kind(before, Known.of(ticket));
            if (kind != null) {
                found.add(new Item(kind, ticket));
            }
        }
        return found;
    }

    private static @Nullable Kind kind(@Nullable Known before, Known now) {
        var status = before == null ? "nuevo" : before.status();
        if (now.status().equals("resuelto") && !status.equals("resuelto")) {
            return Kind.RESOLVED;
        }
        if (now.unread() > (before == null ? 0 : before.unread())) {
            return Kind.ANSWERED;
        }
        boolean closed = now.status().equals("cerrado") && !status.equals("cerrado");
        boolean reopened = RESTING.contains(status) && !RESTING.contains(now.status());
        return before != null && (closed || reopened) ? Kind.CHANGED : null;
    }

    /** What is known after this, in place of what was: tickets that are over are forgotten. */
    public static Map<UUID, Known> known(List<TicketSummary> tickets) {
        var now = new HashMap<UUID, Known>();
        tickets.stream()
                .filter(ticket -> !ticket.status().equals("cerrado"))
                .forEach(ticket -> now.put(ticket.ticketId(), Known.of(ticket)));
        return now;
    }
}
