package mx.lanet.helpdesk.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.alert.MaintenanceWindow.Repeats;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code maintenance_window}. */
@Component
class WindowTable {
    private final JdbcClient sql;

    WindowTable(JdbcClient sql) {
        this.sql = sql;
    }

    List<MaintenanceWindow> of(UUID clientId, int most) {
        return sql.sql("SELECT * FROM maintenance_window WHERE client_id = :client ORDER BY window_id LIMIT :most")
                .param("client", clientId)
                .param("most", most)
                .query(WindowTable::window)
                .list();
    }

    long countOf(UUID clientId) {
        return sql.sql("SELECT count(*) FROM maintenance_window WHERE client_id = :client")
                .param("client", clientId)
                .query(Long.class)
                .single();
    }

    List<MaintenanceWindow> list(Reach reach, Slice.Request page) {
        return sql.sql(
                        """
                        SELECT * FROM maintenance_window WHERE (:everything OR client_id = ANY (CAST(:clients AS uuid[])))
                        ORDER BY first_day DESC, window_id LIMIT :size OFFSET :skip
                        """)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .param("size", page.size())
                .param("skip", page.offset())
                .query(WindowTable::window)
                .list();
    }

    long count(Reach reach) {
        return sql.sql(
                        """
                        SELECT count(*) FROM (SELECT 1 FROM maintenance_window
                            WHERE (:everything OR client_id = ANY (CAST(:clients AS uuid[]))) LIMIT :most) counted
                        """)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .param("most", Slice.COUNTED + 1)
                .query(Long.class)
                .single();
    }

    Optional<MaintenanceWindow> find(Reach reach, UUID windowId) {
        return sql.sql(
                        """
                        SELECT * FROM maintenance_window
                        WHERE window_id = :window AND (:everything OR client_id = ANY (CAST(:clients AS uuid[])))
                        """)
                .param("window", windowId)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .query(WindowTable::window)
                .optional();
    }

    void insert(MaintenanceWindow window, Instant at) {
        sql.sql(
                        """
                        INSERT INTO maintenance_window (client_id, window_id, site_id, asset_id, list_address, list_name,
                            name, zone, first_day, last_day, begins, minutes, repeats, days, made_at, made_by_name)
                        VALUES (:client, :window, :site, :asset, :list, :listName, :name, :zone, :first, :last, :begins, :minutes, :repeats,
                            :days, :at, :by)
                        """)
                .params(words(window))
                .param("site", window.siteId(), Types.OTHER)
                .param("asset", window.assetId(), Types.OTHER)
                .param("last", window.lastDay(), Types.DATE)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", window.madeBy())
                .update();
    }

    /** False when somebody saved another version before. */
    boolean update(MaintenanceWindow window) {
        return sql.sql(
                                """
                                UPDATE maintenance_window SET site_id = :site, list_address = :list, list_name = :listName, name = :name, zone = :zone, first_day = :first,
                                    last_day = :last, begins = :begins, minutes = :minutes, repeats = :repeats, days = :days,
                                    version = version + 1
                                WHERE client_id = :client AND window_id = :window AND version = :version
                                """)
                        .params(words(window))
                        .param("site", window.siteId(), Types.OTHER)
                        .param("last", window.lastDay(), Types.DATE)
                        .param("version", window.version())
                        .update()
                == 1;
    }

    private static Map<String, Object> words(MaintenanceWindow window) {
        return Map.ofEntries(
                Map.entry("client", window.clientId()),
                Map.entry("window", window.windowId()),
                Map.entry("list", window.listAddress()),
                Map.entry("listName", window.listName()),
                Map.entry("name", window.name()),
                Map.entry("zone", window.zone().getId()),
                Map.entry("first", window.firstDay()),
                Map.entry("begins", window.begins()),
                Map.entry("minutes", window.minutes()),
                Map.entry("repeats", window.repeats().word()),
                Map.entry("days", window.bits()));
    }

    void delete(UUID clientId, UUID windowId) {
        sql.sql("DELETE FROM maintenance_window WHERE client_id = :client AND window_id = :window")
                .param("client", clientId)
                .param("window", windowId)
                .update();
    }

    /** What waited for the end of a window is looked at again now. */
    void wake(UUID clientId, Instant now) {
        sql.sql("UPDATE alert SET due_at = :now WHERE client_id = :client AND due_at > :now")
                .param("client", clientId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static MaintenanceWindow window(ResultSet row, int number) throws SQLException {
        return new MaintenanceWindow(
                row.getObject("client_id", UUID.class),
                row.getObject("window_id", UUID.class),
                row.getObject("site_id", UUID.class),
                row.getObject("asset_id", UUID.class),
                row.getString("list_address"),
                row.getString("list_name"),
                row.getString("name"),
                ZoneId.of(row.getString("zone")),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getObject("begins", LocalTime.class),
                row.getInt("minutes"),
                Repeats.valueOf(row.getString("repeats").toUpperCase(Locale.ROOT)),
                MaintenanceWindow.days(row.getInt("days")),
                row.getString("made_by_name"),
                row.getInt("version"));
    }
}
