package mx.lanet.helpdesk.ticket;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.file.Intake;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads every file of every ticket, machine and article and compares it with the hash that was written when it came. For who keeps the server. */
@Service
public class FileCheck {
    /** So many rows are held at once, however many files there are. */
    private static final int PAGE = 500;

    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final Intake intake;

    FileCheck(JdbcClient jdbc, Tenancy tenancy, Intake intake) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.intake = intake;
    }

    /** What became of a file. */
    public enum Fate {
        WHOLE,
        LOST,
        ALTERED
    }

    /**
     * A file that is not what it was.
     *
     * @param of the ticket's code, the machine's name or the article's title
     */
    public record Finding(String of, String fileName, String storedAs, Fate fate) {}

    /** How many there are of each. */
    public record Count(long whole, long lost, long altered) {
        Count and(Fate fate) {
            return new Count(
                    whole + (fate == Fate.WHOLE ? 1 : 0),
                    lost + (fate == Fate.LOST ? 1 : 0),
                    altered + (fate == Fate.ALTERED ? 1 : 0));
        }
    }

    private record Row(UUID client, UUID owner, UUID id, String of, String name, String storedAs, byte[] sha256) {}

    /** @throws IOException when the store itself is away: then nothing is said of what was not read */
    public Count run(Consumer<Finding> told) throws IOException {
        Count count = new Count(0, 0, 0);
        UUID none = new UUID(0, 0);
        Row last = new Row(none, none, none, "", "", "", new byte[0]);
        List<Row> page;
        do {
            page = after(last);
            for (Row row : page) {
                Fate fate = fate(row);
                count = count.and(fate);
                if (fate != Fate.WHOLE) {
                    told.accept(new Finding(row.of(), row.name(), row.storedAs(), fate));
                }
                last = row;
            }
        } while (page.size() == PAGE);
        return count;
    }

    private Fate fate(Row row) throws IOException {
        try (InputStream content = intake.open(row.storedAs())) {
            return Arrays.equals(Intake.sha256(content), row.sha256()) ? Fate.WHOLE : Fate.ALTERED;
        } catch (NoSuchFileException e) {
            return Fate.LOST;
        }
    }

    private List<Row> after(Row last) {
        return tenancy.call(new Scope.Everything(), () -> jdbc.sql(
                        """
                        SELECT f.*, t.number, coalesce(s.name, (
                            SELECT min(a.title) FROM article_text a
                            WHERE a.client_id = f.client_id AND a.article_id = f.owner_id)) AS other FROM (
                            (SELECT client_id, ticket_id AS owner_id, attachment_id AS id, file_name, stored_as, sha256
                             FROM ticket_attachment WHERE (client_id, ticket_id, attachment_id) > (:client, :owner, :id)
                             ORDER BY client_id, ticket_id, attachment_id LIMIT :page)
                            UNION ALL
                            (SELECT client_id, asset_id, file_id, file_name, stored_as, sha256
                             FROM asset_file WHERE (client_id, asset_id, file_id) > (:client, :owner, :id)
                             ORDER BY client_id, asset_id, file_id LIMIT :page)
                            UNION ALL
                            (SELECT client_id, article_id, file_id, file_name, stored_as, sha256
                             FROM article_file WHERE (client_id, article_id, file_id) > (:client, :owner, :id)
                             ORDER BY client_id, article_id, file_id LIMIT :page)) f
                        LEFT JOIN ticket t ON t.client_id = f.client_id AND t.ticket_id = f.owner_id
                        LEFT JOIN asset s ON s.client_id = f.client_id AND s.asset_id = f.owner_id
                        ORDER BY f.client_id, f.owner_id, f.id LIMIT :page
                        """)
                .param("client", last.client())
                .param("owner", last.owner())
                .param("id", last.id())
                .param("page", PAGE)
                .query((row, _) -> new Row(
                        row.getObject("client_id", UUID.class),
                        row.getObject("owner_id", UUID.class),
                        row.getObject("id", UUID.class),
                        row.getString("other") == null ? Ticket.code(row.getLong("number")) : row.getString("other"),
                        row.getString("file_name"),
                        row.getString("stored_as"),
                        row.getBytes("sha256")))
                .list());
    }
}
