package mx.lanet.helpdesk.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of app_user and login_name; always inside a tenancy transaction. */
@Component
class UsersTable {
    private static final int FETCHED = 500;

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

    List<User> ofClient(UUID clientId, String search, int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM app_user
                        WHERE client_id = :client AND active
                          AND position(lower(unaccent(:search)) IN lower(unaccent(name || ' ' || login || ' ' || email))) > 0
                        ORDER BY name COLLATE "es-x-icu", user_id LIMIT :limit
                        """)
                .param("client", clientId)
                .param("search", search)
                .param("limit", limit)
                .query((row, _) -> user(row))
                .list();
    }

    /** Active people of the clients in the transaction's reach who match all of the words, by name. */
    List<User> search(String[] words, int limit) {
        return jdbc.sql(
                        """
                        SELECT u.* FROM find_people(NULL, CAST(:words AS text[]), :limit)
                            WITH ORDINALITY AS found (client_id, user_id, place)
                        JOIN app_user u ON u.client_id = found.client_id AND u.user_id = found.user_id
                        ORDER BY found.place
                        """)
                .param("words", words)
                .param("limit", limit)
                .query((row, _) -> user(row))
                .list();
    }

    /** Active superadmins and the technicians to whom the client is assigned. */
    List<Colleague> staffServing(UUID clientId, int limit) {
        return jdbc.sql(
                        """
                        SELECT user_id, name, role FROM app_user u
                        WHERE client_id = '00000000-0000-0000-0000-000000000000' AND active
                          AND (role = 'superadmin' OR EXISTS (SELECT FROM technician_client t
                               WHERE t.client_id = :client AND t.user_id = u.user_id))
                        ORDER BY name COLLATE "es-x-icu", user_id LIMIT :limit
                        """)
                .param("client", clientId)
                .param("limit", limit)
                .query((row, _) -> new Colleague(
                        row.getObject("user_id", UUID.class), row.getString("name"), Role.of(row.getString("role"))))
                .list();
    }

    Slice<User> list(Reach reach, Users.Query query, Slice.Request request) {
        List<User> rows = listed(reach, query)
                .param("limit", request.size())
                .param("offset", request.offset())
                .query((row, _) -> user(row))
                .list();
        return new Slice<>(rows, request.page(), request.size(), count(params(reach, query)));
    }

    /** All of them, no more than the most, in the list's order, {@value #FETCHED} at a time. */
    void each(Reach reach, Users.Query query, int most, Consumer<List<User>> some) {
        List<User> waiting = new ArrayList<>(FETCHED);
        listed(reach, query)
                .withFetchSize(FETCHED)
                .param("limit", most)
                .param("offset", 0)
                .query(row -> {
                    waiting.add(user(row));
                    if (waiting.size() == FETCHED) {
                        some.accept(List.copyOf(waiting));
                        waiting.clear();
                    }
                });
        some.accept(waiting);
    }

    private JdbcClient.StatementSpec listed(Reach reach, Users.Query query) {
        return jdbc.sql(
                        """
                        SELECT u.* FROM app_user u
                        WHERE (:everything OR u.client_id = ANY (CAST(:clients AS uuid[])))
                          AND (CAST(:client AS uuid) IS NULL OR u.client_id = :client)
                          AND (CAST(:role AS text) IS NULL OR u.role = :role)
                          AND (CAST(:active AS boolean) IS NULL OR u.active = :active)
                          AND position(lower(unaccent(:search)) IN
                              lower(unaccent(u.name || ' ' || u.login || ' ' || u.email))) > 0
                        ORDER BY
                            CASE WHEN :sort = 'name' AND NOT :down THEN u.name END COLLATE "es-x-icu",
                            CASE WHEN :sort = 'name' AND :down THEN u.name END COLLATE "es-x-icu" DESC,
                            CASE WHEN :sort = 'role' AND NOT :down THEN u.role END,
                            CASE WHEN :sort = 'role' AND :down THEN u.role END DESC,
                            CASE WHEN :sort = 'seen' AND NOT :down THEN u.last_login_at END NULLS FIRST,
                            CASE WHEN :sort = 'seen' AND :down THEN u.last_login_at END DESC NULLS LAST,
                            u.name COLLATE "es-x-icu", u.user_id
                        LIMIT :limit OFFSET :offset
                        """)
                .params(params(reach, query))
                .param("sort", query.sort().word())
                .param("down", query.descending());
    }

    private long count(Map<String, @Nullable Object> params) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM (
                            SELECT 1 FROM app_user u
                            WHERE (:everything OR u.client_id = ANY (CAST(:clients AS uuid[])))
                              AND (CAST(:client AS uuid) IS NULL OR u.client_id = :client)
                              AND (CAST(:role AS text) IS NULL OR u.role = :role)
                              AND (CAST(:active AS boolean) IS NULL OR u.active = :active)
                              AND position(lower(unaccent(:search)) IN
                                  lower(unaccent(u.name || ' ' || u.login || ' ' || u.email))) > 0
                            LIMIT :counted)
                        """)
                .params(params)
                .param("counted", Slice.COUNTED + 1)
                .query(Long.class)
                .single();
    }

    private static Map<String, @Nullable Object> params(Reach reach, Users.Query query) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("everything", reach.everything());
        params.put("clients", reach.clients());
        params.put("client", query.clientId());
        params.put("role", query.role() == null ? null : query.role().word());
        params.put("active", query.active());
        params.put("search", query.search());
        return params;
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
