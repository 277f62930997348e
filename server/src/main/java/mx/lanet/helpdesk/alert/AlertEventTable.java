package mx.lanet.helpdesk.alert;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code alert_event}: what happened to an alert, and the team's notes. */
@Component
class AlertEventTable {
    private final JdbcClient sql;

    AlertEventTable(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(UUID clientId, UUID alertId, UUID eventId, Actor actor, AlertEvent event) {
        sql.sql(
                        """
                        INSERT INTO alert_event (client_id, alert_id, event_id, at, kind, actor_kind, actor_name, words)
                        VALUES (:client, :alert, :event, :at, :kind, :actorKind, :actor, :words)
                        """)
                .param("client", clientId)
                .param("alert", alertId)
                .param("event", eventId)
                .param("at", event.at().atOffset(ZoneOffset.UTC))
                .param("kind", event.kind())
                .param("actorKind", actor.kind())
                .param("actor", event.actorName())
                .param("words", event.words())
                .update();
    }

    /** The newest first. */
    List<AlertEvent> of(UUID clientId, UUID alertId, int most) {
        return sql.sql(
                        """
                        SELECT at, kind, actor_kind, actor_name, words FROM alert_event
                        WHERE client_id = :client AND alert_id = :alert ORDER BY at DESC, event_id DESC LIMIT :most
                        """)
                .param("client", clientId)
                .param("alert", alertId)
                .param("most", most)
                .query((row, number) -> new AlertEvent(
                        Objects.requireNonNull(AlertTable.time(row, "at")),
                        row.getString("kind"),
                        row.getString("actor_kind"),
                        row.getString("actor_name"),
                        row.getString("words")))
                .list();
    }
}
