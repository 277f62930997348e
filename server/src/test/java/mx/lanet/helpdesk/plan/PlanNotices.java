package mx.lanet.helpdesk.plan;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.web.context.request.RequestContextHolder;

/** Listens at the application's own connections for the plans that PostgreSQL sends while a page is made. */
final class PlanNotices implements BeanPostProcessor {
    private static final String PLAN = "plan:\n";
    /** After these, what the transaction's last statement cost has come, too. */
    private static final Set<String> ENDS = Set.of("commit", "rollback", "setAutoCommit");

    private final Queue<String> plans = new ConcurrentLinkedQueue<>();

    /** Those that came since this was asked last. */
    List<Plan> take() {
        List<Plan> taken = new ArrayList<>();
        String json = plans.poll();
        while (json != null) {
            taken.add(Plan.parse(json));
            json = plans.poll();
        }
        return taken;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Listening(source) : bean;
    }

    private final class Listening extends DelegatingDataSource implements AutoCloseable {
        Listening(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return proxy(Connection.class, connection, ENDS, connection::getWarnings, connection::clearWarnings);
        }

        @Override
        public void close() throws Exception {
            if (getTargetDataSource() instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
    }

    private interface Warnings {
        @Nullable
        SQLWarning get() throws SQLException;
    }

    private interface Forget {
        void warnings() throws SQLException;
    }

    private <T> T proxy(Class<T> type, T target, Set<String> ends, Warnings warnings, Forget forget) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, args) -> {
            Object result;
            try {
                result = method.invoke(target, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            if (ends.contains(method.getName()) || method.getName().startsWith("execute")) {
                note(warnings.get());
                forget.warnings();
            }
            return result instanceof Statement statement ? listening(statement) : result;
        }));
    }

    private Object listening(Statement statement) {
        return switch (statement) {
            case CallableStatement call -> call;
            case PreparedStatement prepared ->
                proxy(PreparedStatement.class, prepared, Set.of(), prepared::getWarnings, prepared::clearWarnings);
            default -> proxy(Statement.class, statement, Set.of(), statement::getWarnings, statement::clearWarnings);
        };
    }

    /** What the server does by itself in the meantime is no page's. */
    private void note(@Nullable SQLWarning first) {
        if (RequestContextHolder.getRequestAttributes() == null) {
            return;
        }
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            String text = Objects.requireNonNullElse(warning.getMessage(), "");
            int plan = text.indexOf(PLAN);
            if (plan >= 0) {
                plans.add(text.substring(plan + PLAN.length()));
            }
        }
    }
}
