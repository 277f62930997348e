package mx.lanet.helpdesk.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of invitation; always inside a tenancy transaction. */
@Component
class InvitationTable {
    private final JdbcClient jdbc;

    InvitationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Invitation invitation, byte[] hash) {
        jdbc.sql(
                        """
                        INSERT INTO invitation (client_id, invitation_id, user_id, token_hash, made_by, created_at, expires_at)
                        VALUES (:client, :id, :user, :hash, :by, :created, :expires)
                        """)
                .param("client", invitation.clientId())
                .param("id", invitation.id())
                .param("user", invitation.userId())
                .param("hash", hash)
                .param("by", invitation.madeBy())
                .param("created", invitation.createdAt().atOffset(ZoneOffset.UTC))
                .param("expires", invitation.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Takes the person's open link back, if there is one. */
    boolean revoke(UUID clientId, UUID userId, Instant now) {
        return jdbc.sql(
                                """
                                UPDATE invitation SET revoked_at = :now
                                WHERE client_id = :client AND user_id = :user AND used_at IS NULL AND revoked_at IS NULL
                                """)
                        .param("client", clientId)
                        .param("user", userId)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void use(Invitation invitation, Instant now) {
        jdbc.sql("UPDATE invitation SET used_at = :now WHERE client_id = :client AND invitation_id = :id")
                .param("client", invitation.clientId())
                .param("id", invitation.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The person's open link, whether it has expired or not. */
    Optional<Invitation> openOf(UUID clientId, UUID userId) {
        return jdbc.sql(
                        """
                        SELECT * FROM invitation
                        WHERE client_id = :client AND user_id = :user AND used_at IS NULL AND revoked_at IS NULL
                        """)
                .param("client", clientId)
                .param("user", userId)
                .query((row, _) -> invitation(row))
                .optional();
    }

    /** Whoever holds a link says nothing about a client: look in the whole scope. Locked until the transaction ends. */
    Optional<Invitation> lockByHash(byte[] hash) {
        return jdbc.sql("SELECT * FROM invitation WHERE token_hash = :hash FOR UPDATE")
                .param("hash", hash)
                .query((row, _) -> invitation(row))
                .optional();
    }

    private static Invitation invitation(ResultSet row) throws SQLException {
        return new Invitation(
                row.getObject("client_id", UUID.class),
                row.getObject("invitation_id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getString("made_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                instant(row, "used_at"),
                instant(row, "revoked_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
