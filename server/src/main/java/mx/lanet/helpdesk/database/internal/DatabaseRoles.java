package mx.lanet.helpdesk.database.internal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Makes the roles that the walls stand on: an owner that cannot log in, a login role that may read nothing by
 * itself, and the roles that it takes for one transaction.
 */
final class DatabaseRoles {
    static final String OWNER = "lanet_owner";
    static final String LOGIN = "lanet_app";
    static final List<String> TAKEN_PER_TRANSACTION = List.of("app_portal", "app_staff", "app_admin", "app_ingest");

    private DatabaseRoles() {}

    static void prepare(Database database, String loginPassword) throws SQLException {
        try (Connection admin =
                        DriverManager.getConnection(database.url(), database.adminUser(), database.adminPassword());
                Statement sql = admin.createStatement()) {
            // Several servers may start at once on one PostgreSQL.
            admin.setAutoCommit(false);
            sql.execute("SELECT pg_advisory_xact_lock(715502)");
            makeRole(sql, OWNER, "NOLOGIN");
            for (String role : TAKEN_PER_TRANSACTION) {
                makeRole(sql, role, "NOLOGIN");
            }
            makeRole(sql, LOGIN, "LOGIN NOINHERIT");
            sql.execute("ALTER ROLE " + LOGIN + " PASSWORD '" + loginPassword.replace("'", "''") + "'");
            sql.execute("GRANT " + String.join(", ", TAKEN_PER_TRANSACTION) + " TO " + LOGIN);
            sql.execute("GRANT " + OWNER + " TO CURRENT_USER");
            sql.execute("GRANT USAGE, CREATE ON SCHEMA public TO " + OWNER);
            sql.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
            sql.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm");
            sql.execute("CREATE EXTENSION IF NOT EXISTS unaccent");
            sql.execute("CREATE EXTENSION IF NOT EXISTS btree_gin");
            admin.commit();
        }
    }

    private static void makeRole(Statement sql, String role, String attributes) throws SQLException {
        sql.execute("DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '" + role + "') THEN CREATE ROLE "
                + role + " " + attributes + "; END IF; END $$");
    }
}
