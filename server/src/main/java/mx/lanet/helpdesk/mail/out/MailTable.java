package mx.lanet.helpdesk.mail.out;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.mail.MailSeal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The queue's rows, inside a transaction of all clients. */
@Component
class MailTable {
    private static final String ENCLOSED = "enclosed ";

    private final JdbcClient sql;
    private final MailSeal seal;
    private final JsonMapper json;

    MailTable(JdbcClient sql, MailSeal seal, JsonMapper json) {
        this.sql = sql;
        this.seal = seal;
        this.json = json;
    }

    /** @param failure why it is not even tried; empty for one that waits */
    void insert(Mail mail, Letter letter, Instant due, String failure) {
        sql.sql(
                        """
                        INSERT INTO mail (client_id, mail_id, kind, user_id, ticket_id, recipient, message_id, subject,
                            sealed, enclosed, state, due_at, failure, created_at, since, settled_at)
                        VALUES (:client, :id, :kind, :user, :ticket, :recipient, :message, :subject, :sealed, :enclosed,
                            :state, :due, :failure, :since, :since, :settled)
                        """)
                .param("client", mail.clientId())
                .param("id", mail.mailId())
                .param("kind", mail.kind().word())
                .param("user", mail.userId(), Types.OTHER)
                .param("ticket", mail.ticketId(), Types.OTHER)
                .param("recipient", mail.recipient())
                .param("message", mail.messageId())
                .param("subject", mail.subject())
                .param("sealed", seal.seal(mail.mailId().toString(), json.writeValueAsString(without(letter))))
                .param("enclosed", sealed(mail.mailId(), letter))
                .param("state", failure.isEmpty() ? "waiting" : "dead")
                .param("due", at(due))
                .param("failure", failure)
                .param("since", at(mail.since()))
                .param("settled", failure.isEmpty() ? null : at(mail.since()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    private static Letter without(Letter letter) {
        Letter.Enclosed file = letter.enclosed();
        return file == null ? letter : letter.enclosing(new Letter.Enclosed(file.name(), file.type(), new byte[0]));
    }

    /** A file stands beside the letter: what is as long as that does not become text. */
    private byte[] sealed(UUID mailId, Letter letter) {
        return letter.enclosed() == null
                ? new byte[0]
                : seal.seal(ENCLOSED + mailId, letter.enclosed().bytes());
    }

    /** A mail and what it says. */
    record Taken(Mail mail, Letter letter) {}

    /**
     * One that is due, counted as tried: until the lease ends no other worker of any server has it. Whoever dies meanwhile
     * has perhaps handed it over, and it is handed over again, with the same Message-ID.
     */
    Optional<Taken> take(Instant now, Duration lease) {
        return sql.sql(
                        """
                        UPDATE mail SET due_at = :until, tries = tries + 1
                        WHERE (client_id, mail_id) = (
                            SELECT client_id, mail_id FROM mail WHERE state = 'waiting' AND due_at <= :now
                            ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING *
                        """)
                .param("now", at(now))
                .param("until", at(now.plus(lease)))
                .query((row, _) -> new Taken(mail(row), letter(row)))
                .optional();
    }

    /** Nothing of what it said is left. */
    void sent(Mail mail, Instant now) {
        settle(mail, "sent", "", now, true);
    }

    /** Nobody tries any more, until somebody looks at it. */
    void dead(Mail mail, String failure, Instant now) {
        settle(mail, "dead", failure, now, false);
    }

    private void settle(Mail mail, String state, String failure, Instant now, boolean empty) {
        sql.sql(
                        """
                        UPDATE mail SET state = :state, failure = :failure, settled_at = :now,
                            sealed = CASE WHEN :empty THEN ''::bytea ELSE sealed END,
                            enclosed = CASE WHEN :empty THEN ''::bytea ELSE enclosed END
                        WHERE client_id = :client AND mail_id = :id AND tries = :tries AND state = 'waiting'
                        """)
                .param("state", state)
                .param("failure", failure)
                .param("now", at(now))
                .param("empty", empty)
                .param("client", mail.clientId())
                .param("id", mail.mailId())
                .param("tries", mail.tries())
                .update();
    }

    void again(Mail mail, Instant due, String failure) {
        sql.sql(
                        """
                        UPDATE mail SET due_at = :due, failure = :failure
                        WHERE client_id = :client AND mail_id = :id AND tries = :tries AND state = 'waiting'
                        """)
                .param("due", at(due))
                .param("failure", failure)
                .param("client", mail.clientId())
                .param("id", mail.mailId())
                .param("tries", mail.tries())
                .update();
    }

    /** How many were made for this address since then. */
    long countFor(String recipient, Instant since) {
        return sql.sql("SELECT count(*) FROM mail WHERE recipient = :recipient AND created_at > :since")
                .param("recipient", recipient)
                .param("since", at(since))
                .query(Long.class)
                .single();
    }

    /** Takes what is done and old out of the way. */
    int sweep(Instant before, int most) {
        return sql.sql(
                        """
                        DELETE FROM mail WHERE (client_id, mail_id) IN (
                            SELECT client_id, mail_id FROM mail
                            WHERE state IN ('sent', 'discarded') AND settled_at < :before
                            ORDER BY settled_at LIMIT :most FOR UPDATE SKIP LOCKED)
                        """)
                .param("before", at(before))
                .param("most", most)
                .update();
    }

    private Letter letter(ResultSet row) throws SQLException {
        String id = row.getObject("mail_id", UUID.class).toString();
        Letter letter = json.readValue(seal.open(id, row.getBytes("sealed")), Letter.class);
        Letter.Enclosed file = letter.enclosed();
        return file == null
                ? letter
                : letter.enclosing(new Letter.Enclosed(
                        file.name(), file.type(), seal.openBytes(ENCLOSED + id, row.getBytes("enclosed"))));
    }

    static Mail mail(ResultSet row) throws SQLException {
        return new Mail(
                row.getObject("client_id", UUID.class),
                row.getObject("mail_id", UUID.class),
                MailKind.of(row.getString("kind")).orElseThrow(),
                row.getObject("user_id", UUID.class),
                row.getObject("ticket_id", UUID.class),
                row.getString("recipient"),
                row.getString("message_id"),
                row.getString("subject"),
                row.getInt("tries"),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime settled(ResultSet row) throws SQLException {
        return row.getObject("settled_at", OffsetDateTime.class);
    }
}
