package mx.lanet.helpdesk.identity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Reach;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of user_photo; always inside a tenancy transaction. */
@Component
class PhotoTable {
    private final JdbcClient jdbc;

    PhotoTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(UUID clientId, UUID userId, byte[] image, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO user_photo (client_id, user_id, image) VALUES (:client, :user, :image)
                        ON CONFLICT (client_id, user_id) DO UPDATE SET image = excluded.image
                        """)
                .param("client", clientId)
                .param("user", userId)
                .param("image", image)
                .update();
        // A version never comes twice, so that a browser may keep each for ever.
        jdbc.sql(
                        """
                        UPDATE app_user SET photo_version = abs(photo_version) + 1, updated_at = :now
                        WHERE client_id = :client AND user_id = :user
                        """)
                .param("client", clientId)
                .param("user", userId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(UUID clientId, UUID userId, Instant now) {
        jdbc.sql("DELETE FROM user_photo WHERE client_id = :client AND user_id = :user")
                .param("client", clientId)
                .param("user", userId)
                .update();
        jdbc.sql(
                        """
                        UPDATE app_user SET photo_version = -abs(photo_version), updated_at = :now
                        WHERE client_id = :client AND user_id = :user
                        """)
                .param("client", clientId)
                .param("user", userId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Of those who have a picture. */
    Map<UUID, Integer> versions(Reach reach, Set<UUID> userIds) {
        Map<UUID, Integer> versions = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT user_id, photo_version FROM app_user
                        WHERE user_id = ANY (CAST(:users AS uuid[])) AND photo_version > 0
                          AND (:everything OR client_id = ANY (CAST(:clients AS uuid[])))
                        """)
                .param("users", userIds.stream().map(UUID::toString).toArray(String[]::new))
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .query((RowCallbackHandler)
                        row -> versions.put(row.getObject("user_id", UUID.class), row.getInt("photo_version")));
        return versions;
    }

    Optional<byte[]> find(Reach reach, UUID userId) {
        return jdbc.sql(
                        """
                        SELECT image FROM user_photo
                        WHERE user_id = :user AND (:everything OR client_id = ANY (CAST(:clients AS uuid[])))
                        """)
                .param("user", userId)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .query((row, _) -> row.getBytes("image"))
                .optional();
    }
}
