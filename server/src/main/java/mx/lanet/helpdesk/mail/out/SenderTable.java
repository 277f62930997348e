package mx.lanet.helpdesk.mail.out;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code mail_sender}, inside the caller's transaction. */
@Component
class SenderTable {
    private final JdbcClient sql;

    SenderTable(JdbcClient sql) {
        this.sql = sql;
    }

    Sender of(UUID clientId) {
        return sql.sql("SELECT * FROM mail_sender WHERE client_id = :client")
                .param("client", clientId)
                .query((row, _) -> new Sender(
                        row.getString("name"),
                        row.getString("address"),
                        row.getString("signature"),
                        row.getString("colour")))
                .optional()
                .orElse(Sender.HOUSES);
    }

    void put(UUID clientId, Sender sender, Instant now) {
        sql.sql(
                        """
                        INSERT INTO mail_sender (client_id, name, address, signature, colour, updated_at)
                        VALUES (:client, :name, :address, :signature, :colour, :now)
                        ON CONFLICT (client_id) DO UPDATE SET name = excluded.name, address = excluded.address,
                            signature = excluded.signature, colour = excluded.colour, updated_at = excluded.updated_at
                        """)
                .param("client", clientId)
                .param("name", sender.name())
                .param("address", sender.address())
                .param("signature", sender.signature())
                .param("colour", sender.colour())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
