package mx.lanet.helpdesk.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of lists of people; always inside a tenancy transaction. */
@Component
class UserListTable {
    private static final int FETCHED = 500;

    private final JdbcClient jdbc;

    UserListTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
                .query((row, _) -> UsersTable.user(row))
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
                .query((row, _) -> UsersTable.user(row))
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

    /** The active people of the house. */
    List<Colleague> team(int limit) {
        return jdbc.sql(
                        """
                        SELECT user_id, name, role FROM app_user
                        WHERE client_id = '00000000-0000-0000-0000-000000000000' AND active
                        ORDER BY name COLLATE "es-x-icu", user_id LIMIT :limit
                        """)
                .param("limit", limit)
                .query((row, _) -> new Colleague(
                        row.getObject("user_id", UUID.class), row.getString("name"), Role.of(row.getString("role"))))
                .list();
    }

    Slice<User> list(Reach reach, Users.Query query, Slice.Request request) {
        List<User> rows = listed(reach, query)
                .param("limit", request.size())
                .param("offset", request.offset())
                .query((row, _) -> UsersTable.user(row))
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
                    waiting.add(UsersTable.user(row));
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
}
