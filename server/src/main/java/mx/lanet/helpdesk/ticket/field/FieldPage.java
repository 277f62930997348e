package mx.lanet.helpdesk.ticket.field;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.field.TicketField.Limits;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * The form of a field.
 *
 * @param field null for a new one
 * @param conflict somebody else has saved meanwhile
 * @param needs when it must be filled
 * @param categories to choose those whose tickets have it
 * @param machineKinds likewise
 * @param clients likewise
 */
public record FieldPage(
        Form form,
        @Nullable TicketField field,
        String label,
        int version,
        boolean conflict,
        List<Choice> needs,
        List<Choice> categories,
        List<Choice> machineKinds,
        List<Choice> clients) {
    public FieldPage {
        needs = List.copyOf(needs);
        categories = List.copyOf(categories);
        machineKinds = List.copyOf(machineKinds);
        clients = List.copyOf(clients);
    }

    public String action() {
        return field == null ? "/fields/new" : "/fields/" + field.id();
    }

    /** What it holds, or what the form says so far. */
    public FieldKind kind() {
        return field == null ? FieldKind.find(form.value("kind")).orElse(FieldKind.TEXT) : field.kind();
    }

    public boolean ofMachines() {
        return field == null ? form.value("of").equals("machines") : field.ofMachines();
    }

    public String list() {
        return ofMachines() ? "/fields?of=machines" : "/fields";
    }

    public boolean forTeam() {
        return field == null ? form.value("audience").equals("team") : field.forTeam();
    }

    public boolean everyClient() {
        return !form.value("scope").equals("some");
    }

    public boolean everyCategory() {
        return !form.value("within").equals("some");
    }

    public List<FieldOption> options() {
        return field == null ? List.of() : field.options();
    }

    /** The name of an option's field: its label, its English label, its place, and whether it is offered. */
    public static String option(String what, UUID id) {
        return what + "-" + id;
    }

    public int longestOfAll() {
        return Limits.LONGEST;
    }
}
