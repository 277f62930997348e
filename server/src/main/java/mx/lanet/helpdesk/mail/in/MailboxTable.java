package mx.lanet.helpdesk.mail.in;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.mail.in.Mailbox.Progress;
import mx.lanet.helpdesk.mail.in.Mailbox.Step;
import mx.lanet.helpdesk.mail.in.Mailbox.Trouble;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code mailbox}; only for the server itself and superadmins. */
@Component
class MailboxTable {
    private static final int MOST = 200;

    private final JdbcClient jdbc;

    MailboxTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is sealed of a mailbox. */
    @SuppressWarnings("ArrayRecordComponent") // opened once, compared never
    record Sealed(
            byte @Nullable [] secret, byte @Nullable [] grant, byte @Nullable [] access, @Nullable Instant until) {}

    List<Mailbox> all() {
        return jdbc.sql("SELECT * FROM mailbox ORDER BY active DESC, name COLLATE \"es-x-icu\", mailbox_id LIMIT :most")
                .param("most", MOST)
                .query(MailboxTable::mailbox)
                .list();
    }

    Optional<Mailbox> find(UUID mailboxId) {
        return jdbc.sql("SELECT * FROM mailbox WHERE mailbox_id = :mailbox")
                .param("mailbox", mailboxId)
                .query(MailboxTable::mailbox)
                .optional();
    }

    boolean has(String address) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM mailbox WHERE address = :address AND active)")
                .param("address", address.toLowerCase(Locale.ROOT))
                .query(Boolean.class)
                .single();
    }

    int count() {
        return jdbc.sql("SELECT count(*) FROM mailbox").query(Integer.class).single();
    }

    Sealed sealed(UUID mailboxId) {
        return jdbc.sql(
                        "SELECT secret, grant_token, access_token, access_until FROM mailbox WHERE mailbox_id = :mailbox")
                .param("mailbox", mailboxId)
                .query((row, _) -> new Sealed(
                        row.getBytes("secret"),
                        row.getBytes("grant_token"),
                        row.getBytes("access_token"),
                        time(row, "access_until")))
                .single();
    }

    void insert(UUID mailboxId, MailboxDraft draft, byte @Nullable [] secret, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO mailbox (client_id, mailbox_id, name, address, host, port, tls, sign_in, login,
                            oauth_client, token_url, authorise_url, scope, folder, move_to, strangers, trusted_host, secret,
                            created_at)
                        VALUES (:client, :mailbox, :name, :address, :host, :port, :tls, :signIn, :login, :oauthClient,
                            :tokenUrl, :authoriseUrl, :scope, :folder, :moveTo, :strangers, :trusted, :secret, :now)
                        """)
                .params(params(draft))
                .param("mailbox", mailboxId)
                .param("secret", secret, Types.BINARY)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A secret that is null stays; another server or another user makes what was granted and counted worthless. */
    boolean update(Mailbox before, MailboxDraft draft, int version, byte @Nullable [] secret) {
        return jdbc.sql(
                                """
                                UPDATE mailbox SET client_id = :client, name = :name, address = :address, host = :host,
                                    port = :port, tls = :tls, sign_in = :signIn, login = :login, oauth_client = :oauthClient,
                                    token_url = :tokenUrl, authorise_url = :authoriseUrl, scope = :scope, folder = :folder,
                                    move_to = :moveTo, strangers = :strangers, trusted_host = :trusted,
                                    secret = coalesce(:secret, secret), access_token = NULL, access_until = NULL,
                                    grant_token = CASE WHEN :anew THEN NULL ELSE grant_token END,
                                    uid_validity = CASE WHEN :elsewhere THEN 0 ELSE uid_validity END,
                                    last_uid = CASE WHEN :elsewhere THEN 0 ELSE last_uid END,
                                    trouble = '', trouble_text = '', version = version + 1
                                WHERE mailbox_id = :mailbox AND version = :version
                                """)
                        .params(params(draft))
                        .param("mailbox", before.mailboxId())
                        .param("version", version)
                        .param("secret", secret, Types.BINARY)
                        .param("anew", !before.says().oauth().equals(draft.oauth()))
                        .param(
                                "elsewhere",
                                !before.says().host().equals(draft.host())
                                        || !before.says().login().equals(draft.login())
                                        || !before.says().folder().equals(draft.folder()))
                        .update()
                == 1;
    }

    private static Map<String, Object> params(MailboxDraft draft) {
        Map<String, Object> params = new HashMap<>();
        params.put("client", draft.clientId());
        params.put("name", draft.name());
        params.put("address", draft.address());
        params.put("host", draft.host());
        params.put("port", draft.port());
        params.put("tls", draft.protection().word());
        params.put("signIn", draft.signIn().word());
        params.put("login", draft.login());
        params.put("oauthClient", draft.oauth().client());
        params.put("tokenUrl", draft.oauth().tokenUrl());
        params.put("authoriseUrl", draft.oauth().authoriseUrl());
        params.put("scope", draft.oauth().scope());
        params.put("folder", draft.folder());
        params.put("moveTo", draft.moveTo());
        params.put("strangers", draft.acceptsStrangers() ? "accept" : "keep");
        params.put("trusted", draft.trustedHost());
        return params;
    }

    boolean setActive(UUID mailboxId, int version, boolean active) {
        return jdbc.sql(
                                """
                                UPDATE mailbox SET active = :active, trouble = '', trouble_text = '', version = version + 1
                                WHERE mailbox_id = :mailbox AND version = :version
                                """)
                        .param("active", active)
                        .param("mailbox", mailboxId)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** @param grant null keeps the one that is there */
    void permit(UUID mailboxId, byte @Nullable [] grant, byte[] access, Instant until) {
        jdbc.sql(
                        """
                        UPDATE mailbox SET grant_token = coalesce(:grant, grant_token), access_token = :access,
                            access_until = :until
                        WHERE mailbox_id = :mailbox
                        """)
                .param("grant", grant, Types.BINARY)
                .param("access", access)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("mailbox", mailboxId)
                .update();
    }

    /** The mailbox is this server's until then, unless it is another one's. */
    boolean lease(UUID mailboxId, UUID owner, Instant now, Instant until) {
        return jdbc.sql(
                                """
                                UPDATE mailbox SET lease_owner = :owner, lease_until = :until
                                WHERE mailbox_id = :mailbox AND active
                                  AND (lease_owner IS NULL OR lease_owner = :owner OR lease_until < :now)
                                """)
                        .param("owner", owner)
                        .param("until", until.atOffset(ZoneOffset.UTC))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("mailbox", mailboxId)
                        .update()
                == 1;
    }

    void release(UUID mailboxId, UUID owner) {
        jdbc.sql("UPDATE mailbox SET lease_owner = NULL WHERE mailbox_id = :mailbox AND lease_owner = :owner")
                .param("mailbox", mailboxId)
                .param("owner", owner)
                .update();
    }

    /** Up to this mail all is kept. */
    void advance(UUID mailboxId, long validity, long lastUid) {
        jdbc.sql("UPDATE mailbox SET uid_validity = :validity, last_uid = :uid WHERE mailbox_id = :mailbox")
                .param("validity", validity)
                .param("uid", lastUid)
                .param("mailbox", mailboxId)
                .update();
    }

    void looked(UUID mailboxId, @Nullable Trouble trouble, Instant now) {
        jdbc.sql(
                        """
                        UPDATE mailbox SET looked_at = CASE WHEN :step = '' THEN :now ELSE looked_at END, trouble = :step,
                            trouble_text = :text
                        WHERE mailbox_id = :mailbox
                        """)
                .param("step", trouble == null ? "" : trouble.step().word())
                .param("text", trouble == null ? "" : trouble.text())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("mailbox", mailboxId)
                .update();
    }

    private static Mailbox mailbox(ResultSet row, int number) throws SQLException {
        MailboxDraft says = new MailboxDraft(
                row.getObject("client_id", UUID.class),
                row.getString("name"),
                row.getString("address"),
                row.getString("host"),
                row.getInt("port"),
                Mailbox.Protection.find(row.getString("tls")).orElseThrow(),
                Mailbox.SignIn.find(row.getString("sign_in")).orElseThrow(),
                row.getString("login"),
                new MailboxDraft.OAuth(
                        row.getString("oauth_client"),
                        row.getString("token_url"),
                        row.getString("authorise_url"),
                        row.getString("scope")),
                row.getString("folder"),
                row.getString("move_to"),
                row.getString("strangers").equals("accept"),
                row.getString("trusted_host"));
        String trouble = row.getString("trouble");
        return new Mailbox(
                row.getObject("mailbox_id", UUID.class),
                says,
                row.getBytes("secret") != null,
                row.getBytes("grant_token") != null,
                row.getBoolean("active"),
                new Progress(
                        row.getLong("uid_validity"),
                        row.getLong("last_uid"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()),
                time(row, "looked_at"),
                trouble.isEmpty()
                        ? null
                        : new Trouble(Step.valueOf(trouble.toUpperCase(Locale.ROOT)), row.getString("trouble_text")),
                row.getInt("version"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
