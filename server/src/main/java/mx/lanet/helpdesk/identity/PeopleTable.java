package mx.lanet.helpdesk.identity;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each request of a signed-in person asks the database: one row by primary key. */
@Component
class PeopleTable {
    private final JdbcClient jdbc;

    PeopleTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A user with the rights of this very moment. */
    record Standing(
            User user,
            boolean mustChangePassword,
            Instant passwordChangedAt,
            Set<UUID> clients,
            @Nullable Instant factorSince) {}

    Optional<Standing> find(UUID clientId, UUID userId) {
        return jdbc.sql(
                        """
                        SELECT u.*, k.must_change, k.changed_at, f.since AS factor_since,
                            ARRAY(SELECT t.client_id FROM technician_client t
                                  WHERE t.user_id = u.user_id AND u.role = 'technician') AS clients
                        FROM app_user u JOIN user_credential k ON k.client_id = u.client_id AND k.user_id = u.user_id
                            LEFT JOIN second_factor f ON f.client_id = u.client_id AND f.user_id = u.user_id
                        WHERE u.client_id = :client AND u.user_id = :user
                        """)
                .param("client", clientId)
                .param("user", userId)
                .query((row, _) -> new Standing(
                        UsersTable.user(row),
                        row.getBoolean("must_change"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        clients(row),
                        instant(row.getObject("factor_since", OffsetDateTime.class))))
                .optional();
    }

    /** The clients assigned to a technician. */
    Set<UUID> servedBy(UUID userId) {
        return Set.copyOf(jdbc.sql("SELECT client_id FROM technician_client WHERE user_id = :user")
                .param("user", userId)
                .query(UUID.class)
                .list());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static Set<UUID> clients(ResultSet row) throws SQLException {
        Array array = row.getArray("clients");
        return array.getArray() instanceof UUID[] ids ? Set.of(ids) : Set.of();
    }
}
