package mx.lanet.helpdesk.mail.in;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
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

    /** Whoever writes from there can be reached again. */
    void clear(String address) {
        jdbc.sql("DELETE FROM mail_undeliverable WHERE address = :address")
                .param("address", address)
                .update();
    }
}
