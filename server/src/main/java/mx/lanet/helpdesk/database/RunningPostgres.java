package mx.lanet.helpdesk.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The embedded PostgreSQL of a server that runs at this moment, for a program that works beside it and leaves it running.
 *
 * @param port on 127.0.0.1
 * @param password of {@link #ADMIN_USER}
 */
public record RunningPostgres(int port, String password) {
    public static final String ADMIN_USER = EmbeddedPostgres.ADMIN_USER;

    /** The one of this data folder; empty when none runs there. */
    public static Optional<RunningPostgres> find(Path dataFolder) throws IOException {
        PostgresFolder folder = PostgresFolder.look(dataFolder);
        Optional<Postmaster> running = Postmaster.read(folder.data());
        if (running.isEmpty() || running.get().port() == 0 || !running.get().isOurs(folder)) {
            return Optional.empty();
        }
        return Optional.of(new RunningPostgres(running.get().port(), folder.password()));
    }

    /** The URL of the application's database, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + EmbeddedPostgres.DATABASE;
    }

    @Override
    public String toString() {
        return jdbcUrl();
    }
}
