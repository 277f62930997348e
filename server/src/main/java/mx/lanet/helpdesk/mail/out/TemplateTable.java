package mx.lanet.helpdesk.mail.out;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code mail_template}, inside the caller's transaction. */
@Component
class TemplateTable {
    private final JdbcClient sql;

    TemplateTable(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<MailWords.Template> find(UUID clientId, MailKind kind, String language) {
        return sql.sql(
                        """
                        SELECT subject, body FROM mail_template
                        WHERE client_id = :client AND kind = :kind AND language = :language
                        """)
                .param("client", clientId)
                .param("kind", kind.word())
                .param("language", language)
                .query((row, _) -> new MailWords.Template(row.getString("subject"), row.getString("body")))
                .optional();
    }

    /** Which have words of their own, as {@code kind/language}. */
    Set<String> changed(UUID clientId) {
        return sql
                .sql("SELECT kind || '/' || language FROM mail_template WHERE client_id = :client")
                .param("client", clientId)
                .query(String.class)
                .stream()
                .collect(Collectors.toSet());
    }

    void put(UUID clientId, MailKind kind, String language, MailWords.Template template, Instant now) {
        sql.sql(
                        """
                        INSERT INTO mail_template (client_id, kind, language, subject, body, updated_at)
                        VALUES (:client, :kind, :language, :subject, :body, :now)
                        ON CONFLICT (client_id, kind, language) DO UPDATE SET subject = excluded.subject,
                            body = excluded.body, updated_at = excluded.updated_at
                        """)
                .param("client", clientId)
                .param("kind", kind.word())
                .param("language", language)
                .param("subject", template.subject())
                .param("body", template.body())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(UUID clientId, MailKind kind, String language) {
        sql.sql("DELETE FROM mail_template WHERE client_id = :client AND kind = :kind AND language = :language")
                .param("client", clientId)
                .param("kind", kind.word())
                .param("language", language)
                .update();
    }
}
