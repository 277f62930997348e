package mx.lanet.helpdesk.database;

/** Another server works on the data folder. */
public final class FolderInUseException extends EmbeddedPostgresException {
    private static final long serialVersionUID = 1L;

    FolderInUseException(String message) {
        super(message);
    }
}
