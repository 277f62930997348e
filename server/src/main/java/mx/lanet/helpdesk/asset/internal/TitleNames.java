package mx.lanet.helpdesk.asset.internal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names of programs that hold some words: the most usual ones first. */
@Component
class TitleNames {
    private final JdbcClient sql;

    TitleNames(JdbcClient sql) {
        this.sql = sql;
    }

    /** Within the transaction's clients, or within one of them. */
    List<String> holding(Scope scope, @Nullable UUID client, String words, int most) {
        Map<String, Object> parameters =
                Map.of("pattern", ChangeSql.pattern(words), "most", most, "house", Person.HOUSE);
        if (scope instanceof Scope.Everything && client == null) {
            return sql.sql(
                            """
                            SELECT name FROM software_total WHERE client_id = :house AND name || ' ' || publisher ILIKE :pattern AND name ILIKE :pattern
                            GROUP BY name ORDER BY max(machines) DESC, name LIMIT :most
                            """)
                    .params(parameters)
                    .query(String.class)
                    .list();
        }
        return sql.sql(
                        """
                        SELECT DISTINCT found_name FROM titles_named(CAST(:clients AS uuid[]), :pattern, 5000)
                        ORDER BY 1 LIMIT :most
                        """)
                .params(parameters)
                .param("clients", client == null ? null : new String[] {client.toString()})
                .query(String.class)
                .list();
    }
}
