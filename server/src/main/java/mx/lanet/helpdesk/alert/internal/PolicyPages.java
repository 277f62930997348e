package mx.lanet.helpdesk.alert.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.alert.AlertKind;
import mx.lanet.helpdesk.alert.AlertPolicies;
import mx.lanet.helpdesk.alert.AlertPolicy;
import mx.lanet.helpdesk.alert.AlertRule;
import mx.lanet.helpdesk.alert.Severity;
import mx.lanet.helpdesk.alert.TicketDesk;
import mx.lanet.helpdesk.asset.MachineFilter;
import mx.lanet.helpdesk.asset.MachineFilters;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Flash;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What follows from alerts: the house's rules, and those of single clients above them. */
@Controller
@RequestMapping("/alerts/policies")
class PolicyPages {
    private final AlertPolicies policies;
    private final Clients clients;
    private final MachineFilters filters;
    private final TicketDesk desk;

    PolicyPages(AlertPolicies policies, Clients clients, MachineFilters filters, TicketDesk desk) {
        this.policies = policies;
        this.clients = clients;
        this.filters = filters;
        this.desk = desk;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping
    Answer house(Person person, @RequestParam(defaultValue = "") String client, Locale locale) {
        UUID chosen = AlertFilters.id(client);
        return chosen == null
                ? page(person, Person.HOUSE, locale, false)
                : Answer.seeOther("/alerts/policies/" + chosen);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/{client}")
    Answer ofClient(Person person, @PathVariable UUID client, Locale locale) {
        return page(person, client, locale, false);
    }

    private Answer.Rendered page(Person person, UUID owner, Locale locale, boolean conflict) {
        AlertPolicy.Effective both = policies.effective(person, owner);
        boolean house = PolicyPage.isHouse(owner);
        return Answer.page(
                "alert/policies",
                new PolicyPage(
                        house ? "" : clients.get(person, owner).name(),
                        both,
                        clientsOf(person, owner),
                        desk.categories(owner, "", locale),
                        filters.list(person).stream()
                                .map(list -> new Choice(list.filterId().toString(), list.name(), false))
                                .toList(),
                        person.role() == Role.SUPERADMIN,
                        conflict));
    }

    private List<Choice> clientsOf(Person person, UUID owner) {
        return clients.reachable(person).stream()
                .map((Client client) -> new Choice(
                        client.id().toString(), client.name(), client.id().equals(owner)))
                .toList();
    }

    /** An empty value leaves a matter to what stands above. */
    @ForRoles(SUPERADMIN)
    @PostMapping("/{client}")
    Answer save(
            Person person,
            @PathVariable UUID client,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String tickets,
            @RequestParam(defaultValue = "") String server,
            @RequestParam(defaultValue = "") String workstation,
            Locale locale) {
        AlertPolicy said = new AlertPolicy(
                client,
                tickets.isEmpty() ? null : Boolean.valueOf(tickets.equals("yes")),
                minutes(server),
                minutes(workstation),
                version,
                List.of());
        try {
            policies.save(person, said, version);
        } catch (Refusal refusal) {
            if (!refusal.problem().code().equals(Problem.conflict().code())) {
                throw refusal;
            }
            return page(person, client, locale, true).status(HttpStatus.CONFLICT);
        }
        return back(client).with(Flash.ok("alert.flash.policy"));
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{client}/rules")
    Answer put(
            Person person,
            @PathVariable UUID client,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String severity,
            @RequestParam(defaultValue = "") String filter,
            @RequestParam(defaultValue = "") String tickets,
            @RequestParam(defaultValue = "") String priority,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String wait) {
        Integer minutes = minutes(wait);
        boolean known = (kind.isEmpty() || AlertKind.NAMED.contains(kind))
                && AlertRule.PRIORITIES.contains(priority)
                && (category.isEmpty() || AlertFilters.id(category) != null);
        UUID listed = AlertFilters.id(filter);
        Severity of = Severity.find(severity).orElse(null);
        if (!known || of == null || !filter.isEmpty() && listed == null) {
            throw Problem.of(400, "bad_request").refusal();
        }
        Optional<MachineFilter> list = Optional.ofNullable(listed).map(id -> filters.get(person, id));
        policies.put(
                person,
                client,
                new AlertRule(
                        kind,
                        of,
                        list.map(MachineFilter::list).orElse(""),
                        list.map(MachineFilter::name).orElse(""),
                        tickets.equals("yes"),
                        priority,
                        category,
                        minutes == null ? 0 : minutes));
        return back(client).with(Flash.ok("alert.flash.rule"));
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{client}/rules/remove")
    Answer remove(
            Person person,
            @PathVariable UUID client,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String severity,
            @RequestParam(defaultValue = "") String list) {
        Severity of = Severity.find(severity)
                .orElseThrow(() -> Problem.of(400, "bad_request").refusal());
        if (kind.length() > 100 || list.length() > MachineFilter.LIST_MAX) {
            throw Problem.of(400, "bad_request").refusal();
        }
        policies.remove(person, client, kind, of, list);
        return back(client).with(Flash.ok("alert.flash.rule-removed"));
    }

    private static Answer.SeeOther back(UUID owner) {
        return Answer.seeOther(PolicyPage.isHouse(owner) ? "/alerts/policies" : "/alerts/policies/" + owner);
    }

    private static @Nullable Integer minutes(String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) > AlertRule.WAIT_MAX) {
            throw Problem.of(400, "bad_request").refusal();
        }
        return Integer.valueOf(text);
    }
}
