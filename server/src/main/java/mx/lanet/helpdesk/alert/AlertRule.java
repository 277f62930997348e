package mx.lanet.helpdesk.alert;

import java.time.Duration;
import java.util.List;
import mx.lanet.helpdesk.asset.MachineFilter;

/**
 * What follows from alerts of a kind and severity.
 *
 * @param kind empty for any
 * @param priority of the ticket, a word of the product
 * @param category the id of the ticket's category; empty for the usual one
 * @param listAddress what the saved list asks for whose machines it is of; empty for all machines, sites and jobs
 * @param listName as the list was called
 * @param waitMinutes so long an alert must be open first, 0 to {@value #WAIT_MAX}
 */
public record AlertRule(
        String kind,
        Severity severity,
        String listAddress,
        String listName,
        boolean tickets,
        String priority,
        String category,
        int waitMinutes) {
    public static final int WAIT_MAX = 1440;
    public static final List<String> PRIORITIES = List.of("baja", "media", "alta", "critica");

    public AlertRule {
        if (kind.length() > Trouble.KIND_MAX
                || !PRIORITIES.contains(priority)
                || category.length() > 100
                || listAddress.length() > MachineFilter.LIST_MAX
                || listName.length() > MachineFilter.NAME_MAX
                || waitMinutes < 0
                || waitMinutes > WAIT_MAX) {
            throw new IllegalArgumentException("a rule's words are out of their limits");
        }
    }

    /** One of all machines, sites and jobs. */
    public AlertRule(
            String kind, Severity severity, boolean tickets, String priority, String category, int waitMinutes) {
        this(kind, severity, "", "", tickets, priority, category, waitMinutes);
    }

    public boolean ofList() {
        return !listAddress.isEmpty();
    }

    /** Whether one takes the place of the other where it is said. */
    public boolean sameMatter(AlertRule other) {
        return kind.equals(other.kind) && severity == other.severity && listAddress.equals(other.listAddress);
    }

    /** What holds where nobody has said anything: the grave ones become tickets. */
    static AlertRule usual(Severity severity) {
        return switch (severity) {
            case CRITICAL -> new AlertRule("", severity, true, "critica", "", 0);
            case WARNING -> new AlertRule("", severity, false, "media", "", 0);
            case INFO -> new AlertRule("", severity, false, "baja", "", 0);
        };
    }

    Duration waiting() {
        return Duration.ofMinutes(waitMinutes);
    }
}
