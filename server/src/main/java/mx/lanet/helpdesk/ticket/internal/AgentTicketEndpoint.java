package mx.lanet.helpdesk.ticket.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.ForAgents;
import mx.lanet.helpdesk.shared.JsonRequests;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.Attachment;
import mx.lanet.helpdesk.ticket.Attachments;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketLists;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** The tickets of an agent's own machine: {@code docs/api.md} has the contract. */
@RestController
@RequestMapping("/api/tickets")
class AgentTicketEndpoint {
    private static final DataSize BODY_MAX = DataSize.ofKilobytes(256);
    private static final String KEY = "Idempotency-Key";
    private static final int PER_PAGE = 20;
    private static final int MOST_FILES = 10;

    private final Tickets tickets;
    private final TicketLists lists;
    private final Attachments attachments;

    AgentTicketEndpoint(Tickets tickets, TicketLists lists, Attachments attachments) {
        this.tickets = tickets;
        this.lists = lists;
        this.attachments = attachments;
    }

    @ForAgents
    @PostMapping("/create-from-agent")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> create(
            Agent agent, HttpServletRequest request, @RequestHeader(name = KEY, required = false) @Nullable String key)
            throws IOException {
        String checkedKey = key(key);
        return AgentTicketAnswer.created(tickets.createFromAgent(
                agent, AgentTicketBody.opening(agent, JsonRequests.read(request, BODY_MAX)), checkedKey));
    }

    @ForAgents
    @GetMapping("/my-tickets")
    Map<String, @Nullable Object> mine(
            Agent agent,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(name = "per_page", defaultValue = "" + PER_PAGE) String perPage) {
        List<FieldError> errors = new ArrayList<>();
        Optional<State> state = State.find(status);
        if (state.isEmpty() && !status.isEmpty()) {
            List<String> words = Arrays.stream(State.values()).map(State::word).toList();
            errors.add(new FieldError("status", "not_one_of", String.join(", ", words)));
        }
        if (search.length() > 200) {
            errors.add(new FieldError("search", "too_long", 200));
        }
        Slice.Request asked = new Slice.Request(whole("page", page, errors), whole("per_page", perPage, errors));
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refusal();
        }
        return AgentTicketAnswer.list(lists.ofMachine(agent, state.orElse(null), Words.line(search), asked));
    }

    @ForAgents
    @GetMapping("/{id}")
    Map<String, @Nullable Object> one(Agent agent, @PathVariable String id) {
        Tickets.Conversation conversation = tickets.read(agent, id(id));
        return AgentTicketAnswer.one(conversation, attachments.of(agent, conversation.ticket()));
    }

    @ForAgents
    @PostMapping("/{id}/comments")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> comment(
            Agent agent,
            @PathVariable String id,
            HttpServletRequest request,
            @RequestHeader(name = KEY, required = false) @Nullable String key)
            throws IOException {
        String checkedKey = key(key);
        UUID ticketId = tickets.get(agent, id(id)).ticketId();
        String comment = AgentTicketBody.comment(JsonRequests.read(request, BODY_MAX));
        return AgentTicketAnswer.created(done(tickets.reply(agent, ticketId, comment, Channel.AGENTE, checkedKey)));
    }

    @ForAgents
    @PostMapping("/{id}/rating")
    Map<String, @Nullable Object> rate(Agent agent, @PathVariable String id, HttpServletRequest request)
            throws IOException {
        UUID ticketId = tickets.get(agent, id(id)).ticketId();
        AgentTicketBody.Rating rating = AgentTicketBody.rating(JsonRequests.read(request, BODY_MAX));
        return AgentTicketAnswer.created(done(tickets.rate(agent, ticketId, rating.score(), rating.comment())));
    }

    /** One file or several, in parts of whatever name. With one key, the files are told apart by their order. */
    @ForAgents
    @PostMapping("/{id}/attachments")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> attach(
            Agent agent,
            @PathVariable String id,
            HttpServletRequest request,
            @RequestHeader(name = KEY, required = false) @Nullable String key)
            throws IOException {
        String checkedKey = key(key);
        UUID ticketId = tickets.get(agent, id(id)).ticketId();
        List<Attachment> kept = new ArrayList<>();
        for (MultipartFile file : files(request)) {
            String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
            String fileKey = checkedKey == null ? null : checkedKey + " " + kept.size();
            try (InputStream content = file.getInputStream()) {
                kept.add(attachments.add(agent, ticketId, new Attachments.Upload(name, content, false, null, fileKey)));
            }
        }
        return AgentTicketAnswer.attached(kept);
    }

    private static List<MultipartFile> files(HttpServletRequest request) {
        if (!(request instanceof MultipartHttpServletRequest multipart)) {
            throw Problem.of(415, "unsupported_media_type").refusal();
        }
        List<MultipartFile> files = multipart.getMultiFileMap().values().stream()
                .flatMap(List::stream)
                .toList();
        if (files.isEmpty()) {
            throw Problem.invalid(List.of(new FieldError("file", "required"))).refusal();
        }
        if (files.size() > MOST_FILES) {
            throw Problem.invalid(List.of(new FieldError("file", "too_many", MOST_FILES)))
                    .refusal();
        }
        return files;
    }

    private static Ticket done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(Ticket ticket, var _) -> ticket;
            case Outcome.NotNow(Ticket _, String code, var _) ->
                throw Problem.of(409, code).refusal();
            case Outcome.ChangedMeanwhile _ -> throw Problem.conflict().refusal();
        };
    }

    /** What is no id names no ticket. */
    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound().refusal();
        }
    }

    private static @Nullable String key(@Nullable String key) {
        if (key == null || key.isBlank()) {
            return null;
        }
        if (key.length() > Tickets.KEY_MAX) {
            throw Problem.invalid(List.of(new FieldError(KEY, "too_long", Tickets.KEY_MAX)))
                    .refusal();
        }
        return Words.line(key);
    }

    private static int whole(String name, String text, List<FieldError> errors) {
        if (!text.matches("[0-9]{1,6}")) {
            errors.add(new FieldError(name, "not_whole_number"));
            return 1;
        }
        return Integer.parseInt(text);
    }
}
