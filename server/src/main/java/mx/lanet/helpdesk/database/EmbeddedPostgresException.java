package mx.lanet.helpdesk.database;

/** The embedded PostgreSQL cannot be started; the message tells an administrator why and what to do. */
public sealed class EmbeddedPostgresException extends RuntimeException permits FolderInUseException {
    private static final long serialVersionUID = 1L;

    EmbeddedPostgresException(String message) {
        super(message);
    }

    EmbeddedPostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}
