package mx.lanet.helpdesk.database.internal;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Looks at the walls between clients before the first request, and refuses to start when one has a hole. */
final class DatabaseWalls {
    private static final String OUR_ROLES = "('lanet_app', 'app_portal', 'app_staff', 'app_admin', 'app_ingest')";

    private record Check(String query, String complaint) {}

    private static final List<Check> CHECKS = List.of(
            new Check(
                    "SELECT rolname FROM pg_roles WHERE rolname IN " + OUR_ROLES + " AND (rolsuper OR rolbypassrls)",
                    "may bypass row-level security"),
            new Check("SELECT rolname FROM pg_roles WHERE rolname = 'lanet_app' AND rolinherit", "inherits its roles"),
            new Check(
                    "SELECT rolname FROM pg_roles WHERE rolname IN " + OUR_ROLES
                            + " AND pg_has_role(rolname, 'lanet_owner', 'MEMBER')",
                    "is a member of the tables' owner"),
            new Check(
                    "SELECT c.relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname IN "
                            + OUR_ROLES,
                    "is owned by a role of the application"),
            new Check(
                    """
                    SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
                      AND a.attname = 'client_id' AND NOT a.attisdropped
                      AND NOT (c.relrowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid))
                    """,
                    "has a client_id and no policy"),
            new Check(
                    """
                    SELECT c.relname FROM pg_class c, aclexplode(c.relacl) g JOIN pg_roles r ON r.oid = g.grantee
                    WHERE c.relispartition AND r.rolname IN
                    """
                            + OUR_ROLES,
                    "is a partition that can be read without its parent's policies"),
            new Check(
                    """
                    SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'v'
                      AND NOT coalesce(c.reloptions @> ARRAY['security_invoker=true'], false)
                      AND c.relowner = 'lanet_owner'::regrole
                    """,
                    "is a view that reads with its owner's rights"));

    private DatabaseWalls() {}

    /** Throws IllegalStateException that names every hole. */
    static void check(DataSource dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        List<String> holes = new ArrayList<>();
        for (Check check : CHECKS) {
            jdbc.queryForList(check.query(), String.class).forEach(name -> holes.add(name + " " + check.complaint()));
        }
        if (!holes.isEmpty()) {
            throw new IllegalStateException("The walls between clients have holes: " + String.join("; ", holes));
        }
    }
}
