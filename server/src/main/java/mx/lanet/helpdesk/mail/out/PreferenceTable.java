package mx.lanet.helpdesk.mail.out;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code mail_preference}, inside the caller's transaction. */
@Component
class PreferenceTable {
    private final JdbcClient sql;

    PreferenceTable(JdbcClient sql) {
        this.sql = sql;
    }

    Preference of(UUID clientId, UUID userId) {
        return sql.sql(
                        """
                        SELECT unwanted, digest FROM mail_preference WHERE client_id = :client AND user_id = :user
                        """)
                .param("client", clientId)
                .param("user", userId)
                .query((row, _) -> new Preference(
                        Set.of((String[]) row.getArray("unwanted").getArray()), row.getBoolean("digest")))
                .optional()
                .orElse(Preference.ALL_AT_ONCE);
    }

    void put(UUID clientId, UUID userId, Preference preference, Instant now) {
        sql.sql(
                        """
                        INSERT INTO mail_preference (client_id, user_id, unwanted, digest, updated_at)
                        VALUES (:client, :user, CAST(:unwanted AS text[]), :digest, :now)
                        ON CONFLICT (client_id, user_id) DO UPDATE SET unwanted = excluded.unwanted,
                            digest = excluded.digest, updated_at = excluded.updated_at
                        """)
                .param("client", clientId)
                .param("user", userId)
                .param("unwanted", preference.unwanted().toArray(String[]::new))
                .param("digest", preference.digest())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
