package mx.lanet.helpdesk.ticket.sla;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** {@code sla_terms}: what the house says, and what the contracts of its clients say. */
@Component
class TermsTable {
    private final JdbcClient sql;
    private final JsonMapper json;

    TermsTable(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /**
     * What somebody has said.
     *
     * @param calendar null for nothing
     * @param agreement null for nothing
     * @param version 0 when nothing was ever said
     */
    record Said(
            UUID owner, ZoneId zone, @Nullable OfficeCalendar calendar, @Nullable Agreement agreement, int version) {}

    /** What the house says, and what this client's contract says as far as the role reaches it. */
    List<Said> of(UUID client) {
        return sql.sql("SELECT * FROM sla_terms_of(:client)")
                .param("client", client)
                .query((row, _) -> new Said(
                        row.getObject("client_id", UUID.class),
                        ZoneId.of(row.getString("time_zone")),
                        read(row.getString("calendar"), OfficeCalendar.class),
                        read(row.getString("agreement"), Agreement.class),
                        row.getInt("version")))
                .list();
    }

    private <T> @Nullable T read(@Nullable String text, Class<T> type) {
        return text == null ? null : json.readValue(text, type);
    }

    /** The moment of what seldom changes, see Memory. */
    long stamp() {
        return sql.sql("SELECT stamp FROM change_stamp").query(Long.class).single();
    }

    /** The clients that have said something of their own, of those within reach. */
    Set<UUID> speaking() {
        return new HashSet<>(sql.sql("SELECT client_id FROM sla_terms WHERE client_id <> :house")
                .param("house", Person.HOUSE)
                .query(UUID.class)
                .list());
    }

    /** Whether the version was still that one; 0 for nothing said before. */
    boolean save(Said said, Instant now, String by) {
        return sql.sql(
                                """
                        INSERT INTO sla_terms AS t (client_id, calendar, agreement, version, changed_at, changed_by_name)
                        VALUES (:owner, CAST(:calendar AS jsonb), CAST(:agreement AS jsonb), 1, :now, :by)
                        ON CONFLICT (client_id) DO UPDATE SET calendar = excluded.calendar, agreement = excluded.agreement,
                            version = t.version + 1, changed_at = excluded.changed_at, changed_by_name = excluded.changed_by_name
                        WHERE t.version = :version
                        """)
                        .param("owner", said.owner())
                        .param("calendar", written(said.calendar()))
                        .param("agreement", written(said.agreement()))
                        .param("version", said.version())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                == 1;
    }

    private @Nullable String written(@Nullable Object value) {
        return Optional.ofNullable(value).map(json::writeValueAsString).orElse(null);
    }
}
