package mx.lanet.helpdesk.ticket.watch;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.identity.User;
import org.jspecify.annotations.Nullable;

/**
 * Who watches a ticket: at its side, or on a page where people are added.
 *
 * @param path of the ticket
 * @param me the reader
 * @param asker who asked, and so hears of everything anyway; null for somebody without an account
 * @param team those of the team who can be added; only on the page
 * @param people those of the client who were found; only on the page
 * @param words what was looked for among them
 */
public record WatchPanel(
        String path,
        List<Watcher> watchers,
        UUID me,
        @Nullable UUID asker,
        List<TeamMate> team,
        List<User> people,
        String words) {
    public WatchPanel {
        watchers = List.copyOf(watchers);
        team = List.copyOf(team);
        people = List.copyOf(people);
    }

    public boolean mine() {
        return watches(me);
    }

    public boolean watches(UUID userId) {
        return watchers.stream().anyMatch(one -> one.userId().equals(userId));
    }

    public boolean asked(UUID userId) {
        return userId.equals(asker);
    }

    public String action() {
        return path + "/watchers";
    }
}
