package mx.lanet.helpdesk.enrolment.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.enrolment.TokenSettings;
import mx.lanet.helpdesk.enrolment.TokenSummary;
import mx.lanet.helpdesk.enrolment.TokenUse;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code enrolment_token} and the history of its uses. */
public final class TokenTable {
    private static final String COLUMNS =
            """
            SELECT t.client_id, t.token_id, t.site_id, c.name AS client_name, s.name AS site_name, t.hint, t.note,
                   t.expires_at, t.max_uses, t.uses, t.active, c.active AND s.active AS place_active,
                   t.created_by_name, t.created_at, t.version
            FROM enrolment_token t JOIN client c USING (client_id) JOIN site s USING (client_id, site_id)
            """;

    private static final String WITHIN_REACH = "(:everything OR t.client_id = ANY (CAST(:clients AS uuid[])))";

    private final JdbcClient jdbc;

    public TokenTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Holds the token until the transaction ends, so that its uses are counted one after the other. */
    public Optional<TokenSummary> lockByHash(byte[] hash) {
        return jdbc.sql(COLUMNS + "WHERE t.token_hash = :hash FOR UPDATE OF t")
                .param("hash", hash)
                .query(TokenTable::summary)
                .optional();
    }

    public Optional<TokenSummary> find(Reach reach, UUID tokenId) {
        return jdbc.sql(COLUMNS + "WHERE t.token_id = :token AND " + WITHIN_REACH)
                .param("token", tokenId)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .query(TokenTable::summary)
                .optional();
    }

    /** Of all clients within reach, newest first. */
    public Slice<TokenSummary> list(Reach reach, Slice.Request request) {
        List<TokenSummary> tokens = jdbc.sql(COLUMNS + "WHERE " + WITHIN_REACH
                        + " ORDER BY t.created_at DESC, t.token_id LIMIT :limit OFFSET :offset")
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .param("limit", request.size())
                .param("offset", request.offset())
                .query(TokenTable::summary)
                .list();
        long total = jdbc.sql("SELECT count(*) FROM (SELECT 1 FROM enrolment_token t WHERE " + WITHIN_REACH
                        + " LIMIT :counted) counted")
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .param("counted", Slice.COUNTED + 1)
                .query(Long.class)
                .single();
        return new Slice<>(tokens, request.page(), request.size(), total);
    }

    public void insert(
            UUID clientId,
            UUID tokenId,
            UUID siteId,
            byte[] hash,
            String hint,
            TokenSettings settings,
            @Nullable UUID createdBy,
            String createdByName,
            Instant at) {
        jdbc.sql(
                        """
                        INSERT INTO enrolment_token (client_id, token_id, site_id, token_hash, hint, note, expires_at,
                            max_uses, active, created_by, created_by_name, created_at, updated_at)
                        VALUES (:client, :token, :site, :hash, :hint, :note, :expires, :maxUses, :active, :by, :byName,
                            :at, :at)
                        """)
                .param("client", clientId)
                .param("token", tokenId)
                .param("site", siteId)
                .param("hash", hash)
                .param("hint", hint)
                .param("note", settings.note())
                .param("expires", offset(settings.expiresAt()))
                .param("maxUses", settings.maxUses())
                .param("active", settings.active())
                .param("by", createdBy)
                .param("byName", createdByName)
                .param("at", offset(at))
                .update();
    }

    /** False when somebody else changed it since that version. */
    public boolean update(UUID clientId, UUID tokenId, TokenSettings settings, int version, Instant at) {
        return jdbc.sql(
                                """
                                UPDATE enrolment_token SET note = :note, expires_at = :expires, max_uses = :maxUses,
                                    active = :active, updated_at = :at, version = version + 1
                                WHERE client_id = :client AND token_id = :token AND version = :version
                                """)
                        .param("client", clientId)
                        .param("token", tokenId)
                        .param("note", settings.note())
                        .param("expires", offset(settings.expiresAt()))
                        .param("maxUses", settings.maxUses())
                        .param("active", settings.active())
                        .param("version", version)
                        .param("at", offset(at))
                        .update()
                == 1;
    }

    public void countUse(UUID clientId, UUID tokenId) {
        jdbc.sql("UPDATE enrolment_token SET uses = uses + 1 WHERE client_id = :client AND token_id = :token")
                .param("client", clientId)
                .param("token", tokenId)
                .update();
    }

    public void insertUse(UUID clientId, UUID tokenId, UUID useId, TokenUse use) {
        jdbc.sql(
                        """
                        INSERT INTO enrolment_use (client_id, use_id, token_id, at, address, user_agent, computer_name,
                            outcome, asset_id)
                        VALUES (:client, :use, :token, :at, :address, :userAgent, :computer, :outcome, :asset)
                        """)
                .param("client", clientId)
                .param("use", useId)
                .param("token", tokenId)
                .param("at", offset(use.at()))
                .param("address", use.address())
                .param("userAgent", use.userAgent())
                .param("computer", use.computerName())
                .param("outcome", use.outcome().name().toLowerCase(Locale.ROOT))
                .param("asset", use.assetId())
                .update();
    }

    /** Newest first. */
    public Slice<TokenUse> uses(UUID clientId, UUID tokenId, Slice.Request request) {
        List<TokenUse> uses = jdbc.sql(
                        """
                        SELECT at, address, user_agent, computer_name, outcome, asset_id FROM enrolment_use
                        WHERE client_id = :client AND token_id = :token ORDER BY at DESC, use_id DESC
                        LIMIT :limit OFFSET :offset
                        """)
                .param("client", clientId)
                .param("token", tokenId)
                .param("limit", request.size())
                .param("offset", request.offset())
                .query((row, number) -> new TokenUse(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("address"),
                        row.getString("user_agent"),
                        row.getString("computer_name"),
                        TokenUse.Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                        row.getObject("asset_id", UUID.class)))
                .list();
        long total = jdbc.sql(
                        """
                        SELECT count(*) FROM (
                            SELECT 1 FROM enrolment_use WHERE client_id = :client AND token_id = :token LIMIT :counted)
                        """)
                .param("client", clientId)
                .param("token", tokenId)
                .param("counted", Slice.COUNTED + 1)
                .query(Long.class)
                .single();
        return new Slice<>(uses, request.page(), request.size(), total);
    }

    private static TokenSummary summary(ResultSet row, int number) throws SQLException {
        return new TokenSummary(
                row.getObject("client_id", UUID.class),
                row.getObject("token_id", UUID.class),
                row.getObject("site_id", UUID.class),
                row.getString("client_name"),
                row.getString("site_name"),
                row.getString("hint"),
                new TokenSettings(
                        row.getString("note"),
                        instant(row.getObject("expires_at", OffsetDateTime.class)),
                        row.getObject("max_uses", Integer.class),
                        row.getBoolean("active")),
                row.getBoolean("place_active"),
                row.getInt("uses"),
                row.getString("created_by_name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
