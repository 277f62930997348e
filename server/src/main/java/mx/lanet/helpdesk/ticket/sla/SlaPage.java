package mx.lanet.helpdesk.ticket.sla;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * What the house, or one client's contract, says; with forms for who decides it.
 *
 * @param agreement the form of the promises
 * @param steps the form of what happens by itself
 * @param calendar the form of the hours and free days
 * @param blocks the categories that have lines in the form, that of all first
 * @param categories that may be given lines of their own
 * @param deeds what a step may do
 * @param year whose free days are shown
 * @param examples what would be due of a ticket made now
 * @param clients those that say something of their own, and all others for the choice
 * @param conflict somebody else has saved meanwhile
 */
public record SlaPage(
        Agreements.Stated stated,
        boolean edits,
        Form agreement,
        Form steps,
        Form calendar,
        List<Block> blocks,
        List<Choice> categories,
        List<Choice> deeds,
        int year,
        List<OfficeCalendar.FreeDay> freeDays,
        List<Example> examples,
        List<Other> clients,
        List<Choice> choices,
        boolean conflict) {
    /** The lines of one category; of all for null. */
    public record Block(@Nullable UUID category, String name) {
        public String field(Priority priority, String what) {
            return TermsForm.name(category, priority, what);
        }
    }

    /** What would be due of a ticket of this priority that is made now; nulls where nothing is promised. */
    public record Example(Priority priority, @Nullable Instant first, @Nullable Instant resolution, boolean ofHouse) {}

    /** A client that says something of its own. */
    public record Other(UUID id, String name) {}

    /** The same, when somebody else has saved meanwhile. */
    SlaPage conflicting() {
        return new SlaPage(
                stated,
                edits,
                agreement,
                steps,
                calendar,
                blocks,
                categories,
                deeds,
                year,
                freeDays,
                examples,
                clients,
                choices,
                true);
    }

    /** Where the hours that hold are meant. */
    public ZoneId zone() {
        return stated.terms().office().zone();
    }

    public String path() {
        return stated.ofHouse() ? "/sla" : "/sla/" + stated.owner();
    }

    /** Where its forms are sent. */
    public String action(String what) {
        return "/sla/" + stated.owner() + "/" + what;
    }

    /** From the most urgent on. */
    public List<Priority> priorities() {
        return List.of(Priority.CRITICA, Priority.ALTA, Priority.MEDIA, Priority.BAJA);
    }

    /** The rows of the steps' form: what there is, and two to be filled in. */
    public int rows() {
        long there = steps.values().keySet().stream()
                .filter(name -> name.endsWith(".percent"))
                .count();
        return (int) Math.min(Step.MOST, there + 2);
    }
}
