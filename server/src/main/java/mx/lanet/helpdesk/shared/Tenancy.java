package mx.lanet.helpdesk.shared;

import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The tenancy transaction: the only way to a table that has clients in it. The connection's own role may read
 * none of them; each transaction takes the role and the clients of its {@link Scope}, and PostgreSQL's row-level
 * security does the rest. SQL still names the client in every statement: this is the second wall, and the index
 * needs the first.
 */
public final class Tenancy {
    private final TransactionTemplate transactions;
    private final TransactionTemplate parts;
    private final JdbcTemplate jdbc;

    public Tenancy(PlatformTransactionManager transactionManager, DataSource dataSource) {
        this.transactions = new TransactionTemplate(transactionManager);
        this.parts = new TransactionTemplate(transactionManager);
        this.parts.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * Runs the work in a transaction of this scope, or joins the one that is open with the same scope.
     *
     * @throws IllegalStateException inside a transaction of another scope: work for two clients is two transactions
     */
    public <T extends @Nullable Object> T call(Scope scope, Supplier<T> work) {
        Object open = TransactionSynchronizationManager.getResource(this);
        if (open != null) {
            if (!open.equals(scope)) {
                throw new IllegalStateException("a transaction of another scope is open");
            }
            return work.get();
        }
        return begin(scope, work);
    }

    /** As {@link #call}, for work without a result. */
    public void run(Scope scope, Runnable work) {
        this.<Boolean>call(scope, () -> {
            work.run();
            return true;
        });
    }

    /**
     * Runs a part of the open transaction that stands for itself: an exception takes back this part alone, and is thrown on.
     *
     * @throws IllegalStateException without an open transaction of a scope
     */
    public void runPart(Runnable work) {
        if (TransactionSynchronizationManager.getResource(this) == null) {
            throw new IllegalStateException("no transaction of a scope is open");
        }
        parts.executeWithoutResult(_ -> work.run());
    }

    @SuppressWarnings("NullAway") // TransactionTemplate passes on exactly what the work returned
    private <T extends @Nullable Object> T begin(Scope scope, Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a transaction without a scope is open");
        }
        return transactions.execute(status -> {
            TransactionSynchronizationManager.bindResource(this, scope);
            try {
                jdbc.execute(entering(scope));
                return work.get();
            } finally {
                TransactionSynchronizationManager.unbindResource(this);
            }
        });
    }

    /** Only words of our own and UUIDs stand in this text; SET takes no parameters. */
    private static String entering(Scope scope) {
        return switch (scope) {
            case Scope.Client(UUID clientId) ->
                "SET LOCAL ROLE app_portal; SET LOCAL app.client_id = '" + clientId + "'";
            case Scope.Clients(var clientIds) ->
                "SET LOCAL ROLE app_staff; SET LOCAL app.client_ids = '"
                        + clientIds.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")) + "'";
            case Scope.Everything() -> "SET LOCAL ROLE app_admin";
            case Scope.Ingest() -> "SET LOCAL ROLE app_ingest";
        };
    }
}
