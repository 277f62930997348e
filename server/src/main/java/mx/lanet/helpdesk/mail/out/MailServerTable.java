package mx.lanet.helpdesk.mail.out;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import mx.lanet.helpdesk.mail.MailSeal;
import mx.lanet.helpdesk.shared.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one row of {@code mail_server}, inside a transaction of all clients. */
@Component
class MailServerTable {
    private static final String SEALED_FOR = "smtp";

    private final JdbcClient sql;
    private final MailSeal seal;

    MailServerTable(JdbcClient sql, MailSeal seal) {
        this.sql = sql;
        this.seal = seal;
    }

    Optional<MailServer> find() {
        return sql.sql("SELECT * FROM mail_server")
                .query((row, _) -> {
                    byte[] sealed = row.getBytes("sealed_password");
                    return new MailServer(
                            row.getString("host"),
                            row.getInt("port"),
                            MailServer.Security.of(row.getString("security")).orElseThrow(),
                            row.getString("login"),
                            new Secret(sealed == null ? "" : seal.open(SEALED_FOR, sealed)),
                            row.getString("sender_name"),
                            row.getString("sender_address"),
                            row.getString("reply_address"),
                            row.getString("server_address"),
                            row.getInt("version"));
                })
                .optional();
    }

    boolean isThere() {
        return sql.sql("SELECT EXISTS (SELECT FROM mail_server)")
                .query(Boolean.class)
                .single();
    }

    /** False when somebody saved another version meanwhile. */
    boolean put(MailServer server, Instant now) {
        String password = server.password().reveal();
        return sql.sql(
                                """
                        INSERT INTO mail_server (host, port, security, login, sealed_password, sender_name, sender_address,
                            reply_address, server_address, updated_at)
                        SELECT :host, :port, :security, :login, :password, :name, :from, :reply, :address, :now
                        WHERE :version = 0 OR EXISTS (SELECT FROM mail_server)
                        ON CONFLICT (one) DO UPDATE SET host = excluded.host, port = excluded.port,
                            security = excluded.security, login = excluded.login,
                            sealed_password = excluded.sealed_password, sender_name = excluded.sender_name,
                            sender_address = excluded.sender_address, reply_address = excluded.reply_address,
                            server_address = excluded.server_address, updated_at = excluded.updated_at,
                            version = mail_server.version + 1
                        WHERE mail_server.version = :version
                        """)
                        .param("host", server.host())
                        .param("port", server.port())
                        .param("security", server.security().word())
                        .param("login", server.login())
                        .param("password", password.isEmpty() ? null : seal.seal(SEALED_FOR, password), Types.BINARY)
                        .param("name", server.senderName())
                        .param("from", server.senderAddress())
                        .param("reply", server.replyAddress())
                        .param("address", server.serverAddress())
                        .param("version", server.version())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean remove() {
        return sql.sql("DELETE FROM mail_server").update() == 1;
    }
}
