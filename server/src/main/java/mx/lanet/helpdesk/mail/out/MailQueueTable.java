package mx.lanet.helpdesk.mail.out;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The queue as people look at it: never what a mail says. */
@Component
class MailQueueTable {
    private final JdbcClient sql;

    MailQueueTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** Newest first, those made before this one; null for the newest of all. */
    List<QueuedMail> list(String state, String recipient, @Nullable UUID before, int most) {
        return sql.sql(
                        """
                        SELECT * FROM mail
                        WHERE state IN ('waiting', 'dead') AND state = :state
                          AND (CAST(:before AS uuid) IS NULL OR mail_id < CAST(:before AS uuid))
                          AND (:recipient = '' OR strpos(recipient, :recipient) > 0)
                        ORDER BY mail_id DESC LIMIT :most
                        """)
                .param("state", state)
                .param("before", before, Types.OTHER)
                .param("recipient", recipient)
                .param("most", most)
                .query((row, _) -> new QueuedMail(
                        row.getObject("mail_id", UUID.class),
                        MailKind.of(row.getString("kind")).orElseThrow(),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("failure"),
                        row.getInt("tries"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("due_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    record Counts(long waiting, long dead) {}

    Counts counts() {
        return sql.sql(
                        """
                        SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting,
                            count(*) FILTER (WHERE state = 'dead') AS dead
                        FROM mail WHERE state IN ('waiting', 'dead')
                        """)
                .query((row, _) -> new Counts(row.getLong("waiting"), row.getLong("dead")))
                .single();
    }

    /** The subject; empty when there is no such mail, or nobody has given it up. */
    Optional<String> resend(UUID mailId, Instant now) {
        return sql.sql(
                        """
                        UPDATE mail SET state = 'waiting', due_at = :now, since = :now, tries = 0, failure = '',
                            settled_at = NULL
                        WHERE mail_id = :id AND state = 'dead' RETURNING subject
                        """)
                .param("id", mailId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional();
    }

    /** As {@link #resend}; also one that still waits. Nothing of what it said is left. */
    Optional<String> discard(UUID mailId, Instant now) {
        return sql.sql(
                        """
                        UPDATE mail SET state = 'discarded', sealed = ''::bytea, enclosed = ''::bytea,
                            settled_at = :now
                        WHERE mail_id = :id AND state IN ('waiting', 'dead') RETURNING subject
                        """)
                .param("id", mailId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional();
    }
}
