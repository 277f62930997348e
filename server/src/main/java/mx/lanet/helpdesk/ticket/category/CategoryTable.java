package mx.lanet.helpdesk.ticket.category;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.category.CategoryNode.Texts;
import mx.lanet.helpdesk.ticket.category.CategoryNode.Wish;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
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
