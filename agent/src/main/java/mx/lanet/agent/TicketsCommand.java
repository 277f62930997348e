package mx.lanet.agent;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Objects;
import java.util.concurrent.Callable;
import mx.lanet.agent.link.AgentClock;
import mx.lanet.agent.link.Answer;
import mx.lanet.agent.local.LocalClient;
import mx.lanet.agent.service.AgentLog;
import mx.lanet.agent.service.AgentService;
import mx.lanet.agent.store.Database;
import mx.lanet.agent.store.Identity;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.Outbox;
import mx.lanet.protocol.TicketPage;
import mx.lanet.protocol.TicketPage.TicketSummary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;

/** Lists this machine's tickets: those the server has, and those that wait here. */
@Command(name = "tickets")
final class TicketsCommand implements Callable<Integer> {
    @ParentCommand
    @Nullable
    AgentCommand agent;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--search", descriptionKey = "option.search")
    @Nullable
    String search;

    @Option(names = "--status", descriptionKey = "option.status")
    @Nullable
    String status;

    @Option(names = "--page", descriptionKey = "option.page", defaultValue = "1")
    int page = 1;

    @Override
    public Integer call() throws IOException {
        var options = Objects.requireNonNull(agent);
        AgentLog.toTerminal(options.debug);
        var place = options.workplace(spec);
        var identity = Identity.read(place.folder());
        if (identity.isEmpty()) {
            place.complain("run.not_registered");
            return ExitCode.NOT_REGISTERED;
        }
        printWaiting(place);
        var service = LocalClient.find(place.folder());
        return service.isPresent()
                ? throughService(place, service.get())
                : print(place, directly(place, identity.get()));
    }

    private int throughService(Workplace place, LocalClient service) throws IOException {
        var reply = service.get("/tickets?" + query());
        return print(place, new Answer.Received(reply.status(), reply.body(), Duration.ZERO, null));
    }

    private Answer directly(Workplace place, Identity identity) throws IOException {
        var session = DirectTicket.session(place, identity, AgentClock.system());
        return session.call(token -> session.link().get("/api/tickets/my-tickets?" + query(), token));
    }

    private String query() {
        var query = new StringBuilder("page=").append(page);
        if (search != null) {
            query.append("&search=").append(URLEncoder.encode(search, StandardCharsets.UTF_8));
        }
        if (status != null) {
            query.append("&status=").append(URLEncoder.encode(status, StandardCharsets.UTF_8));
        }
        return query.toString();
    }

    private static void printWaiting(Workplace place) throws IOException {
        try (var database = Database.open(place.folder())) {
            var outbox = new Outbox(database, AgentService.limits(place.settings()));
            for (var item : outbox.undeliveredTickets(100)) {
                var ticket = Json.WIRE
                        .readValue(item.json(), Outbox.QueuedTicket.class)
                        .ticket();
                var subject = ticket.subject() == null ? firstLine(ticket.description()) : ticket.subject();
                if (item.refusal() == null) {
                    place.say("tickets.waiting", date(place, item.queuedAt()), subject);
                } else {
                    place.say("tickets.refused", date(place, item.queuedAt()), subject, item.refusal());
                }
            }
        }
    }

    private static int print(Workplace place, Answer answer) {
        TicketPage found = null;
        try {
            found = answer.verdict() == Answer.Verdict.DONE ? answer.read(TicketPage.class) : null;
        } catch (JacksonException e) {
            // Told below, like every other answer that is no list.
        }
        if (found == null || found.tickets() == null) {
            place.complain("tickets.away", answer.summary());
            return ExitCode.TROUBLE;
        }
        if (found.tickets().isEmpty()) {
            place.say("tickets.none");
        }
        found.tickets().forEach(ticket -> print(place, ticket));
        int pages = found.perPage() <= 0 ? 1 : (int) Math.ceilDiv(found.total(), found.perPage());
        if (pages > 1) {
            place.say("tickets.page", found.page(), pages, found.total());
        }
        return ExitCode.OK;
    }

    private static void print(Workplace place, TicketSummary ticket) {
        place.out()
                .println(String.join(
                        "  ",
                        ticket.ticketNumber(),
                        padded(word(place, "status", ticket.status()), 12),
                        padded(word(place, "priority", ticket.priority()), 8),
                        ticket.createdAt() == null ? "" : date(place, ticket.createdAt()),
                        Objects.requireNonNullElse(ticket.subject(), "")));
        if (ticket.assignedTo() != null) {
            place.out().println("            " + place.messages().text("tickets.assigned", ticket.assignedTo()));
        }
    }

    private static String word(Workplace place, String kind, @Nullable String value) {
        var key = kind + "." + value;
        return value != null && place.messages().bundle().containsKey(key)
                ? place.messages().text(key)
                : Objects.requireNonNullElse(value, "");
    }

    private static String padded(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }

    private static String date(Workplace place, Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                .withLocale(place.messages().locale())
                .format(at.atZone(ZoneId.systemDefault()));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
