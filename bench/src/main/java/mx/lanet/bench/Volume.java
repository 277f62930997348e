package mx.lanet.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** Fills a database with as much as a large installation has, past the application. */
final class Volume {
    private Volume() {}

    /** Takes some minutes. The four people get the password of the person with this login. */
    static void fill(Connection database, String login, int clients, int machines, int tickets, int alerts)
            throws SQLException, IOException {
        String people = resource("/sql/people.sql").replace("${login}", login.replace("'", "''"));
        database.setAutoCommit(false);
        try (Statement sql = database.createStatement()) {
            sql.execute("SET volume.clients = " + clients + "; SET volume.machines = " + machines
                    + "; SET volume.tickets = " + tickets + "; SET volume.alerts = " + alerts
                    + "; SET volume.programs = 200");
            sql.execute(resource("/volume/assets.sql"));
            sql.execute(resource("/volume/software.sql"));
            sql.execute(resource("/volume/tickets.sql"));
            sql.execute(resource("/volume/alerts.sql"));
            sql.execute(people);
            database.commit();
            database.setAutoCommit(true);
            // What is read for the first time would be marked as written, too, in the midst of the measuring.
            sql.execute("VACUUM (ANALYZE)");
            sql.execute("CHECKPOINT");
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream text = Objects.requireNonNull(Volume.class.getResourceAsStream(name), name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
