package mx.lanet.helpdesk.database.internal;

import java.util.Optional;
import mx.lanet.helpdesk.database.EmbeddedPostgres;

/**
 * The PostgreSQL that the server uses.
 *
 * @param url without user and password
 * @param adminUser may make roles: prepares and migrates, then is not used any more
 * @param embedded present when the server runs it itself
 */
record Database(String url, String adminUser, String adminPassword, Optional<EmbeddedPostgres> embedded)
        implements AutoCloseable {
    @Override
    public void close() {
        embedded.ifPresent(EmbeddedPostgres::close);
    }

    @Override
    public String toString() {
        return url;
    }
}
