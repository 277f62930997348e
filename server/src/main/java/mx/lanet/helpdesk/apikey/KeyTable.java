package mx.lanet.helpdesk.apikey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.KeyScope;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code api_key}. */
@Component
class KeyTable {
    private static final int LONGEST_ADDRESS = 100;
    private static final String COLUMNS =
            """
            SELECT k.client_id, k.key_id, k.user_id, CASE WHEN c.house THEN '' ELSE c.name END AS client_name,
                   coalesce(k.site_id, '00000000-0000-0000-0000-000000000000') AS site_id, coalesce(s.name, '') AS site_name,
                   k.prefix, k.key_hash, k.name, k.scopes, k.expires_at, k.revoked_at, k.revoked_by_name,
                   c.active AND coalesce(s.active, true) AS place_active,
                   k.last_used_at, k.last_used_from, k.created_by_name, k.created_at,
                   k.machines_most, k.machines_new, k.version
            FROM api_key k JOIN client c USING (client_id) LEFT JOIN site s USING (client_id, site_id)
            """;
    private static final String WITHIN_REACH = "(:everything OR k.client_id = ANY (CAST(:clients AS uuid[])))";

    private final JdbcClient jdbc;

    KeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** With the hash of its text. */
    record Stored(KeySummary key, byte[] hash) {}

    Optional<Stored> find(String prefix) {
        return jdbc.sql(COLUMNS + "WHERE k.prefix = :prefix LIMIT 1")
                .param("prefix", prefix)
                .query((row, number) -> new Stored(summary(row, number), row.getBytes("key_hash")))
                .optional();
    }

    Optional<KeySummary> find(Reach reach, UUID keyId) {
        return jdbc.sql(COLUMNS + "WHERE k.key_id = :key AND " + WITHIN_REACH)
                .param("key", keyId)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .query(KeyTable::summary)
                .optional();
    }

    Slice<KeySummary> list(Reach reach, Slice.Request request, Instant now) {
        List<KeySummary> keys = jdbc.sql(COLUMNS + "WHERE " + WITHIN_REACH
                        + " ORDER BY (k.revoked_at IS NULL AND k.expires_at > :now) DESC, k.created_at DESC, k.key_id"
                        + " LIMIT :limit OFFSET :offset")
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", request.size())
                .param("offset", request.offset())
                .query(KeyTable::summary)
                .list();
        long total = jdbc.sql("SELECT count(*) FROM (SELECT 1 FROM api_key k WHERE " + WITHIN_REACH
                        + " LIMIT :counted) counted")
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .param("counted", Slice.COUNTED + 1)
                .query(Long.class)
                .single();
        return new Slice<>(keys, request.page(), request.size(), total);
    }

    int ending(Reach reach, Instant now, Instant until) {
        return jdbc.sql(
                        "SELECT count(*) FROM (SELECT 1 FROM api_key k WHERE " + WITHIN_REACH
                                + " AND k.revoked_at IS NULL AND k.expires_at > :now AND k.expires_at <= :until LIMIT 100) counted")
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    void insert(UUID keyId, KeyWish wish, KeyText text, Person by, Instant at) {
        jdbc.sql(
                        """
                        INSERT INTO api_key (client_id, key_id, site_id, prefix, key_hash, name, scopes, expires_at,
                            machines_most, created_by_name, created_at, user_id)
                        VALUES (:client, :key, :site, :prefix, :hash, :name, CAST(:scopes AS text[]), :expires, :machines,
                            :by, :at, :user)
                        """)
                .param("client", wish.clientId())
                .param("key", keyId)
                .param("site", wish.siteId().equals(Person.HOUSE) ? null : wish.siteId(), Types.OTHER)
                .param("prefix", text.prefix())
                .param("hash", text.hash())
                .param("name", wish.name())
                .param(
                        "scopes",
                        wish.scopes().stream().map(KeyScope::word).sorted().toArray(String[]::new))
                .param("expires", wish.expiresAt().atOffset(ZoneOffset.UTC))
                .param("machines", wish.machines())
                .param("by", by.name())
                .param("user", by.userId())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** One more machine joins with it; false when there are as many as may. */
    boolean countMachine(UUID clientId, UUID keyId) {
        return jdbc.sql(
                                """
                                UPDATE api_key SET machines_new = machines_new + 1
                                WHERE client_id = :client AND key_id = :key AND machines_new < machines_most
                                """)
                        .param("client", clientId)
                        .param("key", keyId)
                        .update()
                == 1;
    }

    boolean extend(UUID clientId, UUID keyId, int version, Instant expiresAt, int machines) {
        return jdbc.sql(
                                """
                                UPDATE api_key SET expires_at = :expires, machines_most = :machines, version = version + 1
                                WHERE client_id = :client AND key_id = :key AND version = :version AND revoked_at IS NULL
                                """)
                        .param("client", clientId)
                        .param("key", keyId)
                        .param("version", version)
                        .param("machines", machines)
                        .param("expires", expiresAt.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean revoke(UUID clientId, UUID keyId, String by, Instant at) {
        return jdbc.sql(
                                """
                                UPDATE api_key SET revoked_at = :at, revoked_by_name = :by, version = version + 1
                                WHERE client_id = :client AND key_id = :key AND revoked_at IS NULL
                                """)
                        .param("client", clientId)
                        .param("key", keyId)
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Once a minute: five hundred machines with one key do not wait for each other. */
    void noteUse(KeySummary key, String address, Instant at) {
        Instant known = key.lastUsedAt();
        if (known != null && known.isAfter(at.minusSeconds(60))) {
            return;
        }
        jdbc.sql(
                        """
                        UPDATE api_key SET last_used_at = :at, last_used_from = :address
                        WHERE client_id = :client AND key_id = :key
                          AND (last_used_at IS NULL OR last_used_at <= :at - interval '1 minute')
                        """)
                .param("client", key.clientId())
                .param("key", key.keyId())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("address", address.substring(0, Math.min(LONGEST_ADDRESS, address.length())))
                .update();
    }

    private static KeySummary summary(ResultSet row, int number) throws SQLException {
        return new KeySummary(
                row.getObject("client_id", UUID.class),
                row.getObject("key_id", UUID.class),
                row.getObject("site_id", UUID.class),
                row.getString("client_name"),
                row.getString("site_name"),
                row.getString("prefix"),
                row.getString("name"),
                Arrays.asList((String[]) row.getArray("scopes").getArray()),
                Objects.requireNonNull(time(row, "expires_at")),
                time(row, "revoked_at"),
                row.getString("revoked_by_name"),
                row.getBoolean("place_active"),
                time(row, "last_used_at"),
                row.getString("last_used_from"),
                row.getString("created_by_name"),
                Objects.requireNonNull(time(row, "created_at")),
                row.getInt("machines_most"),
                row.getInt("machines_new"),
                row.getInt("version"),
                row.getObject("user_id", UUID.class));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
