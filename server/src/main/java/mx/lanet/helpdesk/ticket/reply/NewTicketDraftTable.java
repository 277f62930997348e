package mx.lanet.helpdesk.ticket.reply;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code new_ticket_draft}. */
@Component
class NewTicketDraftTable {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    NewTicketDraftTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void save(UUID client, UUID author, NewTicketDraft.Form form, NewTicketDraft draft) {
        jdbc.sql(
                        """
                INSERT INTO new_ticket_draft (client_id, author_id, form, fields, saved_at)
                VALUES (:client, :author, :form, CAST(:fields AS jsonb), :at)
                ON CONFLICT (client_id, author_id, form) DO UPDATE
                SET fields = excluded.fields, saved_at = excluded.saved_at
                """)
                .param("client", client)
                .param("author", author)
                .param("form", form.word())
                .param("fields", json.writeValueAsString(draft.fields()))
                .param("at", OffsetDateTime.ofInstant(draft.savedAt(), ZoneOffset.UTC))
                .update();
    }

    Optional<NewTicketDraft> find(UUID client, UUID author, NewTicketDraft.Form form) {
        return jdbc.sql(
                        """
                        SELECT fields, saved_at FROM new_ticket_draft
                        WHERE client_id = :client AND author_id = :author AND form = :form
                        """)
                .param("client", client)
                .param("author", author)
                .param("form", form.word())
                .query((row, _) -> draft(row))
                .optional();
    }

    void forget(UUID client, UUID author, NewTicketDraft.Form form) {
        jdbc.sql("DELETE FROM new_ticket_draft WHERE client_id = :client AND author_id = :author AND form = :form")
                .param("client", client)
                .param("author", author)
                .param("form", form.word())
                .update();
    }

    private NewTicketDraft draft(ResultSet row) throws SQLException {
        return new NewTicketDraft(
                json.readValue(row.getString("fields"), new TypeReference<>() {}),
                row.getObject("saved_at", OffsetDateTime.class).toInstant());
    }
}
