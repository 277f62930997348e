package mx.lanet.helpdesk.alert.internal;

import java.util.List;
import mx.lanet.helpdesk.alert.Alert;
import mx.lanet.helpdesk.alert.AlertEvent;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;

/**
 * One alert.
 *
 * @param history newest first; empty for who is not of the team
 * @param team whom it may be given to
 * @param conflict somebody else decided meanwhile, and nothing was saved
 */
public record AlertPage(
        Alert alert, List<AlertEvent> history, List<Choice> team, boolean staff, Form form, boolean conflict) {
    public AlertPage {
        history = List.copyOf(history);
        team = List.copyOf(team);
    }

    /** For how long an alert may be silenced, in minutes. */
    public static final List<Integer> SILENCES = List.of(60, 240, 480, 1440, 10080);

    /** The alerts of a ticket, beside it. */
    public record Beside(String of, List<Alert> alerts) {
        public Beside {
            alerts = List.copyOf(alerts);
        }
    }
}
