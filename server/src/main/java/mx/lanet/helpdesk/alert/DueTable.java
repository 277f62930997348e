package mx.lanet.helpdesk.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The alerts of which there may be something to tell: their {@code due_at} is the outbox. */
@Component
class DueTable {
    private static final OffsetDateTime EVER = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final Duration LATELY = Duration.ofMinutes(1);
    private static final Duration BETWEEN_WHOLE_LOOKS = Duration.ofSeconds(5);

    private final JdbcClient sql;
    private volatile OffsetDateTime lately = EVER;
    private volatile Instant lookedWhole = Instant.EPOCH;

    DueTable(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * One that is due and that nobody else works on; it is this transaction's until its end. What became due long before the
     * last one is looked for every few seconds only: until the next vacuum the index is full of those that were told, and in a
     * storm it took longer to walk past them than to tell.
     */
    Optional<Telling.Due> take(Instant now) {
        Duration since = Duration.between(lookedWhole, now);
        boolean whole = since.isNegative() || since.compareTo(BETWEEN_WHOLE_LOOKS) >= 0;
        if (whole) {
            lookedWhole = now;
        }
        return take(whole ? EVER : lately, now);
    }

    private Optional<Telling.Due> take(OffsetDateTime from, Instant now) {
        return sql.sql(
                        """
                        SELECT t.*, a.name AS asset_name, c.name AS client_name, s.name AS site_name,
                            CAST(a.settings ->> 'auto_ticket_creation' AS boolean) AS own_switch,
                            coalesce(a.state <> 'active', false) AS retired
                        FROM alert t
                        JOIN client c ON c.client_id = t.client_id
                        LEFT JOIN asset a ON a.client_id = t.client_id AND a.asset_id = t.asset_id
                        LEFT JOIN site s ON s.client_id = t.client_id AND s.site_id = t.site_id
                        WHERE t.due_at >= :from AND t.due_at <= :now ORDER BY t.due_at LIMIT 1 FOR UPDATE OF t SKIP LOCKED
                        """)
                .param("from", from)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> due(row, now))
                .optional();
    }

    private Telling.Due due(ResultSet row, Instant now) throws SQLException {
        lately = row.getObject("due_at", OffsetDateTime.class).minus(LATELY);
        return new Telling.Due(
                AlertTable.alert(row, now),
                Telling.Told.valueOf(row.getString("told").toUpperCase(Locale.ROOT)),
                row.getObject("own_switch", Boolean.class),
                row.getInt("tries"),
                row.getBoolean("retired"));
    }

    void told(Alert alert, Telling.Told told, UUID ticketId, String code) {
        sql.sql(
                        """
                        UPDATE alert SET told = :told, ticket_id = :ticket, ticket_code = :code, due_at = NULL, tries = 0
                        WHERE client_id = :client AND alert_id = :alert
                        """)
                .param("told", told.name().toLowerCase(Locale.ROOT))
                .param("ticket", ticketId)
                .param("code", code)
                .param("client", alert.clientId())
                .param("alert", alert.alertId())
                .update();
    }

    /** Nothing to tell before then; null for never, unless something happens. */
    void look(Alert alert, @Nullable Instant at, int tries) {
        sql.sql(
                        """
                        UPDATE alert SET due_at = :at, tries = :tries WHERE client_id = :client AND alert_id = :alert
                        """)
                .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("tries", tries)
                .param("client", alert.clientId())
                .param("alert", alert.alertId())
                .update();
    }
}
