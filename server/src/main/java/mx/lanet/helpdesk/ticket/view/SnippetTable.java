package mx.lanet.helpdesk.ticket.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.TicketRow;
import mx.lanet.helpdesk.ticket.view.Snippet.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads texts of a page's tickets, under row-level security: what the reader may not see is not looked through. */
@Component
class SnippetTable {
    private final JdbcClient jdbc;

    SnippetTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Of each ticket the first text that holds one of the words: what was asked, also in those that were
     * merged into it, the newest comments, the files.
     */
    Map<UUID, Snippet> of(List<TicketRow> rows, String words) {
        Map<UUID, Snippet> snippets = new HashMap<>();
        jdbc.sql(
                        """
                WITH marks AS MATERIALIZED (SELECT looked_for, pattern FROM marks_of(:words))
                SELECT t.ticket_id, said.place,
                    ts_headline('marks', translate(t.subject, :signs, ''), m.looked_for,
                        'HighlightAll=true, ' || :marked) AS subject,
                    ts_headline('marks', translate(said.body, :signs, ''), m.looked_for,
                        'MaxFragments=2, MinWords=10, MaxWords=20, FragmentDelimiter=" … ", ' || :marked) AS body
                FROM unnest(CAST(:clients AS uuid[]), CAST(:tickets AS uuid[])) AS row (client_id, ticket_id)
                JOIN ticket t ON t.client_id = row.client_id AND t.ticket_id = row.ticket_id
                CROSS JOIN marks m
                CROSS JOIN LATERAL (SELECT tickets_within(t.client_id, t.ticket_id) AS ids) parts
                LEFT JOIN LATERAL (
                    SELECT texts.place, texts.body FROM (
                        SELECT CASE WHEN p.ticket_id = t.ticket_id THEN 1 ELSE 2 END AS turn, 'description' AS place,
                            CASE WHEN p.ticket_id = t.ticket_id THEN '' ELSE p.subject || E'\\n' END
                                || left(p.description, 20000) AS body
                        FROM ticket p WHERE p.client_id = t.client_id AND p.ticket_id = ANY (parts.ids)
                        UNION ALL
                        (SELECT 3, CASE WHEN c.internal THEN 'note' ELSE 'comment' END, left(c.body, 20000)
                         FROM ticket_comment c WHERE c.client_id = t.client_id AND c.ticket_id = ANY (parts.ids)
                         ORDER BY c.comment_id DESC LIMIT 30)
                        UNION ALL
                        (SELECT 4, 'file', f.file_name
                         FROM ticket_attachment f WHERE f.client_id = t.client_id AND f.ticket_id = ANY (parts.ids)
                         ORDER BY f.attachment_id DESC LIMIT 30)) texts
                    WHERE lower(unaccent(texts.body)) ~ m.pattern
                    ORDER BY texts.turn LIMIT 1) said ON true
                WHERE m.looked_for IS NOT NULL
                """)
                .param("words", words)
                .param("signs", "" + MarkedText.BEGIN + MarkedText.END)
                .param("marked", "StartSel=" + MarkedText.BEGIN + ", StopSel=" + MarkedText.END)
                .param("clients", ids(rows.stream().map(TicketRow::clientId).toList()))
                .param("tickets", ids(rows.stream().map(TicketRow::ticketId).toList()))
                .query((row, number) -> snippets.put(row.getObject("ticket_id", UUID.class), snippet(row)))
                .list();
        return snippets;
    }

    private static Snippet snippet(ResultSet row) throws SQLException {
        String place = row.getString("place");
        String body = row.getString("body");
        return new Snippet(
                MarkedText.of(row.getString("subject")),
                place == null ? null : Place.valueOf(place.toUpperCase(Locale.ROOT)),
                MarkedText.of(body == null ? "" : body));
    }

    private static String[] ids(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
