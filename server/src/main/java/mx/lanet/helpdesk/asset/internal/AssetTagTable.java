package mx.lanet.helpdesk.asset.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes {@code asset_tag}. */
@Component
public class AssetTagTable {
    /** From one tag to the next in its index, however many machines have each. */
    private static final String OF_ALL =
            """
            WITH RECURSIVE known AS (
                (SELECT tag FROM asset_tag ORDER BY tag LIMIT 1)
                UNION ALL
                SELECT (SELECT g.tag FROM asset_tag g WHERE g.tag > known.tag ORDER BY g.tag LIMIT 1)
                FROM known WHERE known.tag IS NOT NULL)
            SELECT tag FROM known WHERE tag IS NOT NULL LIMIT :most
            """;

    private static final String OF_CLIENTS =
            """
            SELECT DISTINCT of_one.tag
            FROM unnest(CAST(:clients AS uuid[])) AS c (client_id)
            CROSS JOIN LATERAL (
                WITH RECURSIVE known AS (
                    (SELECT tag FROM asset_tag g WHERE g.client_id = c.client_id ORDER BY tag LIMIT 1)
                    UNION ALL
                    SELECT (SELECT g.tag FROM asset_tag g
                            WHERE g.client_id = c.client_id AND g.tag > known.tag ORDER BY g.tag LIMIT 1)
                    FROM known WHERE known.tag IS NOT NULL)
                SELECT tag FROM known WHERE tag IS NOT NULL LIMIT :most) of_one
            ORDER BY of_one.tag LIMIT :most
            """;

    private final JdbcClient sql;

    AssetTagTable(JdbcClient sql) {
        this.sql = sql;
    }

    public List<String> of(UUID client, UUID asset) {
        return sql.sql("SELECT tag FROM asset_tag WHERE client_id = :client AND asset_id = :asset ORDER BY tag")
                .param("client", client)
                .param("asset", asset)
                .query(String.class)
                .list();
    }

    /** The first ones that machines within the person's lists have. */
    public List<String> known(Person person, Tenancy tenancy, int most) {
        var clients = mx.lanet.helpdesk.shared.Reach.of(person.listScope());
        return tenancy.call(person.listScope(), () -> sql.sql(clients.everything() ? OF_ALL : OF_CLIENTS)
                .param("clients", clients.clients())
                .param("most", most)
                .query(String.class)
                .list());
    }

    public void replace(UUID client, UUID asset, List<String> tags) {
        sql.sql(
                        "DELETE FROM asset_tag WHERE client_id = :client AND asset_id = :asset AND tag <> ALL (CAST(:tags AS text[]))")
                .param("client", client)
                .param("asset", asset)
                .param("tags", tags.toArray(String[]::new))
                .update();
        sql.sql(
                        """
                        INSERT INTO asset_tag (client_id, asset_id, tag)
                        SELECT :client, :asset, tag FROM unnest(CAST(:tags AS text[])) AS t (tag) ON CONFLICT DO NOTHING
                        """)
                .param("client", client)
                .param("asset", asset)
                .param("tags", tags.toArray(String[]::new))
                .update();
    }

    /** Nothing came and nothing went, but lists of software may hold for other machines now. */
    public void lookAgain(UUID client, UUID asset, UUID newsId, Instant at) {
        sql.sql(
                        """
                        INSERT INTO software_news (client_id, news_id, asset_id, at, beginning, come, gone, titles_come,
                            titles_gone)
                        VALUES (:client, :news, :asset, :at, true, '{}', '{}', '{}', '{}')
                        """)
                .param("client", client)
                .param("news", newsId)
                .param("asset", asset)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
