package mx.lanet.helpdesk.identity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of recovery_code and second_factor_taken; always inside a tenancy transaction of the whole scope. */
@Component
class RecoveryCodeTable {
    private final JdbcClient jdbc;

    RecoveryCodeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** These instead of all that were there. */
    void replace(UUID clientId, UUID userId, List<byte[]> hashes) {
        jdbc.sql("DELETE FROM recovery_code WHERE client_id = :client AND user_id = :user")
                .param("client", clientId)
                .param("user", userId)
                .update();
        jdbc.sql(
                        """
                        INSERT INTO recovery_code (client_id, user_id, code_hash)
                        SELECT :client, :user, hash FROM unnest(CAST(:hashes AS bytea[])) AS hash
                        """)
                .param("client", clientId)
                .param("user", userId)
                .param("hashes", hashes.toArray(byte[][]::new))
                .update();
    }

    /** False when there is no such code, or it was used before. */
    boolean use(UUID clientId, UUID userId, byte[] hash, Instant now) {
        return jdbc.sql(
                                """
                                UPDATE recovery_code SET used_at = :now
                                WHERE client_id = :client AND user_id = :user AND code_hash = :hash
                                  AND used_at IS NULL
                                """)
                        .param("client", clientId)
                        .param("user", userId)
                        .param("hash", hash)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean exists(UUID clientId, UUID userId, byte[] hash) {
        return jdbc.sql(
                                """
                        SELECT count(*) FROM recovery_code
                        WHERE client_id = :client AND user_id = :user AND code_hash = :hash
                        """)
                        .param("client", clientId)
                        .param("user", userId)
                        .param("hash", hash)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    int left(UUID clientId, UUID userId) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM recovery_code
                        WHERE client_id = :client AND user_id = :user AND used_at IS NULL
                        """)
                .param("client", clientId)
                .param("user", userId)
                .query(Integer.class)
                .single();
    }

    /** Somebody else took the person's factor away: to be told at the next sign-in. */
    void remember(UUID clientId, UUID userId, String takenBy, Instant now) {
        takenBy(clientId, userId);
        jdbc.sql(
                        """
                        INSERT INTO second_factor_taken (client_id, user_id, taken_by, taken_at)
                        VALUES (:client, :user, :by, :now)
                        """)
                .param("client", clientId)
                .param("user", userId)
                .param("by", takenBy)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Who took it, once: asking forgets it. */
    Optional<String> takenBy(UUID clientId, UUID userId) {
        return jdbc.sql(
                        """
                        DELETE FROM second_factor_taken WHERE client_id = :client AND user_id = :user RETURNING taken_by
                        """)
                .param("client", clientId)
                .param("user", userId)
                .query(String.class)
                .optional();
    }
}
