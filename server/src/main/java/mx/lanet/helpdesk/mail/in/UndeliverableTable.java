package mx.lanet.helpdesk.mail.in;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.identity.Undelivered;
import mx.lanet.helpdesk.shared.Reach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code mail_undeliverable}. */
@Component
class UndeliverableTable {
    private final JdbcClient jdbc;

    UndeliverableTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void mark(UUID clientId, String address, String reason, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO mail_undeliverable (client_id, address, last_at, reason)
                        VALUES (:client, :address, :now, :reason)
                        ON CONFLICT (client_id, address) DO UPDATE SET last_at = :now, reason = :reason,
                            times = mail_undeliverable.times + 1
                        """)
                .param("client", clientId)
                .param("address", address)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .update();
    }

    /** The last word about an address, whichever client's mail it was: a person of the team is written to for all of them. */
    Optional<Undelivered.Notice> find(Reach reach, String address) {
        return jdbc.sql(
                        """
                        SELECT last_at, times, reason FROM mail_undeliverable
                        WHERE (:everything OR client_id = ANY (CAST(:clients AS uuid[]))) AND address = lower(:address)
                        ORDER BY last_at DESC LIMIT 1
                        """)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .param("address", address)
                .query((row, _) -> new Undelivered.Notice(
                        row.getObject("last_at", OffsetDateTime.class).toInstant(),
                        row.getInt("times"),
                        row.getString("reason")))
                .optional();
    }

    /** Whoever writes from there can be reached again. */
    void clear(String address) {
        jdbc.sql("DELETE FROM mail_undeliverable WHERE address = :address")
                .param("address", address)
                .update();
    }
}
