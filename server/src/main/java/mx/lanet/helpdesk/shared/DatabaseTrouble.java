package mx.lanet.helpdesk.shared;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Failures that are nobody's bug: the database is away, starting or too busy, and what failed may be tried again. */
public final class DatabaseTrouble {
    private static final int DEEPEST_CAUSE = 10;

    private DatabaseTrouble() {}

    /** What the database said, in one line. */
    public static String oneLine(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    /** Whether this failed for no other reason. */
    public static boolean isPassing(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            switch (cause) {
                case DataAccessResourceFailureException _,
                        RecoverableDataAccessException _,
                        TransientDataAccessException _,
                        CannotCreateTransactionException _,
                        TransactionSystemException _ -> {
                    return true;
                }
                default -> cause = cause.getCause();
            }
        }
        return false;
    }
}
