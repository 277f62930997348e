package mx.lanet.helpdesk.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code api_session}; always with the whole scope. */
@Component
class ApiSessionTable {
    private final JdbcClient jdbc;

    ApiSessionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param provenAt when the second factor was shown; null without one */
    record Row(
            UUID clientId,
            UUID sessionId,
            UUID userId,
            byte[] refreshHash,
            Instant passwordAt,
            @Nullable Instant provenAt,
            Instant since,
            Instant renewedAt,
            String address,
            String program) {}

    void insert(Row row) {
        jdbc.sql(
                        """
                        INSERT INTO api_session (client_id, session_id, user_id, refresh_hash, password_at, proven_at, since,
                            renewed_at, address, program)
                        VALUES (:client, :session, :user, :hash, :password, CAST(:proven AS timestamptz), :since, :renewed,
                            :address, :program)
                        """)
                .param("client", row.clientId())
                .param("session", row.sessionId())
                .param("user", row.userId())
                .param("hash", row.refreshHash())
                .param("password", utc(row.passwordAt()))
                .param("proven", row.provenAt() == null ? null : utc(row.provenAt()))
                .param("since", utc(row.since()))
                .param("renewed", utc(row.renewedAt()))
                .param("address", row.address())
                .param("program", row.program())
                .update();
    }

    Optional<Row> find(UUID clientId, UUID sessionId) {
        return jdbc.sql("SELECT * FROM api_session WHERE client_id = :client AND session_id = :session")
                .param("client", clientId)
                .param("session", sessionId)
                .query(ApiSessionTable::row)
                .optional();
    }

    /** As {@link #find}; who renews at the same time waits. */
    Optional<Row> lock(UUID clientId, UUID sessionId) {
        return jdbc.sql("SELECT * FROM api_session WHERE client_id = :client AND session_id = :session FOR UPDATE")
                .param("client", clientId)
                .param("session", sessionId)
                .query(ApiSessionTable::row)
                .optional();
    }

    List<Row> ofUser(UUID userId) {
        return jdbc.sql(
                        "SELECT s.* FROM api_session s JOIN app_user u USING (client_id, user_id) WHERE u.user_id = :user")
                .param("user", userId)
                .query(ApiSessionTable::row)
                .list();
    }

    void renew(Row row, byte[] hash, Instant at) {
        jdbc.sql(
                        """
                        UPDATE api_session SET refresh_hash = :hash, renewed_at = :at
                        WHERE client_id = :client AND session_id = :session
                        """)
                .param("client", row.clientId())
                .param("session", row.sessionId())
                .param("hash", hash)
                .param("at", utc(at))
                .update();
    }

    void delete(UUID clientId, UUID sessionId) {
        jdbc.sql("DELETE FROM api_session WHERE client_id = :client AND session_id = :session")
                .param("client", clientId)
                .param("session", sessionId)
                .update();
    }

    int deleteOf(UUID userId) {
        return jdbc.sql(
                        """
                        DELETE FROM api_session s USING app_user u
                        WHERE s.client_id = u.client_id AND s.user_id = u.user_id AND u.user_id = :user
                        """)
                .param("user", userId)
                .update();
    }

    /** Those that began before. */
    int deleteBefore(Instant time) {
        return jdbc.sql("DELETE FROM api_session WHERE since < :time")
                .param("time", utc(time))
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        OffsetDateTime proven = row.getObject("proven_at", OffsetDateTime.class);
        return new Row(
                row.getObject("client_id", UUID.class),
                row.getObject("session_id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getBytes("refresh_hash"),
                time(row, "password_at"),
                proven == null ? null : proven.toInstant(),
                time(row, "since"),
                time(row, "renewed_at"),
                row.getString("address"),
                row.getString("program"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
