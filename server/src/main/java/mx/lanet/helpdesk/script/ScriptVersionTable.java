package mx.lanet.helpdesk.script;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import mx.lanet.helpdesk.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code script_version}, which are written once. */
@Component
class ScriptVersionTable {
    private static final TypeReference<List<Parameter>> PARAMETERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ScriptVersionTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(Script script, ScriptVersion version) {
        ScriptDraft text = version.text();
        jdbc.sql(
                        """
                        INSERT INTO script_version (client_id, script_id, version, name, description, language, tags, body,
                            parameters, timeout_seconds, made_at, made_by_name, restored_from)
                        VALUES (:client, :script, :version, :name, :description, :language, :tags, :body,
                            CAST(:parameters AS jsonb), :timeout, :at, :by, :restored)
                        """)
                .param("client", script.clientId())
                .param("script", script.scriptId())
                .param("version", version.version())
                .param("name", text.name())
                .param("description", text.description())
                .param("language", text.language().word())
                .param("tags", text.tags().toArray(String[]::new))
                .param("body", text.body())
                .param("parameters", json.writeValueAsString(text.parameters()))
                .param("timeout", text.timeoutSeconds())
                .param("at", OffsetDateTime.ofInstant(version.madeAt(), ZoneOffset.UTC))
                .param("by", version.madeByName())
                .param("restored", version.restoredFrom(), Types.INTEGER)
                .update();
    }

    Optional<ScriptVersion> find(Script script, int version) {
        return jdbc.sql(
                        """
                        SELECT * FROM script_version
                        WHERE client_id = :client AND script_id = :script AND version = :version
                        """)
                .param("client", script.clientId())
                .param("script", script.scriptId())
                .param("version", version)
                .query(this::version)
                .optional();
    }

    /** The newest first. */
    List<ScriptVersion> list(Script script, Slice.Request page) {
        return jdbc.sql(
                        """
                        SELECT * FROM script_version WHERE client_id = :client AND script_id = :script
                        ORDER BY version DESC LIMIT :size OFFSET :skip
                        """)
                .param("client", script.clientId())
                .param("script", script.scriptId())
                .param("size", page.size())
                .param("skip", page.offset())
                .query(this::version)
                .list();
    }

    private ScriptVersion version(ResultSet row, int number) throws SQLException {
        return new ScriptVersion(
                row.getInt("version"),
                new ScriptDraft(
                        row.getString("name"),
                        row.getString("description"),
                        Language.of(row.getString("language")),
                        ScriptTable.texts(row.getArray("tags")),
                        row.getString("body"),
                        json.readValue(row.getString("parameters"), PARAMETERS),
                        row.getInt("timeout_seconds")),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getString("made_by_name"),
                row.getObject("restored_from", Integer.class));
    }
}
