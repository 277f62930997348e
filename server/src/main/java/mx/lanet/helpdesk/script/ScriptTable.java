package mx.lanet.helpdesk.script;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code script}. */
@Component
class ScriptTable {
    /** Every statement that lists scripts narrows them by the same parameters. */
    private static final String FILTER =
            """
            FROM script
            WHERE (:everything OR client_id = ANY (CAST(:clients AS uuid[]))) AND archived_at IS NULL
              AND unaccent(lower(name || ' ' || description || ' ' || array_to_string(tags, ' ')))
                  LIKE unaccent(lower(:pattern))
              AND (:tag = '' OR :tag = ANY (tags))
              AND (CAST(:language AS text) IS NULL OR language = :language)
            """;

    private final JdbcClient jdbc;

    ScriptTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Script> list(Reach reach, String pattern, String tag, @Nullable Language language, Slice.Request page) {
        return filtered(
                        "SELECT * " + FILTER
                                + " ORDER BY lower(name) COLLATE \"es-x-icu\", script_id LIMIT :size OFFSET :skip",
                        reach,
                        pattern,
                        tag,
                        language)
                .param("size", page.size())
                .param("skip", page.offset())
                .query(ScriptTable::script)
                .list();
    }

    long count(Reach reach, String pattern, String tag, @Nullable Language language) {
        return filtered("SELECT count(*) " + FILTER, reach, pattern, tag, language)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec filtered(
            String sql, Reach reach, String pattern, String tag, @Nullable Language language) {
        return jdbc.sql(sql)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .param("pattern", pattern)
                .param("tag", tag)
                .param("language", language == null ? null : language.word(), Types.VARCHAR);
    }

    /** The tags in use, the most used first. */
    List<String> tags(Reach reach, int most) {
        return jdbc.sql(
                        """
                        SELECT tag FROM script, unnest(tags) AS tag
                        WHERE (:everything OR client_id = ANY (CAST(:clients AS uuid[]))) AND archived_at IS NULL
                        GROUP BY tag ORDER BY count(*) DESC, tag LIMIT :most
                        """)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .param("most", most)
                .query(String.class)
                .list();
    }

    Optional<Script> find(Reach reach, UUID scriptId) {
        return jdbc.sql(
                        """
                        SELECT * FROM script
                        WHERE script_id = :script AND (:everything OR client_id = ANY (CAST(:clients AS uuid[])))
                        """)
                .param("script", scriptId)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .query(ScriptTable::script)
                .optional();
    }

    long countOf(UUID clientId) {
        return jdbc.sql("SELECT count(*) FROM script WHERE client_id = :client AND archived_at IS NULL")
                .param("client", clientId)
                .query(Long.class)
                .single();
    }

    void insert(Script script) {
        bound(
                        jdbc.sql(
                                """
                        INSERT INTO script (client_id, script_id, name, description, language, tags, version, updated_at,
                            updated_by_name)
                        VALUES (:client, :script, :name, :description, :language, :tags, :version, :at, :by)
                        """),
                        script)
                .update();
    }

    /** False when somebody else has saved it since this version, or put it away. */
    boolean update(Script script, int seen) {
        return bound(
                                jdbc.sql(
                                        """
                        UPDATE script SET name = :name, description = :description, language = :language, tags = :tags,
                            version = :version, updated_at = :at, updated_by_name = :by
                        WHERE client_id = :client AND script_id = :script AND version = :seen AND archived_at IS NULL
                        """),
                                script)
                        .param("seen", seen)
                        .update()
                == 1;
    }

    private static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec statement, Script script) {
        return statement
                .param("client", script.clientId())
                .param("script", script.scriptId())
                .param("name", script.name())
                .param("description", script.description())
                .param("language", script.language().word())
                .param("tags", script.tags().toArray(String[]::new))
                .param("version", script.version())
                .param("at", OffsetDateTime.ofInstant(script.updatedAt(), ZoneOffset.UTC))
                .param("by", script.updatedByName());
    }

    void archive(UUID clientId, UUID scriptId, java.time.@Nullable Instant at) {
        jdbc.sql("UPDATE script SET archived_at = :at WHERE client_id = :client AND script_id = :script")
                .param("client", clientId)
                .param("script", scriptId)
                .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    private static Script script(ResultSet row, int number) throws SQLException {
        return new Script(
                row.getObject("client_id", UUID.class),
                row.getObject("script_id", UUID.class),
                row.getString("name"),
                row.getString("description"),
                Language.of(row.getString("language")),
                texts(row.getArray("tags")),
                row.getInt("version"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getString("updated_by_name"),
                row.getObject("archived_at") != null);
    }

    static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
