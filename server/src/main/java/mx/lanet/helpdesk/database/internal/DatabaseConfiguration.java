package mx.lanet.helpdesk.database.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import mx.lanet.helpdesk.database.EmbeddedPostgres;
import mx.lanet.helpdesk.database.FolderInUseException;
import mx.lanet.helpdesk.database.RunningPostgres;
import mx.lanet.helpdesk.shared.DataFolder;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.SecretFiles;
import mx.lanet.helpdesk.shared.Tenancy;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * PostgreSQL made ready, in this order: started or found, roles, migrations as the owner, walls checked, pools.
 * People and agents have a pool each, so that a flood of one does not starve the other.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final int PEOPLE_CONNECTIONS = 16;
    private static final int INGEST_CONNECTIONS = 6;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Ids ids(Clock clock) {
        return new Ids(clock);
    }

    @Bean
    DataFolder dataFolder(@Value("${lanet.data}") Path root) {
        return new DataFolder(root);
    }

    @Bean(destroyMethod = "close")
    Database database(
            DataFolder data,
            @Value("${lanet.database.url}") String url,
            @Value("${lanet.database.user}") String user,
            @Value("${lanet.database.password}") String password,
            @Value("${lanet.database.beside:false}") boolean beside)
            throws IOException {
        if (!url.isBlank()) {
            return new Database(url, user, password, Optional.empty());
        }
        try {
            return embedded(EmbeddedPostgres.start(data.root()));
        } catch (FolderInUseException e) {
            if (!beside) {
                throw e;
            }
            return RunningPostgres.find(data.root())
                    .map(DatabaseConfiguration::joined)
                    .orElseThrow(() -> e);
        }
    }

    private static Database embedded(EmbeddedPostgres postgres) {
        return new Database(
                postgres.jdbcUrl(EmbeddedPostgres.DATABASE),
                postgres.adminUser(),
                postgres.adminPassword(),
                Optional.of(postgres));
    }

    /** Closing it leaves the other server's PostgreSQL as it is. */
    private static Database joined(RunningPostgres postgres) {
        return new Database(postgres.jdbcUrl(), RunningPostgres.ADMIN_USER, postgres.password(), Optional.empty());
    }

    /** The database with roles and tables as this version wants them; everything else depends on this bean. */
    @Bean
    ReadyDatabase readyDatabase(
            Database database, DataFolder data, @Value("${lanet.database.app-password}") String configuredPassword)
            throws SQLException {
        String password = configuredPassword.isBlank()
                ? SecretFiles.readOrMake(data.secret("database-app-password"), 24)
                : configuredPassword;
        DatabaseRoles.prepare(database, password);
        Flyway.configure()
                .dataSource(database.url(), database.adminUser(), database.adminPassword())
                .initSql("SET ROLE " + DatabaseRoles.OWNER)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return new ReadyDatabase(database.url(), DatabaseRoles.LOGIN, password);
    }

    @Bean
    @Primary
    DataSource dataSource(ReadyDatabase database) {
        DataSource pool = database.pool("people", PEOPLE_CONNECTIONS);
        DatabaseWalls.check(pool);
        return pool;
    }

    @Bean
    @Qualifier("ingest")
    DataSource ingestDataSource(ReadyDatabase database) {
        return database.pool("ingest", INGEST_CONNECTIONS);
    }

    /** New connections that belong to no pool, for whoever keeps one: as the login role, which may read no client. */
    @Bean
    @Qualifier("direct")
    DataSource directDataSource(ReadyDatabase database) {
        return database.direct();
    }

    @Bean
    @Primary
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    @Primary
    Tenancy tenancy(PlatformTransactionManager transactionManager, DataSource dataSource) {
        return new Tenancy(transactionManager, dataSource);
    }

    @Bean
    @Primary
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    /** For several rows in one statement; here, since an administrator's commands know no automatic configuration. */
    @Bean
    NamedParameterJdbcOperations batches(DataSource dataSource) {
        return new NamedParameterJdbcTemplate(dataSource);
    }

    @Bean
    @Qualifier("ingest")
    Tenancy ingestTenancy(@Qualifier("ingest") DataSource dataSource) {
        return new Tenancy(new JdbcTransactionManager(dataSource), dataSource);
    }

    @Bean
    @Qualifier("ingest")
    JdbcClient ingestJdbcClient(@Qualifier("ingest") DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    /** Where the login role connects to. */
    record ReadyDatabase(String url, String user, String password) {
        Pool pool(String name, int connections) {
            HikariConfig config = new HikariConfig();
            config.setPoolName(name);
            config.setJdbcUrl(url);
            config.setUsername(user);
            config.setPassword(password);
            config.setMaximumPoolSize(connections);
            config.setMinimumIdle(2);
            // Overload and an absent database are said early, as 503, not after half a minute.
            config.setConnectionTimeout(5_000);
            config.setMaxLifetime(1_800_000);
            return new Pool(new HikariDataSource(config));
        }

        DataSource direct() {
            Properties settings = new Properties();
            settings.setProperty("connectTimeout", "5");
            settings.setProperty("socketTimeout", "20");
            settings.setProperty("tcpKeepAlive", "true");
            settings.setProperty("ApplicationName", "lanet-live");
            DriverManagerDataSource connections = new DriverManagerDataSource(url, user, password);
            connections.setConnectionProperties(settings);
            return connections;
        }

        @Override
        public String toString() {
            return url;
        }
    }
}
