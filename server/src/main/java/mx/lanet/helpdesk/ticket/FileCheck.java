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

/** Reads every file of every ticket and compares it with the hash that was written when it came. For who keeps the server. */
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

    /** A file that is not what it was. */
    public record Finding(String ticket, String fileName, String storedAs, Fate fate) {}

    /** How many there are of each. */
    public record Count(long whole, long lost, long altered) {
        Count and(Fate fate) {
            return new Count(
                    whole + (fate == Fate.WHOLE ? 1 : 0),
                    lost + (fate == Fate.LOST ? 1 : 0),
                    altered + (fate == Fate.ALTERED ? 1 : 0));
        }
    }

    private record Row(UUID client, UUID ticket, UUID id, long number, String name, String storedAs, byte[] sha256) {}

    /** @throws IOException when the store itself is away: then nothing is said of what was not read */
    public Count run(Consumer<Finding> told) throws IOException {
        Count count = new Count(0, 0, 0);
        UUID none = new UUID(0, 0);
        Row last = new Row(none, none, none, 0, "", "", new byte[0]);
        List<Row> page;
        do {
            page = after(last);
            for (Row row : page) {
                Fate fate = fate(row);
                count = count.and(fate);
                if (fate != Fate.WHOLE) {
                    told.accept(new Finding(Ticket.code(row.number()), row.name(), row.storedAs(), fate));
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
                        SELECT a.client_id, a.ticket_id, a.attachment_id, t.number, a.file_name, a.stored_as, a.sha256
                        FROM ticket_attachment a
                        JOIN ticket t ON t.client_id = a.client_id AND t.ticket_id = a.ticket_id
                        WHERE (a.client_id, a.ticket_id, a.attachment_id) > (:client, :ticket, :id)
                        ORDER BY a.client_id, a.ticket_id, a.attachment_id LIMIT :page
                        """)
                .param("client", last.client())
                .param("ticket", last.ticket())
                .param("id", last.id())
                .param("page", PAGE)
                .query((row, _) -> new Row(
                        row.getObject("client_id", UUID.class),
                        row.getObject("ticket_id", UUID.class),
                        row.getObject("attachment_id", UUID.class),
                        row.getLong("number"),
                        row.getString("file_name"),
                        row.getString("stored_as"),
                        row.getBytes("sha256")))
                .list());
    }
}
