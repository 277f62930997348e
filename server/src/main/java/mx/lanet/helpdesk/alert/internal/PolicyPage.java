package mx.lanet.helpdesk.alert.internal;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.alert.AlertPolicy;
import mx.lanet.helpdesk.alert.AlertRule;
import mx.lanet.helpdesk.alert.Severity;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Shell;
import org.jspecify.annotations.Nullable;

/**
 * What follows from alerts, for everybody or for one client.
 *
 * @param name the client's; empty for everybody
 * @param both what was said here, above what the house says
 * @param clients those that may say something of their own
 * @param lists the saved lists of machines
 * @param conflict somebody else saved meanwhile, and nothing was saved
 */
public record PolicyPage(
        String name,
        AlertPolicy.Effective both,
        List<Choice> clients,
        List<Choice> categories,
        List<Choice> lists,
        boolean mayDecide,
        boolean conflict) {
    public static final List<Integer> MINUTES = List.of(3, 5, 10, 15, 30, 60, 240);
    public static final List<Integer> WAITS = List.of(0, 5, 15, 30, 60);

    public PolicyPage {
        clients = List.copyOf(clients);
        categories = List.copyOf(categories);
        lists = List.copyOf(lists);
    }

    public AlertPolicy here() {
        return both.client();
    }

    public boolean ofHouse() {
        return here().ofHouse();
    }

    public UUID owner() {
        return here().owner();
    }

    public String path() {
        return ofHouse() ? "/alerts/policies" : "/alerts/policies/" + owner();
    }

    /** For forms, where everybody has an address, too. */
    public String action() {
        return "/alerts/policies/" + owner();
    }

    public static boolean isHouse(UUID owner) {
        return owner.equals(Person.HOUSE);
    }

    /** A line of the table: a rule, and where it was said. */
    public record Line(AlertRule rule, boolean own, String origin) {}

    /** What holds for any kind, then what was said of certain kinds. */
    public List<Line> lines() {
        List<Line> any = Arrays.stream(Severity.values())
                .map(severity -> line("", severity))
                .toList();
        java.util.ArrayList<Line> all = new java.util.ArrayList<>(any);
        java.util.stream.Stream.concat(here().rules().stream(), both.house().rules().stream())
                .filter(rule -> !rule.kind().isEmpty() && !rule.ofList())
                .map(rule -> line(rule.kind(), rule.severity()))
                .distinct()
                .forEach(all::add);
        here().rules().stream()
                .filter(AlertRule::ofList)
                .map(rule -> new Line(rule, true, "own"))
                .forEach(all::add);
        both.house().rules().stream()
                .filter(rule -> rule.ofList() && here().rules().stream().noneMatch(rule::sameMatter))
                .map(rule -> new Line(rule, false, "house"))
                .forEach(all::add);
        return all;
    }

    private Line line(String kind, Severity severity) {
        boolean own = here().own(kind, severity).isPresent();
        boolean house = both.house().own(kind, severity).isPresent();
        AlertRule rule = both.narrowed(_ -> false).rule(kind, severity);
        AlertRule named =
                new AlertRule(kind, severity, rule.tickets(), rule.priority(), rule.category(), rule.waitMinutes());
        return new Line(named, own, own ? "own" : house ? "house" : "usual");
    }

    public String category(AlertRule rule, Shell shell) {
        return categories.stream()
                .filter(choice -> choice.value().equals(rule.category()))
                .map(Choice::label)
                .findFirst()
                .orElse(shell.t("alert.policy.category.usual"));
    }

    /** As the select of a patience says it: empty for "as the house". */
    public static String value(@Nullable Integer minutes) {
        return minutes == null ? "" : String.valueOf(minutes);
    }
}
