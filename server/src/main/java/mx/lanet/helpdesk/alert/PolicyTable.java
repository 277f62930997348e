package mx.lanet.helpdesk.alert;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code alert_policy} and {@code alert_rule}. */
@Component
class PolicyTable {
    private final JdbcClient sql;

    PolicyTable(JdbcClient sql) {
        this.sql = sql;
    }

    AlertPolicy of(UUID owner) {
        List<AlertRule> rules = sql.sql(
                        """
                        SELECT kind, severity, list_address, list_name, tickets, priority, category, wait_minutes
                        FROM alert_rule WHERE client_id = :owner ORDER BY kind, severity, list_name, list_address
                        """)
                .param("owner", owner)
                .query((row, number) -> new AlertRule(
                        row.getString("kind"),
                        Severity.of(row.getString("severity")),
                        row.getString("list_address"),
                        row.getString("list_name"),
                        row.getBoolean("tickets"),
                        row.getString("priority"),
                        row.getString("category"),
                        row.getInt("wait_minutes")))
                .list();
        Optional<AlertPolicy> said = sql.sql(
                        """
                        SELECT tickets, server_minutes, workstation_minutes, version FROM alert_policy
                        WHERE client_id = :owner
                        """)
                .param("owner", owner)
                .query((row, number) -> new AlertPolicy(
                        owner,
                        row.getObject("tickets", Boolean.class),
                        row.getObject("server_minutes", Integer.class),
                        row.getObject("workstation_minutes", Integer.class),
                        row.getInt("version"),
                        rules))
                .optional();
        return said.orElseGet(() -> new AlertPolicy(owner, null, null, null, 0, rules));
    }

    /** Clients that have said something of their own, the house among them. */
    List<UUID> owners() {
        return sql.sql("SELECT client_id FROM alert_policy").query(UUID.class).list();
    }

    /** False when somebody else has saved another version. */
    boolean save(AlertPolicy policy, int seen, Instant at, String by) {
        return sql.sql(
                                """
                        INSERT INTO alert_policy (client_id, tickets, server_minutes, workstation_minutes, version, updated_at,
                            updated_by_name)
                        VALUES (:owner, :tickets, :server, :workstation, :seen + 1, :at, :by)
                        ON CONFLICT (client_id) DO UPDATE SET tickets = excluded.tickets,
                            server_minutes = excluded.server_minutes, workstation_minutes = excluded.workstation_minutes,
                            version = excluded.version, updated_at = excluded.updated_at,
                            updated_by_name = excluded.updated_by_name
                        WHERE alert_policy.version = :seen
                        """)
                        .param("owner", policy.owner())
                        .param("tickets", policy.tickets(), Types.BOOLEAN)
                        .param("server", policy.serverMinutes(), Types.INTEGER)
                        .param("workstation", policy.workstationMinutes(), Types.INTEGER)
                        .param("seen", seen)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                == 1;
    }

    void put(UUID owner, AlertRule rule) {
        sql.sql(
                        """
                        INSERT INTO alert_rule (client_id, kind, severity, list_address, list_name, tickets, priority, category,
                            wait_minutes)
                        VALUES (:owner, :kind, :severity, :list, :listName, :tickets, :priority, :category, :wait)
                        ON CONFLICT (client_id, kind, severity, list_address) DO UPDATE SET tickets = excluded.tickets,
                            priority = excluded.priority, category = excluded.category,
                            wait_minutes = excluded.wait_minutes, list_name = excluded.list_name
                        """)
                .param("owner", owner)
                .param("kind", rule.kind())
                .param("severity", rule.severity().word())
                .param("list", rule.listAddress())
                .param("listName", rule.listName())
                .param("tickets", rule.tickets())
                .param("priority", rule.priority())
                .param("category", rule.category())
                .param("wait", rule.waitMinutes())
                .update();
    }

    long countRules(UUID owner) {
        return sql.sql("SELECT count(*) FROM alert_rule WHERE client_id = :owner")
                .param("owner", owner)
                .query(Long.class)
                .single();
    }

    boolean remove(UUID owner, String kind, Severity severity, String list) {
        return sql.sql(
                                """
                                DELETE FROM alert_rule
                                WHERE client_id = :owner AND kind = :kind AND severity = :severity AND list_address = :list
                                """)
                        .param("owner", owner)
                        .param("kind", kind)
                        .param("severity", severity.word())
                        .param("list", list)
                        .update()
                == 1;
    }
}
