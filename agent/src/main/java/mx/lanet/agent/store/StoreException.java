package mx.lanet.agent.store;

import java.sql.SQLException;

/** The disk or the database failed: full, read-only or broken. Nothing was changed. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreException(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
