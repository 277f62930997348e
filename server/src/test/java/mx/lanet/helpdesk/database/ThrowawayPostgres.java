package mx.lanet.helpdesk.database;

import java.nio.file.Path;

/** Opens the fast and unsafe way of starting to tests of other packages. */
public final class ThrowawayPostgres {
    private ThrowawayPostgres() {}

    /** A PostgreSQL that forgets what it promised when the machine loses power, and commits much faster. */
    public static EmbeddedPostgres start(Path dataFolder) {
        return EmbeddedPostgres.start(dataFolder, Durability.NONE);
    }
}
