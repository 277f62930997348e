package mx.lanet.helpdesk.console.live;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import mx.lanet.helpdesk.identity.SessionEnded;
import mx.lanet.helpdesk.identity.Sessions;
import mx.lanet.helpdesk.shared.Person;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The browsers' WebSockets: who is there, what they ask for, and when they must go. */
@Component
class LiveSockets extends TextWebSocketHandler {
    static final int MOST_PER_PERSON = 20;
    static final int LONGEST_MESSAGE_BYTES = 8 * 1024;
    private static final int MOST_MESSAGES_PER_SWEEP = 20;
    private static final long SWEEP_MILLIS = 3_000;
    private static final long SEND_TIMEOUT_MILLIS = 5_000;
    private static final Logger LOG = LoggerFactory.getLogger(LiveSockets.class);

    private final Hub hub;
    private final Relay relay;
    private final Permits permits;
    private final Sessions sessions;
    private final JsonMapper json;
    private final Listener.Patience patience;
    private final Map<String, Listener> bySocket = new ConcurrentHashMap<>();
    private final Map<String, Integer> messages = new ConcurrentHashMap<>();

    LiveSockets(
            Hub hub,
            Relay relay,
            Permits permits,
            Sessions sessions,
            JsonMapper json,
            @Value("${lanet.live.ping-every:25s}") Duration pingEvery,
            @Value("${lanet.live.quiet:75s}") Duration quiet) {
        this.hub = hub;
        this.relay = relay;
        this.permits = permits;
        this.sessions = sessions;
        this.json = json;
        this.patience = new Listener.Patience(pingEvery, quiet);
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) {
        limit(socket);
        Listener listener = new Listener(
                socket,
                (String) Objects.requireNonNull(socket.getAttributes().get(LiveHandshake.SESSION)),
                (Person) Objects.requireNonNull(socket.getAttributes().get(LiveHandshake.PERSON)),
                patience);
        bySocket.put(socket.getId(), listener);
        hub.join(listener);
        Thread.ofVirtual().name("live-" + socket.getId()).start(listener);
    }

    private void limit(WebSocketSession socket) {
        socket.setTextMessageSizeLimit(LONGEST_MESSAGE_BYTES);
        if (socket instanceof StandardWebSocketSession standard) {
            var tomcats = standard.getNativeSession();
            tomcats.setMaxIdleTimeout(patience.quiet().toMillis());
            tomcats.getUserProperties().put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", SEND_TIMEOUT_MILLIS);
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession socket, TextMessage message) throws IOException {
        Listener listener = bySocket.get(socket.getId());
        if (listener != null) {
            listener.heard();
        }
        Optional<Said> said = said(message.getPayload());
        boolean tooMany = messages.merge(socket.getId(), 1, Integer::sum) > MOST_MESSAGES_PER_SWEEP;
        if (listener == null || said.isEmpty() || tooMany) {
            socket.close(CloseStatus.POLICY_VIOLATION);
            return;
        }
        try {
            take(listener, said.get());
        } catch (DataAccessException | TransactionException e) {
            // The browser comes back by itself, ever less often; by then the database is there again.
            LOG.atDebug().setCause(e).log("What a page may watch could not be found out");
            socket.close(CloseStatus.SERVICE_OVERLOAD);
        }
    }

    private void take(Listener listener, Said said) {
        if (said.topics() != null) {
            watch(listener, new HashSet<>(said.topics()));
        }
        if (said.here() != null) {
            listener.here(said.here());
        }
        if (said.writing() != null) {
            listener.writing(said.writing());
        }
        seat(listener);
    }

    /** Who has left meanwhile takes no seat: what is said last of a socket is that it is empty. */
    private void seat(Listener listener) {
        relay.seat(listener.socketId(), listener.seat());
        if (!hub.listeners().contains(listener)) {
            relay.seat(listener.socketId(), null);
        }
    }

    @Override
    protected void handlePongMessage(WebSocketSession socket, PongMessage message) {
        Listener listener = bySocket.get(socket.getId());
        if (listener != null) {
            listener.heard();
        }
    }

    private void watch(Listener listener, Set<Topic> asked) {
        Set<Topic> permitted = new HashSet<>(asked);
        permitted.retainAll(listener.topics());
        asked.removeAll(permitted);
        permitted.addAll(permits.permitted(listener.person(), asked));
        hub.watch(listener, permitted);
    }

    /** What a page says of itself; null of what it does not mention. */
    private record Said(@Nullable Set<Topic> topics, @Nullable Boolean here, Seat.@Nullable Writing writing) {}

    /** Empty when this is no such message. Words that are no topic are passed over. */
    private Optional<Said> said(String payload) {
        try {
            JsonNode all = json.readTree(payload);
            JsonNode topics = all.path("topics");
            JsonNode here = all.path("here");
            JsonNode writing = all.path("writing");
            boolean known = topics.isArray() || here.isBoolean() || writing.isString();
            if (!known || topics.size() > Listener.MOST_TOPICS) {
                return Optional.empty();
            }
            return Optional.of(new Said(
                    topics.isArray() ? topics(topics) : null,
                    here.isBoolean() ? here.asBoolean() : null,
                    writing.isString() ? Seat.Writing.of(writing.asString()) : null));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Set<Topic> topics(JsonNode all) {
        Set<Topic> topics = new HashSet<>();
        all.forEach(node -> Topic.of(node.asString("")).ifPresent(topics::add));
        return topics;
    }

    @Override
    public void handleTransportError(WebSocketSession socket, Throwable error) {
        LOG.atDebug().setCause(error).log("A live connection broke");
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        messages.remove(socket.getId());
        Listener listener = bySocket.remove(socket.getId());
        if (listener != null) {
            hub.leave(listener);
            relay.seat(socket.getId(), null);
            listener.close(status);
        }
    }

    /** Signing out closes the person's pages at once; {@link #sweep} finds what ended without a word, or elsewhere. */
    @EventListener
    void on(SessionEnded event) {
        Thread.ofVirtual()
                .name("live-session-ended")
                .start(() -> check(hub.listeners().stream()
                        .filter(listener -> listener.person().userId().equals(event.userId()))
                        .toList()));
    }

    @Scheduled(fixedDelay = SWEEP_MILLIS)
    void sweep() {
        messages.clear();
        hub.listeners().forEach(this::seat);
        check(new ArrayList<>(hub.listeners()));
    }

    private void check(List<Listener> listeners) {
        Map<String, Optional<Person>> known = new ConcurrentHashMap<>();
        for (Listener listener : listeners) {
            try {
                Person now = known.computeIfAbsent(listener.sessionId(), sessions::person)
                        .orElse(null);
                check(listener, now);
            } catch (DataAccessException | TransactionException e) {
                // While the database is away nothing can be read through the channel either.
                LOG.atDebug().setCause(e).log("Live connections could not be checked");
                return;
            }
        }
    }

    private void check(Listener listener, @Nullable Person now) {
        if (now == null || now.isHeldBack()) {
            listener.close(CloseStatus.POLICY_VIOLATION);
        } else if (!now.equals(listener.person())) {
            listener.person(now);
            hub.watch(listener, permits.permitted(now, listener.topics()));
        }
    }
}
