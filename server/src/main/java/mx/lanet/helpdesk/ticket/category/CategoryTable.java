package mx.lanet.helpdesk.ticket.category;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.category.CategoryNode.Texts;
import mx.lanet.helpdesk.ticket.category.CategoryNode.Wish;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The rows of {@code ticket_category} and {@code ticket_category_wish}. */
@Component
class CategoryTable {
    private final JdbcClient jdbc;

    CategoryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The house's and this client's, as far as the transaction's role reaches; only the house's for null. */
    List<CategoryNode> of(@Nullable UUID clientId) {
        return jdbc.sql("SELECT * FROM categories_of(:client)")
                .param("client", clientId, Types.OTHER)
                .query(CategoryTable::node)
                .list();
    }

    /** Nobody else orders the owner's categories before this transaction ends. */
    void lock(UUID owner) {
        jdbc.sql("SELECT category_id FROM ticket_category WHERE client_id = :owner ORDER BY category_id FOR UPDATE")
                .param("owner", owner)
                .query(UUID.class)
                .list();
    }

    void insert(UUID owner, UUID id, int place, CategoryDraft draft, Instant now) {
        fields(
                        jdbc.sql(
                                """
                                INSERT INTO ticket_category (client_id, category_id, parent_id, place, name, asked, example,
                                    name_en, asked_en, example_en, icon, priority, queue_id, created_at, updated_at)
                                VALUES (:owner, :id, :parent, :place, :name, :asked, :example,
                                    :nameEn, :askedEn, :exampleEn, :icon, :priority, :queue, :now, :now)
                                """),
                        owner,
                        id,
                        place,
                        draft,
                        now)
                .update();
    }

    /** False when the row has another version by now. */
    boolean update(UUID owner, UUID id, int version, int place, CategoryDraft draft, Instant now) {
        return fields(
                                jdbc.sql(
                                        """
                                        UPDATE ticket_category SET parent_id = :parent, place = :place, name = :name,
                                            asked = :asked, example = :example, name_en = :nameEn, asked_en = :askedEn,
                                            example_en = :exampleEn, icon = :icon, priority = :priority,
                                            queue_id = :queue, updated_at = :now, version = version + 1
                                        WHERE client_id = :owner AND category_id = :id AND version = :version
                                        """),
                                owner,
                                id,
                                place,
                                draft,
                                now)
                        .param("version", version)
                        .update()
                == 1;
    }

    private static StatementSpec fields(
            StatementSpec statement, UUID owner, UUID id, int place, CategoryDraft draft, Instant now) {
        return statement
                .param("owner", owner)
                .param("id", id)
                .param("parent", draft.parentId(), Types.OTHER)
                .param("place", place)
                .param("name", draft.spanish().name())
                .param("asked", draft.spanish().asked())
                .param("example", draft.spanish().example())
                .param("nameEn", draft.english().name())
                .param("askedEn", draft.english().asked())
                .param("exampleEn", draft.english().example())
                .param("icon", draft.icon().word())
                .param("priority", word(draft.priority()), Types.VARCHAR)
                .param("queue", draft.queue(), Types.OTHER)
                .param("now", now.atOffset(ZoneOffset.UTC));
    }

    /** As {@link #update}. */
    boolean setActive(UUID owner, UUID id, int version, boolean active, Instant now) {
        return jdbc.sql(
                                """
                                UPDATE ticket_category SET active = :active, updated_at = :now, version = version + 1
                                WHERE client_id = :owner AND category_id = :id AND version = :version
                                """)
                        .param("owner", owner)
                        .param("id", id)
                        .param("version", version)
                        .param("active", active)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void setPlace(UUID owner, UUID id, int place) {
        jdbc.sql("UPDATE ticket_category SET place = :place WHERE client_id = :owner AND category_id = :id")
                .param("owner", owner)
                .param("id", id)
                .param("place", place)
                .update();
    }

    void setWish(UUID clientId, UUID id, Wish wish) {
        jdbc.sql(
                        """
                        INSERT INTO ticket_category_wish (client_id, category_id, priority, queue_id, hidden)
                        VALUES (:client, :id, :priority, :queue, :hidden)
                        ON CONFLICT (client_id, category_id) DO UPDATE
                        SET priority = excluded.priority, queue_id = excluded.queue_id, hidden = excluded.hidden
                        """)
                .param("client", clientId)
                .param("id", id)
                .param("priority", word(wish.priority()), Types.VARCHAR)
                .param("queue", wish.queue(), Types.OTHER)
                .param("hidden", wish.hidden())
                .update();
    }

    private static @Nullable String word(@Nullable Priority priority) {
        return priority == null ? null : priority.word();
    }

    private static CategoryNode node(ResultSet row, int number) throws SQLException {
        return new CategoryNode(
                row.getObject("client_id", UUID.class),
                row.getObject("category_id", UUID.class),
                row.getObject("parent_id", UUID.class),
                row.getInt("place"),
                new Texts(row.getString("name"), row.getString("asked"), row.getString("example")),
                new Texts(row.getString("name_en"), row.getString("asked_en"), row.getString("example_en")),
                row.getString("icon"),
                priority(row.getString("priority")),
                row.getObject("queue_id", UUID.class),
                new Wish(
                        priority(row.getString("wished_priority")),
                        row.getObject("wished_queue", UUID.class),
                        row.getBoolean("hidden")),
                row.getBoolean("active"),
                row.getInt("version"));
    }

    private static @Nullable Priority priority(@Nullable String word) {
        return word == null ? null : Priority.of(word);
    }
}
