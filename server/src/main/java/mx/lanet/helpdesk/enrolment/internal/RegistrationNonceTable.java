package mx.lanet.helpdesk.enrolment.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code registration_nonce}: which registrations have been signed once already. */
public final class RegistrationNonceTable {
    private final JdbcClient jdbc;

    public RegistrationNonceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when this key has used the nonce before. */
    public boolean remember(UUID clientId, byte[] publicKey, String nonce, Instant at) {
        return jdbc.sql(
                                """
                                INSERT INTO registration_nonce (client_id, public_key, nonce, seen_at)
                                VALUES (:client, :key, :nonce, :at) ON CONFLICT DO NOTHING
                                """)
                        .param("client", clientId)
                        .param("key", publicKey)
                        .param("nonce", nonce)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Of all keys: most machines join once and never come again. */
    public void forget(UUID clientId, Instant before) {
        jdbc.sql("DELETE FROM registration_nonce WHERE client_id = :client AND seen_at < :before")
                .param("client", clientId)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
