package mx.lanet.helpdesk.identity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of second_factor; always inside a tenancy transaction. Only the whole scope may read a secret. */
@Component
class SecondFactorTable {
    private final JdbcClient jdbc;

    SecondFactorTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param lastStep the half minute of the last code that was taken */
    record Row(byte[] sealed, long lastStep, int failedAttempts, @Nullable Instant lockedUntil) {}

    /** Locked until the transaction ends, so that codes of one person are looked at one after the other. */
    Optional<Row> lock(UUID clientId, UUID userId) {
        return jdbc.sql(
                        """
                        SELECT sealed_secret, last_step, failed_attempts, locked_until
                        FROM second_factor WHERE client_id = :client AND user_id = :user FOR UPDATE
                        """)
                .param("client", clientId)
                .param("user", userId)
                .query((row, _) -> new Row(
                        row.getBytes("sealed_secret"),
                        row.getLong("last_step"),
                        row.getInt("failed_attempts"),
                        instant(row.getObject("locked_until", OffsetDateTime.class))))
                .optional();
    }

    Optional<Instant> since(UUID clientId, UUID userId) {
        return jdbc.sql("SELECT since FROM second_factor WHERE client_id = :client AND user_id = :user")
                .param("client", clientId)
                .param("user", userId)
                .query((row, _) -> row.getObject("since", OffsetDateTime.class).toInstant())
                .optional();
    }

    /** Of these users, those who have one. */
    Set<UUID> among(Collection<UUID> clientIds, Collection<UUID> userIds) {
        return new HashSet<>(jdbc.sql(
                        """
                        SELECT user_id FROM second_factor WHERE client_id = ANY (:clients) AND user_id = ANY (:users)
                        """)
                .param("clients", clientIds.toArray(UUID[]::new))
                .param("users", userIds.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /** How many active people of the house have none. */
    long staffWithout() {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM app_user u
                        WHERE u.client_id = '00000000-0000-0000-0000-000000000000' AND u.active AND NOT EXISTS (
                            SELECT 1 FROM second_factor f WHERE f.client_id = u.client_id AND f.user_id = u.user_id)
                        """)
                .query(Long.class)
                .single();
    }

    void insert(UUID clientId, UUID userId, byte[] sealed, long lastStep, Instant since) {
        jdbc.sql(
                        """
                        INSERT INTO second_factor (client_id, user_id, sealed_secret, since, last_step)
                        VALUES (:client, :user, :sealed, :since, :step)
                        """)
                .param("client", clientId)
                .param("user", userId)
                .param("sealed", sealed)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("step", lastStep)
                .update();
    }

    void accept(UUID clientId, UUID userId, long step) {
        jdbc.sql(
                        """
                        UPDATE second_factor SET last_step = :step, failed_attempts = 0, locked_until = NULL
                        WHERE client_id = :client AND user_id = :user
                        """)
                .param("client", clientId)
                .param("user", userId)
                .param("step", step)
                .update();
    }

    void setAttempts(UUID clientId, UUID userId, int failed, @Nullable Instant lockedUntil) {
        jdbc.sql(
                        """
                        UPDATE second_factor SET failed_attempts = :failed,
                            locked_until = CAST(:lockedUntil AS timestamptz)
                        WHERE client_id = :client AND user_id = :user
                        """)
                .param("client", clientId)
                .param("user", userId)
                .param("failed", failed)
                .param("lockedUntil", lockedUntil == null ? null : lockedUntil.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** With its recovery codes. */
    boolean delete(UUID clientId, UUID userId) {
        return jdbc.sql("DELETE FROM second_factor WHERE client_id = :client AND user_id = :user")
                        .param("client", clientId)
                        .param("user", userId)
                        .update()
                == 1;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
