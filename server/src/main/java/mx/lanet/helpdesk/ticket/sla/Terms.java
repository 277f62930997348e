package mx.lanet.helpdesk.ticket.sla;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Priority;
import org.jspecify.annotations.Nullable;

/**
 * What holds for the tickets of one client.
 *
 * @param client the client, the house itself for what it says where nobody else does
 * @param own what the client's own contract says
 * @param house what holds where it says nothing
 * @param office the client's calendar, or the house's
 * @param ownCalendar whether it is the client's
 */
public record Terms(UUID client, Agreement own, Agreement house, OfficeTime office, boolean ownCalendar) {

    /**
     * What holds for a ticket, and why.
     *
     * @param owner the client, or the house, whose line it is
     * @param category whose line it is; null for that of all categories
     */
    public record Held(Promise promise, UUID owner, @Nullable UUID category) {
        static final Held NOTHING = new Held(Promise.NONE, Person.HOUSE, null);
    }

    /** @param path the ticket's category and those above it; the nearest line holds, the client's before the house's */
    Held held(List<UUID> path, Priority priority) {
        List<@Nullable UUID> nearestFirst = new ArrayList<>(path);
        nearestFirst.add(null);
        return nearestFirst.stream()
                .flatMap(category ->
                        Stream.of(of(own, client, category, priority), of(house, Person.HOUSE, category, priority)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Held.NOTHING);
    }

    private static Optional<Held> of(Agreement agreement, UUID owner, @Nullable UUID category, Priority priority) {
        return agreement.line(category, priority).map(line -> new Held(line.promise(), owner, category));
    }

    /** Whether who asks is told by when the answer comes. */
    boolean told() {
        return own.equals(Agreement.NOTHING) ? house.told() : own.told();
    }

    List<Step> steps() {
        return own.steps() != null ? own.steps() : Objects.requireNonNullElse(house.steps(), List.of());
    }

    boolean knowsCategories() {
        return Stream.of(own, house)
                .flatMap(agreement -> agreement.lines().stream())
                .anyMatch(line -> line.category() != null);
    }
}
