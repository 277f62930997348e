package mx.lanet.helpdesk.ticket.sla;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.Priority;
import org.jspecify.annotations.Nullable;

/**
 * What the house, or one client's contract, says. A client's goes before the house's line by line.
 *
 * @param steps null for those of the house
 * @param told whether people who ask are told by when they are answered
 */
public record Agreement(List<Line> lines, @Nullable List<Step> steps, boolean told) {
    /** Lines of this many categories at most. */
    static final int MOST_CATEGORIES = 50;

    static final Agreement NOTHING = new Agreement(List.of(), null, false);

    /** The house's, until it says otherwise. */
    static final Agreement USUAL = new Agreement(
            List.of(
                    new Line(null, Priority.CRITICA, new Promise(30, 4 * 60, true)),
                    new Line(null, Priority.ALTA, new Promise(60, 8 * 60, false)),
                    new Line(null, Priority.MEDIA, new Promise(4 * 60, 24 * 60, false)),
                    new Line(null, Priority.BAJA, new Promise(8 * 60, 40 * 60, false))),
            List.of(
                    new Step(Target.FIRST, 80, Step.Deed.NOTIFY, null),
                    new Step(Target.RESOLUTION, 80, Step.Deed.NOTIFY, null)),
            false);

    public Agreement {
        lines = List.copyOf(lines);
        steps = steps == null ? null : List.copyOf(steps);
    }

    /**
     * What is promised for tickets of a category, and all below it, and a priority.
     *
     * @param category null for all that no other line says
     */
    public record Line(@Nullable UUID category, Priority priority, Promise promise) {}

    Optional<Line> line(@Nullable UUID category, Priority priority) {
        return lines.stream()
                .filter(line -> line.priority() == priority && Objects.equals(line.category(), category))
                .findFirst();
    }
}
