package mx.lanet.helpdesk.asset.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes {@code asset_tag}. */
@Component
public class AssetTagTable {
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
