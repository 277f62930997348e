package mx.lanet.helpdesk.identity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of user_credential; always inside a tenancy transaction. Only the whole scope may read a hash. */
@Component
class CredentialsTable {
    private final JdbcClient jdbc;

    CredentialsTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Credential(
            String hash, boolean mustChange, int failedAttempts, @Nullable Instant lockedUntil, Instant changedAt) {}

    void insert(UUID clientId, UUID userId, String hash, boolean mustChange, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO user_credential (client_id, user_id, password_hash, must_change, changed_at)
                        VALUES (:client, :user, :hash, :mustChange, :now)
                        """)
                .param("client", clientId)
                .param("user", userId)
                .param("hash", hash)
                .param("mustChange", mustChange)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Another password; it ends a lock-out, too. False for somebody who had none yet. */
    boolean replace(UUID clientId, UUID userId, String hash, boolean mustChange, Instant now) {
        return jdbc.sql(
                                """
                        UPDATE user_credential SET password_hash = :hash, must_change = :mustChange,
                            failed_attempts = 0, locked_until = NULL, changed_at = :now
                        WHERE client_id = :client AND user_id = :user
                        """)
                        .param("client", clientId)
                        .param("user", userId)
                        .param("hash", hash)
                        .param("mustChange", mustChange)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Locked until the transaction ends, so that attempts at one account are counted one after the other. */
    Optional<Credential> lock(UUID clientId, UUID userId) {
        return jdbc.sql(
                        """
                        SELECT password_hash, must_change, failed_attempts, locked_until, changed_at
                        FROM user_credential WHERE client_id = :client AND user_id = :user FOR UPDATE
                        """)
                .param("client", clientId)
                .param("user", userId)
                .query((row, _) -> new Credential(
                        row.getString("password_hash"),
                        row.getBoolean("must_change"),
                        row.getInt("failed_attempts"),
                        instant(row.getObject("locked_until", OffsetDateTime.class)),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void setAttempts(UUID clientId, UUID userId, int failed, @Nullable Instant lockedUntil) {
        jdbc.sql(
                        """
                        UPDATE user_credential SET failed_attempts = :failed,
                            locked_until = CAST(:lockedUntil AS timestamptz)
                        WHERE client_id = :client AND user_id = :user
                        """)
                .param("client", clientId)
                .param("user", userId)
                .param("failed", failed)
                .param("lockedUntil", lockedUntil == null ? null : lockedUntil.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
