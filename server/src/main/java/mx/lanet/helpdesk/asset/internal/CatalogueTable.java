package mx.lanet.helpdesk.asset.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import mx.lanet.helpdesk.asset.AssetDetails.Program;
import mx.lanet.helpdesk.asset.VersionOrder;
import mx.lanet.helpdesk.asset.internal.SoftwareCatalogue.Numbers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds and adds titles and versions of a client. */
@Component
class CatalogueTable {
    private static final String ASKED =
            " FROM unnest(CAST(:names AS text[]), CAST(:publishers AS text[]), CAST(:versions AS text[]), CAST(:keys AS text[]))"
                    + " WITH ORDINALITY AS r (name, publisher, version, sort_key, place) ";
    private static final String ADD_TITLES =
            "INSERT INTO software_title (client_id, name, publisher) SELECT DISTINCT :client, r.name, r.publisher"
                    + ASKED
                    + """
                    WHERE NOT EXISTS (SELECT FROM software_title t WHERE t.client_id = :client AND t.name = r.name
                                      AND t.publisher = r.publisher)
                    ORDER BY 2, 3 ON CONFLICT DO NOTHING""";
    private static final String WITH_TITLES =
            ASKED + "JOIN software_title t ON t.client_id = :client AND t.name = r.name AND t.publisher = r.publisher ";
    private static final String ADD_VERSIONS = "INSERT INTO software_version (client_id, title_id, version, sort_key)"
            + " SELECT DISTINCT :client, t.title_id, r.version, r.sort_key" + WITH_TITLES
            + """
                    WHERE NOT EXISTS (SELECT FROM software_version v WHERE v.client_id = :client
                                      AND v.title_id = t.title_id AND v.version = r.version)
                    ORDER BY 2, 3 ON CONFLICT DO NOTHING""";
    private static final String FIND = "SELECT r.place, v.version_id, v.title_id" + WITH_TITLES
            + "JOIN software_version v ON v.client_id = :client AND v.title_id = t.title_id AND v.version = r.version";

    private final JdbcClient sql;

    CatalogueTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** Of each program in turn; what has none yet is added. */
    List<Numbers> numbers(UUID client, List<Program> programs) {
        Map<Long, Numbers> found = find(client, programs);
        if (found.size() < programs.size()) {
            List<Program> missing = new ArrayList<>();
            for (int i = 0; i < programs.size(); i++) {
                if (!found.containsKey(i + 1L)) {
                    missing.add(programs.get(i));
                }
            }
            sql.sql(ADD_TITLES).params(parameters(client, missing)).update();
            sql.sql(ADD_VERSIONS).params(parameters(client, missing)).update();
            found = find(client, programs);
        }
        List<Numbers> numbers = new ArrayList<>();
        for (long place = 1; place <= programs.size(); place++) {
            numbers.add(found.get(place));
        }
        return numbers;
    }

    private Map<Long, Numbers> find(UUID client, List<Program> programs) {
        Map<Long, Numbers> found = new HashMap<>();
        sql.sql(FIND).params(parameters(client, programs)).query(row -> {
            found.put(row.getLong("place"), new Numbers(row.getInt("version_id"), row.getInt("title_id")));
        });
        return found;
    }

    private static Map<String, Object> parameters(UUID client, List<Program> programs) {
        return Map.of(
                "client", client,
                "names", texts(programs, Program::name),
                "publishers", texts(programs, Program::publisher),
                "versions", texts(programs, Program::version),
                "keys", texts(programs, program -> VersionOrder.key(program.version())));
    }

    private static String[] texts(List<Program> programs, Function<Program, String> part) {
        return programs.stream().map(part).toArray(String[]::new);
    }
}
