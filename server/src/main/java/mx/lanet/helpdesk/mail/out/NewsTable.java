package mx.lanet.helpdesk.mail.out;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.mail.MailSeal;
import mx.lanet.helpdesk.shared.Secret;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code mail_news}, inside the caller's transaction. */
@Component
class NewsTable {
    private final JdbcClient sql;
    private final NamedParameterJdbcOperations batches;
    private final MailSeal seal;

    NewsTable(JdbcClient sql, NamedParameterJdbcOperations batches, MailSeal seal) {
        this.sql = sql;
        this.batches = batches;
        this.seal = seal;
    }

    /** What is to be told, and when. */
    record Due(News news, Instant at) {}

    void insert(News news, Instant due) {
        insert(List.of(new Due(news, due)));
    }

    /** Where no mail leaves, nothing is kept. */
    void insert(List<Due> waiting) {
        batches.batchUpdate(
                """
                INSERT INTO mail_news (client_id, news_id, ticket_id, kind, comment_id, actor_kind, actor_id,
                    actor_name, called, sealed, due_at)
                SELECT :client, :id, :ticket, :kind, :comment, :actorKind, :actor, :name,
                    CAST(:called AS uuid[]), :sealed, :due
                WHERE EXISTS (SELECT one FROM mail_server)
                """,
                waiting.stream().map(this::row).toArray(SqlParameterSource[]::new));
    }

    private SqlParameterSource row(Due waiting) {
        News news = waiting.news();
        return new MapSqlParameterSource()
                .addValue("client", news.clientId())
                .addValue("id", news.newsId())
                .addValue("ticket", news.ticketId(), Types.OTHER)
                .addValue("kind", news.kind().word())
                .addValue("comment", news.commentId(), Types.OTHER)
                .addValue("actorKind", news.actorKind())
                .addValue("actor", news.actorId(), Types.OTHER)
                .addValue("name", news.actorName())
                .addValue("called", news.called().stream().map(UUID::toString).toArray(String[]::new))
                .addValue(
                        "sealed",
                        news.secret() == null
                                ? null
                                : seal.seal(
                                        news.newsId().toString(), news.secret().reveal()),
                        Types.BINARY)
                .addValue("due", waiting.at().atOffset(ZoneOffset.UTC));
    }

    /** One that is due and that nobody else works on; it is this transaction's until its end. */
    Optional<News> take(Instant now) {
        return sql.sql(
                        """
                        SELECT * FROM mail_news WHERE due_at <= :now
                        ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> news(row))
                .optional();
    }

    /** What was kept before mail stopped leaving is not told later either. */
    int forget(Instant now, int most) {
        return sql.sql(
                        """
                        DELETE FROM mail_news WHERE (client_id, news_id) IN (
                            SELECT client_id, news_id FROM mail_news WHERE due_at <= :now
                            ORDER BY due_at LIMIT :most FOR UPDATE SKIP LOCKED)
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .update();
    }

    void delete(News news) {
        sql.sql("DELETE FROM mail_news WHERE client_id = :client AND news_id = :id")
                .param("client", news.clientId())
                .param("id", news.newsId())
                .update();
    }

    void postpone(News news, Instant until) {
        sql.sql(
                        """
                        UPDATE mail_news SET due_at = :until, tries = tries + 1 WHERE client_id = :client AND news_id = :id
                        """)
                .param("client", news.clientId())
                .param("id", news.newsId())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    private News news(ResultSet row) throws SQLException {
        byte[] sealed = row.getBytes("sealed");
        UUID newsId = row.getObject("news_id", UUID.class);
        return new News(
                row.getObject("client_id", UUID.class),
                newsId,
                row.getObject("ticket_id", UUID.class),
                MailKind.of(row.getString("kind")).orElseThrow(),
                row.getObject("comment_id", UUID.class),
                row.getString("actor_kind"),
                row.getObject("actor_id", UUID.class),
                row.getString("actor_name"),
                ids(row.getArray("called")),
                sealed == null ? null : new Secret(seal.open(newsId.toString(), sealed)),
                row.getInt("tries"));
    }

    private static List<UUID> ids(Array array) throws SQLException {
        return array.getArray() instanceof UUID[] ids ? List.of(ids) : List.of();
    }
}
