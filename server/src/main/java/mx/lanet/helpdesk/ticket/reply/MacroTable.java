package mx.lanet.helpdesk.ticket.reply;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Steps;
import mx.lanet.helpdesk.ticket.tag.Tag;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code ticket_macro}, all of them the house's. */
@Component
class MacroTable {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    MacroTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The shared ones and the reader's own whose name contains this, the own ones first. */
    List<Macro> list(UUID reader, String pattern, Slice.Request page) {
        return jdbc.sql(
                        """
                        SELECT * FROM ticket_macro
                        WHERE client_id = :house AND (owner_id IS NULL OR owner_id = :reader) AND name ILIKE :pattern
                        ORDER BY owner_id IS NULL, lower(name) COLLATE "es-x-icu", macro_id
                        LIMIT :size OFFSET :skip
                        """)
                .param("house", Person.HOUSE)
                .param("reader", reader)
                .param("pattern", pattern)
                .param("size", page.size())
                .param("skip", page.offset())
                .query(this::macro)
                .list();
    }

    long count(UUID reader, String pattern) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM ticket_macro
                        WHERE client_id = :house AND (owner_id IS NULL OR owner_id = :reader) AND name ILIKE :pattern
                        """)
                .param("house", Person.HOUSE)
                .param("reader", reader)
                .param("pattern", pattern)
                .query(Long.class)
                .single();
    }

    /** How many this owner has; the shared ones for the house. */
    long countOf(UUID ownerOrHouse) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM ticket_macro
                        WHERE client_id = :house AND coalesce(owner_id, :house) = :owner
                        """)
                .param("house", Person.HOUSE)
                .param("owner", ownerOrHouse)
                .query(Long.class)
                .single();
    }

    Optional<Macro> find(UUID reader, UUID macroId) {
        return jdbc.sql(
                        """
                        SELECT * FROM ticket_macro
                        WHERE client_id = :house AND macro_id = :macro AND (owner_id IS NULL OR owner_id = :reader)
                        """)
                .param("house", Person.HOUSE)
                .param("macro", macroId)
                .param("reader", reader)
                .query(this::macro)
                .optional();
    }

    void insert(Macro macro) {
        with(
                        macro,
                        jdbc.sql(
                                """
                INSERT INTO ticket_macro (client_id, macro_id, owner_id, name, reply, note, state, priority, category_id,
                    queue_id, take, tags, fields, updated_at)
                VALUES (:house, :macro, :owner, :name, :reply, :note, :state, :priority, :category, :queue, :take, :tags, :fields, :at)
                """))
                .update();
    }

    /** False when somebody else has changed it since this version. */
    boolean update(Macro macro, int seen) {
        return with(
                                macro,
                                jdbc.sql(
                                        """
                        UPDATE ticket_macro
                        SET owner_id = :owner, name = :name, reply = :reply, note = :note, state = :state,
                            priority = :priority, category_id = :category, queue_id = :queue, take = :take,
                            tags = :tags, fields = :fields, updated_at = :at, version = version + 1
                        WHERE client_id = :house AND macro_id = :macro AND version = :seen
                        """))
                        .param("seen", seen)
                        .update()
                == 1;
    }

    void delete(UUID macroId) {
        jdbc.sql("DELETE FROM ticket_macro WHERE client_id = :house AND macro_id = :macro")
                .param("house", Person.HOUSE)
                .param("macro", macroId)
                .update();
    }

    private StatementSpec with(Macro macro, StatementSpec statement) {
        Steps steps = macro.steps();
        return statement
                .param("house", Person.HOUSE)
                .param("macro", macro.macroId())
                .param("owner", macro.ownerId(), Types.OTHER)
                .param("name", macro.name())
                .param("reply", steps.reply())
                .param("note", steps.note())
                .param("state", steps.state() == null ? null : steps.state().word(), Types.VARCHAR)
                .param(
                        "priority",
                        steps.priority() == null ? null : steps.priority().word(),
                        Types.VARCHAR)
                .param("category", steps.categoryId(), Types.OTHER)
                .param("queue", steps.queueId(), Types.OTHER)
                .param("take", steps.take())
                .param("tags", Tag.line(steps.tags()))
                .param("fields", json.writeValueAsString(steps.fields()))
                .param("at", OffsetDateTime.ofInstant(macro.updatedAt(), ZoneOffset.UTC));
    }

    private Macro macro(ResultSet row, int number) throws SQLException {
        String state = row.getString("state");
        String priority = row.getString("priority");
        return new Macro(
                row.getObject("macro_id", UUID.class),
                row.getObject("owner_id", UUID.class),
                row.getString("name"),
                new Steps(
                        row.getString("reply"),
                        row.getString("note"),
                        state == null ? null : State.of(state),
                        priority == null ? null : Priority.of(priority),
                        row.getObject("category_id", UUID.class),
                        row.getObject("queue_id", UUID.class),
                        row.getBoolean("take"),
                        Tag.names(row.getString("tags")).stream()
                                .limit(Tag.MOST)
                                .map(Tag::shortened)
                                .toList(),
                        fields(row.getString("fields"))),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }

    /** By the field's id, in the order in which they were written. */
    private Map<UUID, String> fields(String written) {
        Map<UUID, String> fields = new LinkedHashMap<>();
        json.readTree(written).forEachEntry((id, typed) -> fields.put(UUID.fromString(id), typed.asString()));
        return fields;
    }
}
