package mx.lanet.helpdesk.ticket.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.ForAgents;
import mx.lanet.helpdesk.shared.JsonRequests;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.ticket.Attachments;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.MachineTickets;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
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

/** One ticket of an agent's own machine, or of one user of it: {@code docs/agent-api.md} has the contract. */
@RestController
@RequestMapping("/api/tickets/{id}")
class AgentConversationEndpoint {
    private final Tickets tickets;
    private final MachineTickets own;
    private final Attachments attachments;
    private final AgentFiles files;
    private final MessageSource messages;

    AgentConversationEndpoint(
            Tickets tickets, MachineTickets own, Attachments attachments, AgentFiles files, MessageSource messages) {
        this.tickets = tickets;
        this.own = own;
        this.attachments = attachments;
        this.files = files;
        this.messages = messages;
    }

    /** Programs look, too: what is unread stays so. */
    @ForAgents
    @GetMapping
    Map<String, @Nullable Object> one(
            Agent agent,
            @PathVariable String id,
            @RequestParam(name = AgentAsks.USER, required = false) @Nullable String user,
            @RequestParam(name = AgentAsks.READER, required = false) @Nullable String reader,
            Locale locale) {
        MachineTickets.Seen seen = own.look(agent, ticket(agent, id, user), AgentAsks.user(reader));
        return AgentTicketAnswer.one(
                seen, attachments.of(agent, seen.conversation().ticket()), new Texts(messages, locale));
    }

    @ForAgents
    @PostMapping("/read")
    Map<String, @Nullable Object> read(
            Agent agent,
            @PathVariable String id,
            @RequestParam(name = AgentAsks.USER, required = false) @Nullable String user,
            @RequestParam(name = AgentAsks.READER, required = false) @Nullable String reader) {
        Ticket ticket = ticket(agent, id, user);
        own.markRead(agent, ticket, AgentAsks.user(reader));
        return AgentTicketAnswer.created(ticket);
    }

    /** As JSON, or in parts with files: what is wrong with a file then stands beside it, and the words are said all the same. */
    @ForAgents
    @PostMapping("/comments")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> comment(
            Agent agent,
            @PathVariable String id,
            @RequestParam(name = AgentAsks.USER, required = false) @Nullable String user,
            @RequestParam(name = AgentAsks.READER, required = false) @Nullable String reader,
            HttpServletRequest request,
            @RequestHeader(name = AgentAsks.KEY, required = false) @Nullable String key,
            Locale locale)
            throws IOException {
        String checkedKey = AgentAsks.key(key);
        Ticket ticket = ticket(agent, id, user);
        boolean inParts = request instanceof MultipartHttpServletRequest;
        List<MultipartFile> along = inParts ? AgentFiles.in(request) : List.of();
        String comment = AgentTicketBody.comment(
                inParts
                        ? AgentTicketBody.ofPart("comment", request)
                        : JsonRequests.read(request, AgentTicketEndpoint.BODY_MAX));
        Outcome.Done said = done(tickets.reply(agent, ticket.ticketId(), comment, Channel.AGENTE, checkedKey));
        own.markRead(agent, said.ticket(), AgentAsks.user(reader));
        AgentFiles.Taken taken =
                files.take(agent, ticket, along, said.commentId(), checkedKey, new Texts(messages, locale));
        return AgentTicketAnswer.said(said.ticket(), said.commentId(), taken);
    }

    @ForAgents
    @PostMapping("/rating")
    Map<String, @Nullable Object> rate(
            Agent agent,
            @PathVariable String id,
            @RequestParam(name = AgentAsks.USER, required = false) @Nullable String user,
            HttpServletRequest request)
            throws IOException {
        Ticket ticket = ticket(agent, id, user);
        AgentTicketBody.Rating rating =
                AgentTicketBody.rating(JsonRequests.read(request, AgentTicketEndpoint.BODY_MAX));
        return AgentTicketAnswer.created(done(tickets.rate(agent, ticket.ticketId(), rating.score(), rating.comment()))
                .ticket());
    }

    @ForAgents
    @PostMapping("/close")
    Map<String, @Nullable Object> close(
            Agent agent,
            @PathVariable String id,
            @RequestParam(name = AgentAsks.USER, required = false) @Nullable String user,
            @RequestParam(name = AgentAsks.READER, required = false) @Nullable String reader,
            HttpServletRequest request,
            @RequestHeader(name = AgentAsks.KEY, required = false) @Nullable String key)
            throws IOException {
        String checkedKey = AgentAsks.key(key);
        Ticket ticket = ticket(agent, id, user);
        Ticket after =
                done(own.close(agent, ticket, words(request), checkedKey)).ticket();
        own.markRead(agent, after, AgentAsks.user(reader));
        return AgentTicketAnswer.created(after);
    }

    @ForAgents
    @PostMapping("/reopen")
    Map<String, @Nullable Object> reopen(
            Agent agent,
            @PathVariable String id,
            @RequestParam(name = AgentAsks.USER, required = false) @Nullable String user,
            @RequestParam(name = AgentAsks.READER, required = false) @Nullable String reader,
            HttpServletRequest request,
            @RequestHeader(name = AgentAsks.KEY, required = false) @Nullable String key)
            throws IOException {
        String checkedKey = AgentAsks.key(key);
        Ticket ticket = ticket(agent, id, user);
        Ticket after =
                done(own.reopen(agent, ticket, words(request), checkedKey)).ticket();
        own.markRead(agent, after, AgentAsks.user(reader));
        return AgentTicketAnswer.created(after);
    }

    private static @Nullable String words(HttpServletRequest request) throws IOException {
        byte[] body = JsonRequests.readBytes(request, AgentTicketEndpoint.BODY_MAX);
        return body.length == 0 ? null : AgentTicketBody.words(JsonRequests.parse(body));
    }

    /**
     * One file or several, in parts of whatever name. With one key, the files are told apart by their order.
     * {@code comment_id} names words that were said at this machine.
     */
    @ForAgents
    @PostMapping("/attachments")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> attach(
            Agent agent,
            @PathVariable String id,
            @RequestParam(name = AgentAsks.USER, required = false) @Nullable String user,
            @RequestParam(name = "comment_id", required = false) @Nullable String comment,
            HttpServletRequest request,
            @RequestHeader(name = AgentAsks.KEY, required = false) @Nullable String key)
            throws IOException {
        String checkedKey = AgentAsks.key(key);
        Ticket ticket = ticket(agent, id, user);
        List<MultipartFile> sent = AgentFiles.in(request);
        if (sent.isEmpty()) {
            throw Problem.invalid(List.of(new FieldError("file", "required"))).refusal();
        }
        return AgentTicketAnswer.attached(
                files.takeAll(agent, ticket, sent, beside(agent, ticket, comment), checkedKey));
    }

    private @Nullable UUID beside(Agent agent, Ticket ticket, @Nullable String comment) {
        if (comment == null || comment.isBlank()) {
            return null;
        }
        return ListAddress.parse(comment)
                .filter(commentId -> own.said(agent, tickets.living(agent, ticket), commentId))
                .orElseThrow(() -> Problem.invalid(List.of(new FieldError("comment_id", "not_own")))
                        .refusal());
    }

    private Ticket ticket(Agent agent, String id, @Nullable String user) {
        return own.get(agent, AgentAsks.id(id), AgentAsks.user(user));
    }

    private static Outcome.Done done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> done;
            case Outcome.NotNow(Ticket _, String code, var _) ->
                throw Problem.of(409, code).refusal();
            case Outcome.ChangedMeanwhile _ -> throw Problem.conflict().refusal();
        };
    }
}
