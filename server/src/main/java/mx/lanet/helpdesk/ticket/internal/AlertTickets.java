package mx.lanet.helpdesk.ticket.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.alert.TicketDesk;
import mx.lanet.helpdesk.monitoring.Readings;
import mx.lanet.helpdesk.monitoring.Readings.Newest;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Category;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.ticket.category.Categories;
import mx.lanet.helpdesk.ticket.category.CategoryTree;
import mx.lanet.helpdesk.web.Choice;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tickets of alerts: made, resolved and opened again by the server itself. */
@Component
class AlertTickets implements TicketDesk {
    private static final Logger LOG = LoggerFactory.getLogger(AlertTickets.class);
    private static final Automation SERVER = new Automation("alertas");

    private final Tickets tickets;
    private final Categories categories;
    private final Readings readings;
    private final JsonMapper json;

    AlertTickets(Tickets tickets, Categories categories, Readings readings, JsonMapper json) {
        this.tickets = tickets;
        this.categories = categories;
        this.readings = readings;
        this.json = json;
    }

    @Override
    public Made make(Order order) {
        Ticket ticket = tickets.create(
                SERVER,
                new Opening(
                        order.clientId(),
                        Words.line(order.subject()),
                        Words.clean(order.description()),
                        Category.of(order.category()),
                        Priority.find(order.priority()).orElse(null),
                        Channel.AGENTE,
                        null,
                        order.requesterName(),
                        order.assetId(),
                        order.assetName(),
                        order.siteId(),
                        order.assetId() == null ? "{}" : facts(order.clientId(), order.assetId(), order.assetName())),
                order.key());
        return new Made(ticket.ticketId(), ticket.code());
    }

    /** The machine as it is now, as a ticket keeps it. */
    private String facts(UUID clientId, UUID assetId, String name) {
        return readings.newest(clientId, assetId).map(now -> facts(name, now)).orElse("{}");
    }

    private String facts(String name, Newest now) {
        Map<String, Object> metrics = new LinkedHashMap<>();
        put(metrics, "cpu_usage", now.cpu());
        put(metrics, "memory_usage", now.memory());
        put(metrics, "disk_usage", now.disk());
        put(metrics, "temperature", now.temperature());
        put(metrics, "uptime", now.uptimeSeconds());
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("computer_name", name);
        put(facts, "current_user", now.loggedUsers());
        facts.put("system_metrics", metrics);
        return json.writeValueAsString(facts);
    }

    private static void put(Map<String, Object> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value);
        }
    }

    @Override
    public void resolve(UUID clientId, UUID ticketId, String words) {
        Ticket ticket = tickets.living(SERVER, tickets.get(SERVER, ticketId));
        boolean own = ticket.ticketId().equals(ticketId);
        if (!ticket.state().isOpen()) {
            return;
        }
        // What it was merged into is about more than this alert, and what still lacks a field waits for somebody.
        boolean resolved = own && tell(tickets.resolve(SERVER, ticketId, words));
        if (!resolved) {
            tell(tickets.reply(SERVER, ticket.ticketId(), words, Channel.AGENTE, null));
        }
    }

    @Override
    public void reopen(UUID clientId, UUID ticketId, String words) {
        Ticket ticket = tickets.living(SERVER, tickets.get(SERVER, ticketId));
        if (!ticket.state().isOpen()) {
            tell(tickets.reopen(SERVER, ticket.ticketId()));
        }
        tell(tickets.reply(SERVER, ticket.ticketId(), words, Channel.AGENTE, null));
    }

    private static boolean tell(Outcome outcome) {
        if (outcome instanceof Outcome.NotNow(Ticket ticket, String code, var _)) {
            LOG.atInfo().addKeyValue("ticket.id", ticket.ticketId()).log("An alert's ticket took no word: {}", code);
        }
        return outcome instanceof Outcome.Done;
    }

    @Override
    public List<Choice> categories(UUID owner, String chosen, Locale locale) {
        CategoryTree tree = categories.of(SERVER, owner.equals(Person.HOUSE) ? null : owner);
        return tree.offered().stream()
                .map(branch -> branch.node().id())
                .map(id -> new Choice(
                        id.toString(), tree.fullName(id, locale), id.toString().equals(chosen)))
                .toList();
    }
}
