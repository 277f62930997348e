package mx.lanet.helpdesk.mail.in;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.mail.Correspondence.Received;
import mx.lanet.helpdesk.mail.in.ReceivedMail.Fate;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.file.Stored;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code received_mail}, in transactions of all clients. */
@Component
class ReceivedTable {
    private final JdbcClient jdbc;

    ReceivedTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The digest of what followed the headers of the mail that this mailbox knows by this key. */
    Optional<byte[]> bodyDigest(UUID mailboxId, String key) {
        return jdbc.sql("SELECT body_digest FROM received_mail WHERE mailbox_id = :mailbox AND message_key = :key")
                .param("mailbox", mailboxId)
                .param("key", key)
                .query(byte[].class)
                .optional();
    }

    /** False when there is one with this key already. */
    boolean insert(ReceivedMail mail, byte[] bodyDigest, @Nullable Instant due) {
        return jdbc.sql(
                                """
                                INSERT INTO received_mail (client_id, received_id, mailbox_id, message_key, body_digest,
                                    arrived_at, from_address, from_name, subject, stored_as, size_bytes, sha256, whole, fate,
                                    reason, due_at)
                                VALUES (:client, :received, :mailbox, :key, :digest, :arrived, :address, :name, :subject,
                                    :stored, :size, :sha, :whole, :fate, :reason, :due)
                                ON CONFLICT (mailbox_id, message_key) DO NOTHING
                                """)
                        .param("client", mail.clientId())
                        .param("received", mail.receivedId())
                        .param("mailbox", mail.mailboxId())
                        .param("key", mail.messageKey())
                        .param("digest", bodyDigest)
                        .param("arrived", at(mail.arrivedAt()))
                        .param("address", mail.fromAddress())
                        .param("name", mail.fromName())
                        .param("subject", mail.subject())
                        .param("stored", mail.raw().name())
                        .param("size", mail.raw().sizeBytes())
                        .param("sha", HexFormat.of().parseHex(mail.raw().sha256()))
                        .param("whole", mail.whole())
                        .param("fate", mail.fate().word())
                        .param("reason", mail.reason())
                        .param("due", due == null ? null : at(due), Types.TIMESTAMP_WITH_TIMEZONE)
                        .update()
                == 1;
    }

    /** The one that waits longest is the caller's until then. */
    Optional<ReceivedMail> take(Instant now, Instant until) {
        return jdbc.sql(
                        """
                        UPDATE received_mail SET due_at = :until, tries = tries + 1
                        WHERE received_id = (
                            SELECT received_id FROM received_mail WHERE due_at <= :now
                            ORDER BY due_at, received_id LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING *
                        """)
                .param("now", at(now))
                .param("until", at(until))
                .query(ReceivedTable::mail)
                .optional();
    }

    /** For the end of this transaction nobody else's; empty when its fate is settled. */
    Optional<ReceivedMail> lockWaiting(UUID receivedId) {
        return jdbc.sql("SELECT * FROM received_mail WHERE received_id = :received AND fate = 'waiting' FOR UPDATE")
                .param("received", receivedId)
                .query(ReceivedTable::mail)
                .optional();
    }

    Optional<ReceivedMail> find(UUID receivedId) {
        return jdbc.sql("SELECT * FROM received_mail WHERE received_id = :received")
                .param("received", receivedId)
                .query(ReceivedTable::mail)
                .optional();
    }

    /** What became of a mail, and where. */
    record Settled(
            Fate fate,
            String reason,
            String detail,
            boolean automatic,
            UUID clientId,
            @Nullable UUID ticketId,
            @Nullable UUID commentId,
            String ticketCode) {}

    void settle(UUID receivedId, Settled settled) {
        jdbc.sql(
                        """
                        UPDATE received_mail SET fate = :fate, reason = :reason, detail = :detail, automatic = :automatic,
                            client_id = :client, ticket_id = :ticket, comment_id = :comment, ticket_code = :code,
                            due_at = NULL
                        WHERE received_id = :received
                        """)
                .param("fate", settled.fate().word())
                .param("reason", settled.reason())
                .param("detail", settled.detail())
                .param("automatic", settled.automatic())
                .param("client", settled.clientId())
                .param("ticket", settled.ticketId(), Types.OTHER)
                .param("comment", settled.commentId(), Types.OTHER)
                .param("code", settled.ticketCode())
                .param("received", receivedId)
                .update();
    }

    /** It is tried again then; null for never by itself. */
    void postpone(UUID receivedId, @Nullable Instant until, String detail) {
        jdbc.sql(
                        """
                        UPDATE received_mail SET due_at = :until, detail = :detail,
                            fate = CASE WHEN CAST(:until AS timestamptz) IS NULL THEN 'failed' ELSE fate END,
                            reason = CASE WHEN CAST(:until AS timestamptz) IS NULL THEN 'failed' ELSE reason END
                        WHERE received_id = :received AND fate = 'waiting'
                        """)
                .param("until", until == null ? null : at(until), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("detail", detail)
                .param("received", receivedId)
                .update();
    }

    /** To be looked at anew, as a person wishes; false when something was made of it meanwhile. */
    boolean again(UUID receivedId, UUID clientId, String reason, Instant now) {
        return jdbc.sql(
                                """
                                UPDATE received_mail SET fate = 'waiting', reason = :reason, detail = '', client_id = :client,
                                    due_at = :now, tries = 0
                                WHERE received_id = :received AND fate IN ('held', 'ignored', 'failed')
                                """)
                        .param("reason", reason)
                        .param("client", clientId)
                        .param("now", at(now))
                        .param("received", receivedId)
                        .update()
                == 1;
    }

    boolean discard(UUID receivedId, String by) {
        return jdbc.sql(
                                """
                                UPDATE received_mail SET fate = 'ignored', reason = 'discarded', detail = :by
                                WHERE received_id = :received AND fate IN ('held', 'failed')
                                """)
                        .param("by", by)
                        .param("received", receivedId)
                        .update()
                == 1;
    }

    /** How many came from this address before this one, since then. */
    int before(ReceivedMail mail, Instant since) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM received_mail
                        WHERE from_address = :address AND arrived_at >= :since AND received_id < :received
                          AND mailbox_id = :mailbox
                        """)
                .param("address", mail.fromAddress())
                .param("since", at(since))
                .param("received", mail.receivedId())
                .param("mailbox", mail.mailboxId())
                .query(Integer.class)
                .single();
    }

    /** The newest ticket or comment that one of these mails became, the first of them that did. */
    Optional<UUID> ticketOf(List<String> messageIds) {
        return jdbc.sql(
                        """
                        SELECT r.ticket_id FROM unnest(CAST(:ids AS text[])) WITH ORDINALITY AS asked (id, place)
                        JOIN received_mail r ON r.message_key = asked.id AND r.fate IN ('ticket', 'comment', 'note')
                        ORDER BY asked.place LIMIT 1
                        """)
                .param("ids", messageIds.toArray(String[]::new))
                .query(UUID.class)
                .optional();
    }

    /** The same mail in another mailbox, which has become something. */
    Optional<ReceivedMail> twin(ReceivedMail mail) {
        return jdbc.sql(
                        """
                        SELECT * FROM received_mail
                        WHERE message_key = :key AND mailbox_id <> :mailbox AND from_address = :address
                          AND fate IN ('ticket', 'comment', 'note') LIMIT 1
                        """)
                .param("key", mail.messageKey())
                .param("mailbox", mail.mailboxId())
                .param("address", mail.fromAddress())
                .query(ReceivedTable::mail)
                .optional();
    }

    /** The ticket of the newest mail with this sender and subject, since then. */
    Optional<UUID> repeated(ReceivedMail mail, Instant since) {
        return jdbc.sql(
                        """
                        SELECT ticket_id FROM received_mail
                        WHERE from_address = :address AND arrived_at >= :since AND mailbox_id = :mailbox
                          AND subject = :subject AND fate = 'ticket'
                        ORDER BY arrived_at DESC LIMIT 1
                        """)
                .param("address", mail.fromAddress())
                .param("since", at(since))
                .param("mailbox", mail.mailboxId())
                .param("subject", mail.subject())
                .query(UUID.class)
                .optional();
    }

    /** @param fate null for all */
    Slice<ReceivedMail> list(@Nullable Fate fate, Slice.Request request) {
        String wanted = fate == null ? null : fate.word();
        List<ReceivedMail> rows = jdbc.sql(
                        """
                        SELECT * FROM received_mail WHERE CAST(:fate AS text) IS NULL OR fate = :fate
                        ORDER BY received_id DESC LIMIT :limit OFFSET :offset
                        """)
                .param("fate", wanted, Types.VARCHAR)
                .param("limit", request.size())
                .param("offset", request.offset())
                .query(ReceivedTable::mail)
                .list();
        long total = jdbc.sql(
                        """
                        SELECT count(*) FROM (SELECT FROM received_mail WHERE CAST(:fate AS text) IS NULL OR fate = :fate
                            LIMIT :counted)
                        """)
                .param("fate", wanted, Types.VARCHAR)
                .param("counted", Slice.COUNTED + 1)
                .query(Long.class)
                .single();
        return new Slice<>(rows, request.page(), request.size(), total);
    }

    Optional<Received> opening(UUID clientId, UUID ticketId) {
        return jdbc.sql(
                        """
                        SELECT * FROM received_mail
                        WHERE client_id = :client AND ticket_id = :ticket AND fate = 'ticket' LIMIT 1
                        """)
                .param("client", clientId)
                .param("ticket", ticketId)
                .query(ReceivedTable::received)
                .optional();
    }

    Optional<Received> comment(UUID clientId, UUID ticketId, UUID commentId) {
        return jdbc.sql(
                        """
                        SELECT * FROM received_mail
                        WHERE client_id = :client AND ticket_id = :ticket AND comment_id = :comment LIMIT 1
                        """)
                .param("client", clientId)
                .param("ticket", ticketId)
                .param("comment", commentId)
                .query(ReceivedTable::received)
                .optional();
    }

    private static Received received(ResultSet row, int number) throws SQLException {
        String key = row.getString("message_key");
        return new Received(
                row.getString("from_name"),
                row.getString("from_address"),
                key.startsWith(Glanced.DIGEST) ? "" : key,
                row.getBoolean("automatic"));
    }

    private static ReceivedMail mail(ResultSet row, int number) throws SQLException {
        return new ReceivedMail(
                row.getObject("client_id", UUID.class),
                row.getObject("received_id", UUID.class),
                row.getObject("mailbox_id", UUID.class),
                row.getString("message_key"),
                row.getObject("arrived_at", OffsetDateTime.class).toInstant(),
                row.getString("from_address"),
                row.getString("from_name"),
                row.getString("subject"),
                new Stored(
                        row.getString("stored_as"),
                        row.getLong("size_bytes"),
                        HexFormat.of().formatHex(row.getBytes("sha256")),
                        ReceivedMail.MEDIA_TYPE,
                        false,
                        null),
                row.getBoolean("whole"),
                Fate.find(row.getString("fate")).orElseThrow(),
                row.getString("reason"),
                row.getString("detail"),
                row.getBoolean("automatic"),
                row.getObject("ticket_id", UUID.class),
                row.getString("ticket_code"),
                row.getInt("tries"));
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
