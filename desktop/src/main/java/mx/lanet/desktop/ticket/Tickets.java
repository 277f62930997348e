package mx.lanet.desktop.ticket;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.agent.local.LocalClient.Reply;
import mx.lanet.desktop.link.Service;
import mx.lanet.protocol.CommentSaid;
import mx.lanet.protocol.TicketDetail;
import mx.lanet.protocol.TicketPage;
import mx.lanet.protocol.TicketPage.TicketSummary;
import tools.jackson.core.JacksonException;

/** The person's tickets at the server, by way of the service. Never on Swing's thread; {@link Trouble} when it cannot be. */
public final class Tickets {
    /** Rows that are fetched at a time. */
    public static final int PAGE = 50;

    private final Service service;

    public Tickets(Service service) {
        this.service = service;
    }

    /** Newest first. */
    public TicketPage page(String search, String states, int page, int size) throws IOException {
        var query = "?search=" + URLEncoder.encode(search, StandardCharsets.UTF_8) + "&status="
                + URLEncoder.encode(states, StandardCharsets.UTF_8) + "&page=" + page + "&per_page=" + size;
        return read(service.get("/tickets" + query), TicketPage.class);
    }

    /** The one of this number; empty where it is not the person's. */
    public Optional<UUID> numbered(String number) throws IOException {
        return number.isEmpty()
                ? Optional.empty()
                : page(number, "", 1, PAGE).tickets().stream()
                        .filter(ticket -> number.equals(ticket.ticketNumber()))
                        .map(TicketSummary::ticketId)
                        .findFirst();
    }

    public TicketDetail one(UUID ticket) throws IOException {
        return read(service.get("/tickets/" + ticket), TicketDetail.class);
    }

    /** The person has seen all that is there. */
    public void markRead(UUID ticket) throws IOException {
        checked(service.post("/tickets/" + ticket + "/read", Map.of()));
    }

    /** Says something; a repeat with the same identity says nothing again. */
    public CommentSaid say(UUID ticket, String words, UUID identity) throws IOException {
        return read(
                service.post("/tickets/" + ticket + "/comments", Map.of("comment", words), identity),
                CommentSaid.class);
    }

    public void close(UUID ticket) throws IOException {
        checked(service.post("/tickets/" + ticket + "/close", Map.of(), UUID.randomUUID()));
    }

    public void reopen(UUID ticket) throws IOException {
        checked(service.post("/tickets/" + ticket + "/reopen", Map.of(), UUID.randomUUID()));
    }

    public void rate(UUID ticket, int score, String comment) throws IOException {
        var body = new HashMap<String, Object>(Map.of("score", score));
        if (!comment.isBlank()) {
            body.put("comment", comment.strip());
        }
        checked(service.post("/tickets/" + ticket + "/rating", body));
    }

    /** Writes the content of a file there. */
    public void download(UUID ticket, UUID attachment, OutputStream out) throws IOException {
        checked(service.download("/tickets/" + ticket + "/attachments/" + attachment, out));
    }

    private static Reply checked(Reply reply) throws IOException {
        if (!reply.isDone()) {
            throw Trouble.of(reply);
        }
        return reply;
    }

    private static <T> T read(Reply reply, Class<T> type) throws IOException {
        try {
            return checked(reply).read(type);
        } catch (JacksonException e) {
            throw new IOException("not an answer of ours", e);
        }
    }
}
