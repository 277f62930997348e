package mx.lanet.helpdesk.ticket.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.ForAgents;
import mx.lanet.helpdesk.shared.JsonRequests;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.TicketLists;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.ticket.category.Categories;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The tickets of an agent's own machine: {@code docs/agent-api.md} has the contract. */
@RestController
@RequestMapping("/api/tickets")
class AgentTicketEndpoint {
    static final DataSize BODY_MAX = DataSize.ofKilobytes(256);
    private static final int PER_PAGE = 20;

    private final Tickets tickets;
    private final TicketLists lists;
    private final Categories categories;

    AgentTicketEndpoint(Tickets tickets, TicketLists lists, Categories categories) {
        this.tickets = tickets;
        this.lists = lists;
        this.categories = categories;
    }

    @ForAgents(ownLine = true)
    @PostMapping("/create-from-agent")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> create(
            Agent agent,
            HttpServletRequest request,
            @RequestHeader(name = AgentAsks.KEY, required = false) @Nullable String key)
            throws IOException {
        String checkedKey = AgentAsks.key(key);
        return AgentTicketAnswer.created(tickets.createFromAgent(
                agent, AgentTicketBody.opening(agent, JsonRequests.read(request, BODY_MAX)), checkedKey));
    }

    @ForAgents
    @GetMapping("/my-tickets")
    Map<String, @Nullable Object> mine(
            Agent agent,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(name = AgentAsks.USER, required = false) @Nullable String user,
            @RequestParam(name = AgentAsks.READER, required = false) @Nullable String reader,
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(name = "per_page", defaultValue = "" + PER_PAGE) String perPage) {
        String checkedUser = AgentAsks.user(user);
        String checkedReader = AgentAsks.user(reader);
        List<FieldError> errors = new ArrayList<>();
        List<State> states = AgentAsks.states(status, errors);
        if (search.length() > 200) {
            errors.add(new FieldError("search", "too_long", 200));
        }
        Slice.Request asked =
                new Slice.Request(AgentAsks.whole("page", page, errors), AgentAsks.whole("per_page", perPage, errors));
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refusal();
        }
        return AgentTicketAnswer.list(
                lists.ofMachine(agent, states, checkedUser, checkedReader, Words.line(search), asked));
    }

    /** What may stand as {@code category} in a new ticket, each right after the one above it. */
    @ForAgents
    @GetMapping("/categories")
    Map<String, @Nullable Object> categories(Agent agent, Locale locale) {
        return AgentTicketAnswer.categories(categories.of(agent, agent.clientId()), locale);
    }
}
