package mx.lanet.helpdesk.ticket.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code ticket_view}. */
@Component
class SavedViewTable {
    private final JdbcClient jdbc;

    SavedViewTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The owner's own first, then the shared ones of others, each by name. */
    List<SavedView> seenBy(UUID clientId, UUID personId, String page, int most) {
        return jdbc.sql(
                        """
                        SELECT * FROM ticket_view
                        WHERE client_id = :client AND (owner_id = :person OR shared) AND page = :page
                        ORDER BY owner_id <> :person, lower(name), view_id LIMIT :most
                        """)
                .param("client", clientId)
                .param("person", personId)
                .param("page", page)
                .param("most", most)
                .query(SavedViewTable::view)
                .list();
    }

    Optional<SavedView> find(UUID clientId, UUID personId, UUID viewId) {
        return jdbc.sql(
                        """
                        SELECT * FROM ticket_view
                        WHERE client_id = :client AND view_id = :view AND (owner_id = :person OR shared)
                        """)
                .param("client", clientId)
                .param("view", viewId)
                .param("person", personId)
                .query(SavedViewTable::view)
                .optional();
    }

    int count(UUID clientId, UUID ownerId) {
        return jdbc.sql("SELECT count(*) FROM ticket_view WHERE client_id = :client AND owner_id = :owner")
                .param("client", clientId)
                .param("owner", ownerId)
                .query(Integer.class)
                .single();
    }

    void insert(SavedView view, String page, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO ticket_view (client_id, view_id, owner_id, owner_name, name, shared, address, page, updated_at)
                        VALUES (:client, :view, :owner, :ownerName, :name, :shared, :address, :page, :now)
                        """)
                .param("client", view.clientId())
                .param("view", view.viewId())
                .param("owner", view.ownerId())
                .param("ownerName", view.ownerName())
                .param("name", view.name())
                .param("shared", view.shared())
                .param("address", view.address())
                .param("page", page)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** False when somebody changed it meanwhile. */
    boolean update(SavedView view, Instant now) {
        return jdbc.sql(
                                """
                        UPDATE ticket_view SET name = :name, shared = :shared, address = :address, updated_at = :now,
                            version = version + 1
                        WHERE client_id = :client AND view_id = :view AND version = :version
                        """)
                        .param("name", view.name())
                        .param("shared", view.shared())
                        .param("address", view.address())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("client", view.clientId())
                        .param("view", view.viewId())
                        .param("version", view.version())
                        .update()
                == 1;
    }

    void delete(SavedView view) {
        jdbc.sql("DELETE FROM ticket_view WHERE client_id = :client AND view_id = :view")
                .param("client", view.clientId())
                .param("view", view.viewId())
                .update();
    }

    private static SavedView view(ResultSet row, int number) throws SQLException {
        return new SavedView(
                row.getObject("client_id", UUID.class),
                row.getObject("view_id", UUID.class),
                row.getObject("owner_id", UUID.class),
                row.getString("owner_name"),
                row.getString("name"),
                row.getBoolean("shared"),
                row.getString("address"),
                row.getInt("version"));
    }
}
