package mx.lanet.helpdesk.chat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.shared.Reach;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code chat} and {@code chat_member}. */
@Component
class ChatTable {
    private static final String MINE =
            """
            SELECT c.*, coalesce(m.seen, 0) AS seen
            FROM chat c LEFT JOIN chat_member m
                ON m.client_id = c.client_id AND m.chat_id = c.chat_id AND m.user_id = :me
            WHERE (:everything OR c.client_id = ANY (CAST(:clients AS uuid[])))
              AND (m.user_id IS NOT NULL OR (:serves AND c.kind = 'support'))
            """;

    private final JdbcClient jdbc;

    ChatTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whose conversations.
     *
     * @param serves whether those of clients with the support are among them
     */
    record View(Reach reach, UUID me, boolean serves) {}

    private JdbcClient.StatementSpec mine(String more, View view) {
        return jdbc.sql(MINE + more)
                .param("me", view.me())
                .param("serves", view.serves())
                .param("everything", view.reach().everything())
                .param("clients", view.reach().clients());
    }

    List<Chat> newest(View view, int most) {
        List<Chat> found = mine("ORDER BY c.last_at DESC, c.chat_id LIMIT :most", view)
                .param("most", most)
                .query(ChatTable::chat)
                .list();
        return withMembers(found);
    }

    Optional<Chat> find(View view, UUID chatId) {
        List<Chat> found = mine("AND c.chat_id = :chat", view)
                .param("chat", chatId)
                .query(ChatTable::chat)
                .list();
        return withMembers(found).stream().findFirst();
    }

    /** How many of the own conversations have something unread, and how many with the support wait for somebody. */
    long unread(View view) {
        return jdbc.sql(
                        """
                        SELECT (SELECT count(*) FROM chat_member m
                                JOIN chat c ON c.client_id = m.client_id AND c.chat_id = m.chat_id
                                WHERE m.user_id = :me AND m.seen < c.last_sequence
                                  AND (:everything OR m.client_id = ANY (CAST(:clients AS uuid[]))))
                             + (SELECT count(*) FROM chat c WHERE :serves AND c.waiting_since IS NOT NULL
                                  AND (:everything OR c.client_id = ANY (CAST(:clients AS uuid[])))
                                  AND NOT EXISTS (SELECT FROM chat_member m WHERE m.client_id = c.client_id
                                      AND m.chat_id = c.chat_id AND m.user_id = :me))
                        """)
                .param("me", view.me())
                .param("serves", view.serves())
                .param("everything", view.reach().everything())
                .param("clients", view.reach().clients())
                .query(Long.class)
                .single();
    }

    private List<Chat> withMembers(List<Chat> chats) {
        if (chats.isEmpty()) {
            return chats;
        }
        Map<UUID, List<Chat.Member>> members = jdbc
                .sql(
                        """
                        SELECT chat_id, user_id, name, reached, seen FROM chat_member
                        WHERE (client_id, chat_id) IN (SELECT * FROM unnest(CAST(:clients AS uuid[]), CAST(:chats AS uuid[])))
                        ORDER BY name, user_id
                        """)
                .param("clients", texts(chats.stream().map(Chat::clientId).toList()))
                .param("chats", texts(chats.stream().map(Chat::chatId).toList()))
                .query((row, _) -> Map.entry(
                        row.getObject("chat_id", UUID.class),
                        new Chat.Member(
                                row.getObject("user_id", UUID.class),
                                row.getString("name"),
                                row.getLong("reached"),
                                row.getLong("seen"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return chats.stream()
                .map(chat -> chat.with(members.getOrDefault(chat.chatId(), List.of())))
                .toList();
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    /** The conversation of these two, made when there is none; both become members. */
    UUID pair(UUID clientId, UUID newId, String pair, Instant now) {
        return jdbc.sql(
                        """
                        INSERT INTO chat (client_id, chat_id, kind, pair, made_at, last_at)
                        VALUES (:client, :chat, 'pair', :pair, :now, :now)
                        ON CONFLICT (client_id, pair) WHERE kind = 'pair' DO UPDATE SET pair = excluded.pair
                        RETURNING chat_id
                        """)
                .param("client", clientId)
                .param("chat", newId)
                .param("pair", pair)
                .param("now", at(now))
                .query(UUID.class)
                .single();
    }

    UUID support(UUID clientId, UUID newId, UUID asker, String name, Instant now) {
        return jdbc.sql(
                        """
                        INSERT INTO chat (client_id, chat_id, kind, asker_id, asker_name, made_at, last_at)
                        VALUES (:client, :chat, 'support', :asker, :name, :now, :now)
                        ON CONFLICT (client_id, asker_id) WHERE kind = 'support' DO UPDATE SET asker_name = excluded.asker_name
                        RETURNING chat_id
                        """)
                .param("client", clientId)
                .param("chat", newId)
                .param("asker", asker)
                .param("name", name)
                .param("now", at(now))
                .query(UUID.class)
                .single();
    }

    void group(UUID clientId, UUID newId, String title, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO chat (client_id, chat_id, kind, title, made_at, last_at)
                        VALUES (:client, :chat, 'group', :title, :now, :now)
                        """)
                .param("client", clientId)
                .param("chat", newId)
                .param("title", title)
                .param("now", at(now))
                .update();
    }

    void join(UUID clientId, UUID chatId, UUID userId, String name) {
        jdbc.sql(
                        """
                        INSERT INTO chat_member (client_id, chat_id, user_id, name) VALUES (:client, :chat, :user, :name)
                        ON CONFLICT (client_id, chat_id, user_id) DO UPDATE SET name = excluded.name
                        """)
                .param("client", clientId)
                .param("chat", chatId)
                .param("user", userId)
                .param("name", name)
                .update();
    }

    /** Waits for whoever says something there at this moment. */
    void lock(Chat chat) {
        jdbc.sql("SELECT chat_id FROM chat WHERE client_id = :client AND chat_id = :chat FOR UPDATE")
                .param("client", chat.clientId())
                .param("chat", chat.chatId())
                .query(UUID.class)
                .single();
    }

    /** The number of the next message, which is the last one now. */
    long next(Chat chat, String words, boolean asks, boolean answers, Instant now) {
        return jdbc.sql(
                        """
                        UPDATE chat SET last_sequence = last_sequence + 1, last_at = :now, last_words = :words,
                            waiting_since = CASE WHEN :asks THEN coalesce(waiting_since, :now)
                                                 WHEN :answers THEN NULL ELSE waiting_since END
                        WHERE client_id = :client AND chat_id = :chat RETURNING last_sequence
                        """)
                .param("client", chat.clientId())
                .param("chat", chat.chatId())
                .param("words", words)
                .param("asks", asks)
                .param("answers", answers)
                .param("now", at(now))
                .query(Long.class)
                .single();
    }

    void lastWords(Chat chat, String words) {
        jdbc.sql("UPDATE chat SET last_words = :words WHERE client_id = :client AND chat_id = :chat")
                .param("client", chat.clientId())
                .param("chat", chat.chatId())
                .param("words", words)
                .update();
    }

    /** What was said up to there stands in a ticket, where its answer is waited for. */
    void ticketed(Chat chat, long sequence) {
        jdbc.sql(
                        "UPDATE chat SET ticketed = :sequence, waiting_since = NULL WHERE client_id = :client AND chat_id = :chat")
                .param("client", chat.clientId())
                .param("chat", chat.chatId())
                .param("sequence", sequence)
                .update();
    }

    /** Whether that is more than was known. */
    boolean reached(Chat chat, UUID userId, long sequence) {
        return further(
                chat,
                userId,
                sequence,
                "UPDATE chat_member SET reached = :sequence"
                        + " WHERE client_id = :client AND chat_id = :chat AND user_id = :user AND reached < :sequence");
    }

    boolean seen(Chat chat, UUID userId, long sequence) {
        return further(
                chat,
                userId,
                sequence,
                "UPDATE chat_member SET seen = :sequence, reached = greatest(reached, :sequence)"
                        + " WHERE client_id = :client AND chat_id = :chat AND user_id = :user AND seen < :sequence");
    }

    private boolean further(Chat chat, UUID userId, long sequence, String sql) {
        return jdbc.sql(sql)
                        .param("client", chat.clientId())
                        .param("chat", chat.chatId())
                        .param("user", userId)
                        .param("sequence", sequence)
                        .update()
                == 1;
    }

    /** How many others have waited for the support for longer. */
    int before(Instant waiting) {
        return jdbc.sql("SELECT count(*) FROM chat WHERE waiting_since < :waiting")
                .param("waiting", at(waiting))
                .query(Integer.class)
                .single();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static Chat chat(ResultSet row, int number) throws SQLException {
        return new Chat(
                row.getObject("client_id", UUID.class),
                row.getObject("chat_id", UUID.class),
                row.getString("kind"),
                row.getString("title"),
                row.getObject("asker_id", UUID.class),
                row.getString("asker_name"),
                row.getLong("last_sequence"),
                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                row.getString("last_words"),
                instant(row.getObject("waiting_since", OffsetDateTime.class)),
                row.getLong("ticketed"),
                row.getLong("seen"),
                List.of());
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
