package mx.lanet.helpdesk.ticket.reply;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code sent_sheet}. Both methods hold the sheet until their transaction ends, so that one follows the other. */
@Component
class SheetTable {
    /** No request is on its way for as long. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final JdbcClient jdbc;

    SheetTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether this was sent from that page already. */
    boolean wasSent(UUID client, UUID author, Sheet sheet, String kind) {
        if (sheet.id() == null) {
            return false;
        }
        hold(sheet.id());
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT 1 FROM sent_sheet
                                       WHERE client_id = :client AND author_id = :author AND sheet_id = :sheet AND kind = :kind)
                        """)
                .param("client", client)
                .param("author", author)
                .param("sheet", sheet.id())
                .param("kind", kind)
                .query(Boolean.class)
                .single();
    }

    void send(UUID client, UUID author, Sheet sheet, String kind, Instant now) {
        if (sheet.id() == null) {
            return;
        }
        hold(sheet.id());
        jdbc.sql("DELETE FROM sent_sheet WHERE client_id = :client AND author_id = :author AND sent_at < :old")
                .param("client", client)
                .param("author", author)
                .param("old", OffsetDateTime.ofInstant(now.minus(REMEMBERED), ZoneOffset.UTC))
                .update();
        jdbc.sql(
                        """
                        INSERT INTO sent_sheet (client_id, author_id, sheet_id, kind, sent_at)
                        VALUES (:client, :author, :sheet, :kind, :at) ON CONFLICT DO NOTHING
                        """)
                .param("client", client)
                .param("author", author)
                .param("sheet", sheet.id())
                .param("kind", kind)
                .param("at", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
    }

    private void hold(UUID sheet) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:sheet, 98))")
                .param("sheet", sheet.toString())
                .query()
                .singleRow();
    }
}
