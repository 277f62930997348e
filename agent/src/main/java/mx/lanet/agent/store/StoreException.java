package mx.lanet.agent.store;

import java.sql.SQLException;
import org.sqlite.SQLiteException;

/** The disk or the database failed. Nothing was changed. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Trouble trouble;

    /** What is wrong with the disk, as far as SQLite can tell. */
    public enum Trouble {
        /** No room is left. */
        FULL,
        /** The folder may not be written any more. */
        READ_ONLY,
        /** The file is no whole database any more. */
        DAMAGED,
        /** Anything else: a cable, a lock, an error of the disk. */
        BROKEN
    }

    StoreException(SQLException cause) {
        super(cause.getMessage(), cause);
        this.trouble = troubleOf(cause);
    }

    public Trouble trouble() {
        return trouble;
    }

    /** By SQLite's primary result codes: 8 read-only, 11 corrupt, 13 full, 26 not a database. */
    static Trouble troubleOf(SQLException fault) {
        int code = fault instanceof SQLiteException s ? s.getResultCode().code & 0xff : fault.getErrorCode() & 0xff;
        return switch (code) {
            case 8 -> Trouble.READ_ONLY;
            case 11, 26 -> Trouble.DAMAGED;
            case 13 -> Trouble.FULL;
            default -> Trouble.BROKEN;
        };
    }
}
