package mx.lanet.helpdesk.ticket.field;

import java.util.List;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;

/** What a ticket says in the house's fields, as its reader may see it. */
public record FieldPanel(List<FieldPanel.Line> lines) {
    public static final FieldPanel NONE = new FieldPanel(List.of());

    public FieldPanel {
        lines = List.copyOf(lines);
    }

    /** Without those that say nothing, for who cannot fill them in. */
    public List<Line> said() {
        return lines.stream().filter(line -> !line.told().isEmpty()).toList();
    }

    /**
     * A field.
     *
     * @param typed what stands in its form
     * @param told what it says, for people; empty for nothing
     * @param choices of a choice, with the one that the ticket has
     * @param missing whether it must still be filled before the ticket is resolved
     * @param editable whether the reader may change it
     * @param problem what to write instead of what was typed; null when there is nothing to mend
     */
    public record Line(
            TicketField field,
            String label,
            String help,
            String typed,
            String told,
            List<Choice> choices,
            boolean missing,
            boolean editable,
            Form.@Nullable Problem problem) {
        public Line {
            choices = List.copyOf(choices);
        }

        /** Below the ticket's own address. */
        public String act() {
            return "fields/" + field.id();
        }
    }
}
