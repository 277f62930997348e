package mx.lanet.helpdesk.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import mx.lanet.helpdesk.testing.TestPostgres;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Makes PostgreSQL send with each answer how it was found: a notice for each statement, those inside functions too. */
final class Explained implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String database = context.getEnvironment().getRequiredProperty("lanet.test.database");
        try (Connection connection = TestPostgres.connect("postgres");
                Statement sql = connection.createStatement()) {
            sql.execute("ALTER DATABASE " + database + " SET session_preload_libraries = 'auto_explain'");
            sql.execute("ALTER DATABASE " + database + " SET auto_explain.log_min_duration = 0");
            sql.execute("ALTER DATABASE " + database + " SET auto_explain.log_analyze = on");
            sql.execute("ALTER DATABASE " + database + " SET auto_explain.log_timing = off");
            sql.execute("ALTER DATABASE " + database + " SET auto_explain.log_nested_statements = on");
            sql.execute("ALTER DATABASE " + database + " SET auto_explain.log_format = 'json'");
            sql.execute("ALTER DATABASE " + database + " SET auto_explain.log_level = 'notice'");
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL cannot explain", e);
        }
    }
}
