package mx.lanet.helpdesk.ticket.field;

import java.util.List;

/** Every field of the house, in the order in which forms ask for them. */
public record FieldListPage(List<FieldListPage.Line> lines, boolean full, boolean ofMachines) {
    public FieldListPage {
        lines = List.copyOf(lines);
    }

    /**
     * A field.
     *
     * @param categories the names of those that have it, or of the kinds of machines; empty for every one
     */
    public record Line(TicketField field, String label, String categories) {}
}
