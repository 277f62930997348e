package mx.lanet.helpdesk.enrolment.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code agent_credential} and the nonces of key proofs. */
public final class CredentialTable {
    private static final String COLUMNS =
            "SELECT client_id, asset_id, public_key, key_proven, epoch, standing FROM agent_credential ";

    private final JdbcClient jdbc;

    /**
     * How an agent proves itself.
     *
     * @param publicKey the 32 raw bytes; null for a client that was written to the documents, without a key
     * @param keyProven whether its agent has shown that it holds the key
     */
    public record Credential(
            UUID clientId,
            UUID assetId,
            byte @Nullable [] publicKey,
            boolean keyProven,
            int epoch,
            Standing standing) {}

    public CredentialTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Credential> find(UUID clientId, UUID assetId) {
        return jdbc.sql(COLUMNS + "WHERE client_id = :client AND asset_id = :asset")
                .param("client", clientId)
                .param("asset", assetId)
                .query(CredentialTable::credential)
                .optional();
    }

    /** Of any client: for an agent whose JWT has expired says only which asset it is. */
    public Optional<Credential> findAnywhere(UUID assetId) {
        return jdbc.sql(
                        """
                        SELECT c.client_id, c.asset_id, c.public_key, c.key_proven, c.epoch, c.standing FROM agent_credential c
                        WHERE c.asset_id = :asset
                        """)
                .param("asset", assetId)
                .query(CredentialTable::credential)
                .optional();
    }

    /** The asset whose agent has this key: one in full standing first, then one that has proven it. */
    public Optional<Credential> findByKey(UUID clientId, byte[] publicKey) {
        return jdbc.sql(
                        COLUMNS
                                + """
                        WHERE client_id = :client AND public_key = :key
                        ORDER BY (standing = 'full') DESC, key_proven DESC, created_at LIMIT 1
                        """)
                .param("client", clientId)
                .param("key", publicKey)
                .query(CredentialTable::credential)
                .optional();
    }

    /** The first one of an asset; its epoch is 1. */
    public void insert(Credential credential, Instant at) {
        jdbc.sql(
                        """
                        INSERT INTO agent_credential (client_id, asset_id, public_key, key_proven, standing, created_at)
                        VALUES (:client, :asset, :key, :proven, :standing, :at)
                        """)
                .param("client", credential.clientId())
                .param("asset", credential.assetId())
                .param("key", credential.publicKey())
                .param("proven", credential.keyProven())
                .param("standing", credential.standing().word())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The agent of an asset that had no key has one from now on: it is our own, no more a client of others. */
    public void adoptKey(UUID clientId, UUID assetId, byte[] publicKey) {
        jdbc.sql(
                        """
                        UPDATE agent_credential SET public_key = :key
                        WHERE client_id = :client AND asset_id = :asset AND public_key IS NULL
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("key", publicKey)
                .update();
    }

    /**
     * The agent has shown that it holds the key. JWTs issued before went to somebody who had not: the first proof ends
     * them, a later one changes nothing. True for the first.
     */
    public boolean prove(UUID clientId, UUID assetId, byte[] publicKey, Instant at) {
        return jdbc.sql(
                                """
                                UPDATE agent_credential SET key_proven = true, epoch = epoch + 1, changed_at = :at
                                WHERE client_id = :client AND asset_id = :asset AND public_key = :key AND NOT key_proven
                                """)
                        .param("client", clientId)
                        .param("asset", assetId)
                        .param("key", publicKey)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Another key, or none. */
    public void replaceKey(UUID clientId, UUID assetId, byte @Nullable [] publicKey, boolean proven) {
        jdbc.sql(
                        """
                        UPDATE agent_credential SET public_key = :key, key_proven = :proven
                        WHERE client_id = :client AND asset_id = :asset
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("key", publicKey)
                .param("proven", proven)
                .update();
    }

    /** Ends all JWTs issued so far, and says what the next ones may do. */
    public void change(UUID clientId, UUID assetId, Standing standing, Instant at) {
        jdbc.sql(
                        """
                        UPDATE agent_credential SET standing = :standing, epoch = epoch + 1, changed_at = :at
                        WHERE client_id = :client AND asset_id = :asset
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("standing", standing.word())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What the JWTs issued so far may do changes without ending them: an asset leaves quarantine. */
    public void changeStanding(UUID clientId, UUID assetId, Standing standing, Instant at) {
        jdbc.sql(
                        """
                        UPDATE agent_credential SET standing = :standing, changed_at = :at
                        WHERE client_id = :client AND asset_id = :asset
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("standing", standing.word())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** All that changed since then, in the whole installation. */
    public List<Credential> changedSince(Instant since) {
        return jdbc.sql(COLUMNS + "WHERE changed_at >= :since")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(CredentialTable::credential)
                .list();
    }

    /** False when the nonce was seen before. */
    public boolean rememberNonce(UUID clientId, UUID assetId, String nonce, Instant at) {
        return jdbc.sql(
                                """
                                INSERT INTO agent_nonce (client_id, asset_id, nonce, seen_at)
                                VALUES (:client, :asset, :nonce, :at) ON CONFLICT DO NOTHING
                                """)
                        .param("client", clientId)
                        .param("asset", assetId)
                        .param("nonce", nonce)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    public void forgetNonces(UUID clientId, UUID assetId, Instant before) {
        jdbc.sql("DELETE FROM agent_nonce WHERE client_id = :client AND asset_id = :asset AND seen_at < :before")
                .param("client", clientId)
                .param("asset", assetId)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Credential credential(ResultSet row, int number) throws SQLException {
        return new Credential(
                row.getObject("client_id", UUID.class),
                row.getObject("asset_id", UUID.class),
                row.getBytes("public_key"),
                row.getBoolean("key_proven"),
                row.getInt("epoch"),
                Standing.of(row.getString("standing")));
    }
}
