package mx.lanet.helpdesk.alert;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import mx.lanet.helpdesk.shared.Person;
import org.jspecify.annotations.Nullable;

/**
 * What the house, or one client, has said about its alerts; null is nothing, so that what stands above holds.
 *
 * @param owner a client, or {@link Person#HOUSE} for everybody
 * @param tickets whether tickets are made at all
 * @param serverMinutes so long a server is away before that is an alert; 0 for never
 * @param version 0 as long as nothing was said
 */
public record AlertPolicy(
        UUID owner,
        @Nullable Boolean tickets,
        @Nullable Integer serverMinutes,
        @Nullable Integer workstationMinutes,
        int version,
        List<AlertRule> rules) {
    private static final int SERVER_MINUTES = 3;

    public AlertPolicy {
        rules = List.copyOf(rules);
    }

    static AlertPolicy silent(UUID owner) {
        return new AlertPolicy(owner, null, null, null, 0, List.of());
    }

    public boolean ofHouse() {
        return owner.equals(Person.HOUSE);
    }

    /** The rule that stands here for this kind, or for any, those of saved lists first; empty when none does. */
    Optional<AlertRule> rule(String kind, Severity severity) {
        return said(kind, severity, true)
                .or(() -> said("", severity, true))
                .or(() -> own(kind, severity))
                .or(() -> own("", severity));
    }

    /** What was said of all machines. */
    public Optional<AlertRule> own(String kind, Severity severity) {
        return said(kind, severity, false);
    }

    private Optional<AlertRule> said(String kind, Severity severity, boolean ofList) {
        return rules.stream()
                .filter(rule -> rule.ofList() == ofList
                        && rule.severity() == severity
                        && rule.kind().equals(kind))
                .findFirst();
    }

    /** Without the rules of lists that do not hold. */
    private AlertPolicy narrowed(Predicate<String> holds) {
        List<AlertRule> left = rules.stream()
                .filter(rule -> !rule.ofList() || holds.test(rule.listAddress()))
                .toList();
        return new AlertPolicy(owner, tickets, serverMinutes, workstationMinutes, version, left);
    }

    /** A client's policy above the house's. */
    public record Effective(AlertPolicy house, AlertPolicy client) {
        /** @param own what was said for the one machine; null when nothing was */
        boolean makesTickets(@Nullable Boolean own) {
            if (own != null) {
                return own;
            }
            return makesTickets();
        }

        public boolean makesTickets() {
            Boolean ours = client.tickets() == null ? house.tickets() : client.tickets();
            return ours != null && ours;
        }

        /** @param holds whether a saved list, as its address says it, has the machine in question */
        public Effective narrowed(Predicate<String> holds) {
            return new Effective(house.narrowed(holds), client.narrowed(holds));
        }

        /** Of one machine only after {@link #narrowed}. */
        public AlertRule rule(String kind, Severity severity) {
            return client.rule(kind, severity)
                    .or(() -> house.rule(kind, severity))
                    .orElseGet(() -> AlertRule.usual(severity));
        }

        /** How long a machine may be away before that is an alert; empty when it never is. */
        public Optional<Duration> patience(boolean server) {
            Integer ours = server ? client.serverMinutes() : client.workstationMinutes();
            Integer houses = server ? house.serverMinutes() : house.workstationMinutes();
            int usual = server ? SERVER_MINUTES : 0;
            int minutes = ours != null ? ours : houses != null ? houses : usual;
            return minutes == 0 ? Optional.empty() : Optional.of(Duration.ofMinutes(minutes));
        }
    }
}
