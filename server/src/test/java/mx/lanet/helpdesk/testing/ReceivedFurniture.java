package mx.lanet.helpdesk.testing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import mx.lanet.helpdesk.mail.MailSeal;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A mailbox that is switched off, a domain, a mail that waits for a person, words that came by mail, an address that is dead. */
public record ReceivedFurniture(Tenancy tenancy, JdbcClient jdbc, Ids ids, MailSeal seal) {
    void receive(TwoClients.Company company) {
        tenancy.run(new Scope.Everything(), () -> {
            UUID mailbox = ids.next();
            jdbc.sql(
                            """
                            INSERT INTO mailbox (client_id, mailbox_id, name, address, host, port, tls, sign_in, login, secret,
                                strangers, active, created_at)
                            VALUES (:client, :mailbox, 'Buzón', 'soporte@bordados.mx', '127.0.0.1', 1, 'none', 'password',
                                'soporte', :secret, 'keep', false, :now)
                            """)
                    .param("client", company.clientId())
                    .param("mailbox", mailbox)
                    .param("secret", seal.seal("mailbox " + mailbox, "secreto"))
                    .param("now", Instant.now().atOffset(ZoneOffset.UTC))
                    .update();
            jdbc.sql("INSERT INTO client_domain (client_id, domain) VALUES (:client, :domain)")
                    .param("client", company.clientId())
                    .param("domain", company.clientId() + ".mx")
                    .update();
            UUID received = received(company, mailbox);
            jdbc.sql(
                            """
                            INSERT INTO ticket_mailed (client_id, said_id, received_id, address, folded, doubtful)
                            SELECT client_id, ticket_id, :received, 'taller@bordados.mx', 'El lunes escribió:', true
                            FROM ticket WHERE client_id = :client ORDER BY ticket_id LIMIT 1
                            """)
                    .param("received", received)
                    .param("client", company.clientId())
                    .update();
            jdbc.sql(
                            """
                            INSERT INTO mail_undeliverable (client_id, address, last_at, reason)
                            SELECT client_id, lower(email), :now, '550 No such user' FROM app_user
                            WHERE client_id = :client AND user_id = :user AND email <> ''
                            """)
                    .param("client", company.clientId())
                    .param("user", company.requester().userId())
                    .param("now", Instant.now().atOffset(ZoneOffset.UTC))
                    .update();
        });
    }

    private UUID received(TwoClients.Company company, UUID mailbox) {
        UUID received = ids.next();
        jdbc.sql(
                        """
                        INSERT INTO received_mail (client_id, received_id, mailbox_id, message_key, body_digest, arrived_at,
                            from_address, from_name, subject, stored_as, size_bytes, sha256, whole, fate, reason)
                        VALUES (:client, :received, :mailbox, :key, decode(repeat('00', 32), 'hex'), :now,
                            'taller@bordados.mx', 'Taller', 'La bordadora', md5(:key), 10,
                            decode(repeat('00', 32), 'hex'), true, 'held', 'stranger')
                        """)
                .param("client", company.clientId())
                .param("received", received)
                .param("mailbox", mailbox)
                .param("key", received + "@bordados.mx")
                .param("now", Instant.now().atOffset(ZoneOffset.UTC))
                .update();
        return received;
    }
}
