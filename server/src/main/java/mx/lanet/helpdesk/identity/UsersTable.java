package mx.lanet.helpdesk.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of app_user and login_name; always inside a tenancy transaction. */
@Component
class UsersTable {
    private final JdbcClient jdbc;

    UsersTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<User> find(UUID clientId, UUID userId) {
        return jdbc.sql("SELECT * FROM app_user WHERE client_id = :client AND user_id = :user")
                .param("client", clientId)
                .param("user", userId)
                .query((row, _) -> user(row))
                .optional();
    }

    /** Where only the person's id is known, as in an address: found within reach only. */
    Optional<User> findById(Reach reach, UUID userId) {
        return jdbc.sql(
                        """
                        SELECT * FROM app_user
                        WHERE user_id = :user AND (:everything OR client_id = ANY (CAST(:clients AS uuid[])))
                        """)
                .param("user", userId)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .query((row, _) -> user(row))
                .optional();
    }

    Optional<User> findByLogin(String login) {
        return jdbc.sql(
                        """
                        SELECT u.* FROM login_name n JOIN app_user u ON u.user_id = n.user_id WHERE n.login = :login
                        """)
                .param("login", login)
                .query((row, _) -> user(row))
                .optional();
    }

    /** @param email in lower case */
    List<User> withEmail(String email, int limit) {
        return jdbc.sql("SELECT * FROM app_user WHERE lower(email) = :email AND active ORDER BY user_id LIMIT :limit")
                .param("email", email)
                .param("limit", limit)
                .query((row, _) -> user(row))
                .list();
    }

    /** False when the login is somebody's already. */
    boolean claimLogin(String login, UUID userId) {
        return jdbc.sql("INSERT INTO login_name (login, user_id) VALUES (:login, :user) ON CONFLICT DO NOTHING")
                        .param("login", login)
                        .param("user", userId)
                        .update()
                == 1;
    }

    /** Of these logins, those that are somebody's: of anybody in the installation, so ask in the whole scope only. */
    Set<String> takenLogins(Collection<String> logins) {
        return Set.copyOf(jdbc.sql("SELECT login FROM login_name WHERE login = ANY (:logins)")
                .param("logins", logins.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** Of these addresses in small letters, those that people of the client have. */
    Set<String> takenEmails(UUID clientId, Collection<String> emails) {
        return Set.copyOf(jdbc.sql(
                        "SELECT DISTINCT lower(email) FROM app_user WHERE client_id = :client AND lower(email) = ANY (:emails)")
                .param("client", clientId)
                .param("emails", emails.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** The person has a password from now on. */
    void joined(UUID clientId, UUID userId, Instant now) {
        jdbc.sql(
                        """
                        UPDATE app_user SET awaited_since = NULL, updated_at = :now, version = version + 1
                        WHERE client_id = :client AND user_id = :user
                        """)
                .param("client", clientId)
                .param("user", userId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Somebody made without a password. */
    void insertAwaited(UUID userId, String login, Users.Draft draft, Instant now) {
        insert(userId, login, draft, now);
        jdbc.sql("UPDATE app_user SET awaited_since = :now WHERE client_id = :client AND user_id = :user")
                .param("client", draft.clientId())
                .param("user", userId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void insert(UUID userId, String login, Users.Draft draft, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO app_user (client_id, user_id, login, name, email, phone, department, role, site_id,
                            created_at, updated_at)
                        VALUES (:client, :user, :login, :name, :email, :phone, :department, :role, :site, :now, :now)
                        """)
                .param("client", draft.clientId())
                .param("user", userId)
                .param("login", login)
                .param("name", draft.name())
                .param("email", draft.email())
                .param("phone", draft.phone())
                .param("department", draft.department())
                .param("role", draft.role().word())
                .param("site", draft.siteId(), Types.OTHER)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** False when the row has another version by now. */
    boolean update(UUID userId, int version, Users.Draft draft, Instant now) {
        return jdbc.sql(
                                """
                                UPDATE app_user SET name = :name, email = :email, phone = :phone,
                                    department = :department, role = :role, site_id = :site,
                                    updated_at = :now, version = version + 1
                                WHERE client_id = :client AND user_id = :user AND version = :version
                                """)
                        .param("client", draft.clientId())
                        .param("user", userId)
                        .param("version", version)
                        .param("name", draft.name())
                        .param("email", draft.email())
                        .param("phone", draft.phone())
                        .param("department", draft.department())
                        .param("role", draft.role().word())
                        .param("site", draft.siteId(), Types.OTHER)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean updateProfile(UUID clientId, UUID userId, int version, Profiles.Draft draft, Instant now) {
        return jdbc.sql(
                                """
                                UPDATE app_user SET name = :name, email = :email, phone = :phone,
                                    locale = CAST(:locale AS text), theme = :theme, time_zone = CAST(:zone AS text),
                                    updated_at = :now, version = version + 1
                                WHERE client_id = :client AND user_id = :user AND version = :version
                                """)
                        .param("client", clientId)
                        .param("user", userId)
                        .param("version", version)
                        .param("name", draft.name())
                        .param("email", draft.email())
                        .param("phone", draft.phone())
                        .param("locale", draft.locale().isEmpty() ? null : draft.locale())
                        .param("theme", draft.theme())
                        .param("zone", draft.zone().isEmpty() ? null : draft.zone())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Without a new version: {@link #joined} follows in the same transaction. */
    void rename(UUID clientId, UUID userId, String name) {
        jdbc.sql("UPDATE app_user SET name = :name WHERE client_id = :client AND user_id = :user")
                .param("client", clientId)
                .param("user", userId)
                .param("name", name)
                .update();
    }

    /** Without a new version: a switch in the bar is no edit that another one could overwrite. */
    void setTheme(UUID clientId, UUID userId, String theme) {
        jdbc.sql("UPDATE app_user SET theme = :theme WHERE client_id = :client AND user_id = :user")
                .param("client", clientId)
                .param("user", userId)
                .param("theme", theme)
                .update();
    }

    /** As {@link #setTheme}. */
    void setLocale(UUID clientId, UUID userId, String language) {
        jdbc.sql("UPDATE app_user SET locale = :locale WHERE client_id = :client AND user_id = :user")
                .param("client", clientId)
                .param("user", userId)
                .param("locale", language)
                .update();
    }

    boolean setActive(UUID clientId, UUID userId, int version, boolean active, Instant now) {
        return jdbc.sql(
                                """
                                UPDATE app_user SET active = :active, updated_at = :now, version = version + 1
                                WHERE client_id = :client AND user_id = :user AND version = :version
                                """)
                        .param("client", clientId)
                        .param("user", userId)
                        .param("version", version)
                        .param("active", active)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** How many active superadmins there are besides this one; their rows stay locked, so that two cannot go at once. */
    int otherSuperadmins(UUID userId) {
        return (int) jdbc
                .sql(
                        """
                        SELECT user_id FROM app_user
                        WHERE client_id = '00000000-0000-0000-0000-000000000000' AND role = 'superadmin' AND active
                        ORDER BY user_id FOR UPDATE
                        """)
                .query((row, _) -> row.getObject("user_id", UUID.class))
                .list()
                .stream()
                .filter(other -> !other.equals(userId))
                .count();
    }

    boolean anySuperadmin() {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT FROM app_user
                            WHERE client_id = '00000000-0000-0000-0000-000000000000' AND role = 'superadmin' AND active)
                        """)
                .query(Boolean.class)
                .single();
    }

    int countOfClient(UUID clientId) {
        return jdbc.sql("SELECT count(*) FROM app_user WHERE client_id = :client AND active")
                .param("client", clientId)
                .query(Integer.class)
                .single();
    }

    void signedIn(UUID clientId, UUID userId, Instant now) {
        jdbc.sql("UPDATE app_user SET last_login_at = :now WHERE client_id = :client AND user_id = :user")
                .param("client", clientId)
                .param("user", userId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    static User user(ResultSet row) throws SQLException {
        String locale = row.getString("locale");
        String zone = row.getString("time_zone");
        OffsetDateTime awaited = row.getObject("awaited_since", OffsetDateTime.class);
        OffsetDateTime lastLogin = row.getObject("last_login_at", OffsetDateTime.class);
        return new User(
                row.getObject("client_id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getString("login"),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("department"),
                Role.of(row.getString("role")),
                row.getObject("site_id", UUID.class),
                locale == null ? null : Locale.of(locale),
                row.getString("theme"),
                row.getBoolean("active"),
                lastLogin == null ? null : lastLogin.toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                awaited == null ? null : awaited.toInstant(),
                zone == null ? null : ZoneId.of(zone),
                Math.max(0, row.getInt("photo_version")),
                row.getInt("version"));
    }
}
