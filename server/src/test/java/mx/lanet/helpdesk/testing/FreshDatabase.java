package mx.lanet.helpdesk.testing;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives each application context of the tests a database and a data folder of its own. */
public final class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    /** The login role belongs to the whole PostgreSQL, so every context must know the same password. */
    public static final String APP_PASSWORD = "the-tests-own-password";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String database = TestPostgres.freshDatabase();
        var postgres = TestPostgres.instance();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "fresh database",
                        Map.of(
                                "lanet.database.url", postgres.jdbcUrl(database),
                                "lanet.database.user", postgres.adminUser(),
                                "lanet.database.password", postgres.adminPassword(),
                                "lanet.database.app-password", APP_PASSWORD,
                                // So that tests may come from any address by X-Forwarded-For.
                                "lanet.trusted-proxies", "127.0.0.1,::1",
                                "lanet.data",
                                        Path.of("target", "test-data", database)
                                                .toAbsolutePath()
                                                .toString(),
                                "lanet.test.database", database)));
    }
}
