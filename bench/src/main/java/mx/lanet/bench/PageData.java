package mx.lanet.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** Fills a database with as much as a large installation has, past the application. */
final class PageData {
    private PageData() {}

    /** Takes a minute or two. The three people get the password of the person with this login. */
    static void fill(Connection database, String login) throws SQLException, IOException {
        String[] many = resource("many.sql").split("-- SPLIT\n", -1);
        String people = resource("people.sql").replace("${login}", login.replace("'", "''"));
        database.setAutoCommit(false);
        try (Statement sql = database.createStatement()) {
            sql.execute(many[0]);
            sql.execute(people);
            sql.execute(many[1]);
            database.commit();
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream text = Objects.requireNonNull(PageData.class.getResourceAsStream("/sql/" + name), name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
