package mx.lanet.helpdesk.inventory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetQuery;
import mx.lanet.helpdesk.asset.MachineSets;
import mx.lanet.helpdesk.asset.VersionOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks at the software of machines of one client by a list, and writes down what is not so. */
@Component
class SoftwareLook {
    /** The versions of the client that the list means; of few programs, and found once for all its machines. */
    private static final String MEANT =
            """
            SELECT v.version_id FROM software_title t
            JOIN software_version v ON v.client_id = t.client_id AND v.title_id = t.title_id
            WHERE t.client_id = :client AND t.name ILIKE :program AND t.publisher ILIKE :publisher
              AND (:from = '' OR v.sort_key >= :fromKey) AND (:until = '' OR v.sort_key < :untilKey)
            """;

    private static final String LOOK =
            """
            WITH looked AS MATERIALIZED (
                SELECT a.asset_id, m.version_ids, a.state = 'active'
                       AND (:tag = '' OR EXISTS (SELECT FROM asset_tag g WHERE g.client_id = :client
                                                 AND g.asset_id = a.asset_id AND g.tag = :tag))
                       AND (CAST(:site AS uuid) IS NULL OR a.site_id = :site)
                       AND (:anywhere OR a.asset_id = ANY (CAST(:within AS uuid[])))
                       AND (m.version_ids && CAST(:meant AS int[])) = :forbidden AS found
                FROM asset a JOIN machine_software m ON m.client_id = a.client_id AND m.asset_id = a.asset_id
                WHERE a.client_id = :client AND (:all OR a.asset_id = ANY (CAST(:assets AS uuid[])))),
            over AS (
                UPDATE inventory_finding f SET ended = true FROM looked l
                WHERE f.client_id = :client AND f.asset_id = l.asset_id AND f.kind = :kind AND f.subject = :subject
                  AND NOT l.found AND NOT f.ended)
            INSERT INTO inventory_finding AS f (client_id, asset_id, kind, subject, watch_id, severity, details, since)
            SELECT :client, l.asset_id, :kind, :subject, :watch, :severity, ARRAY[:name, coalesce((
                       SELECT left(string_agg(t.name || ' ' || v.version, ', ' ORDER BY t.name, v.version), 300)
                       FROM software_version v
                       JOIN software_title t ON t.client_id = v.client_id AND t.title_id = v.title_id
                       WHERE v.client_id = :client AND v.version_id = ANY (CAST(:meant AS int[]))
                         AND v.version_id = ANY (l.version_ids)), '')], :at
            FROM looked l WHERE l.found
            ON CONFLICT (client_id, asset_id, kind, subject) DO UPDATE SET ended = false, told = false,
                details = excluded.details, severity = excluded.severity,
                since = CASE WHEN f.ended THEN excluded.since ELSE f.since END
            WHERE f.ended OR f.details <> excluded.details OR f.severity <> excluded.severity
            """;

    private static final String NEW_PROGRAMS =
            """
            INSERT INTO inventory_finding AS f (client_id, asset_id, kind, subject, watch_id, severity, details, since)
            SELECT :client, :asset, :kind, :subject || ':' || t.title_id, :watch, :severity, ARRAY[:name, t.name], :at
            FROM software_title t
            WHERE t.client_id = :client AND t.title_id = ANY (CAST(:titles AS int[]))
              AND t.name ILIKE :program AND t.publisher ILIKE :publisher
              AND EXISTS (SELECT FROM asset a WHERE a.client_id = :client AND a.asset_id = :asset AND a.state = 'active'
                  AND (CAST(:site AS uuid) IS NULL OR a.site_id = :site)
                  AND (:anywhere OR a.asset_id = ANY (CAST(:within AS uuid[]))))
              AND (:tag = '' OR EXISTS (SELECT FROM asset_tag g WHERE g.client_id = :client AND g.asset_id = :asset
                                        AND g.tag = :tag))
            ON CONFLICT (client_id, asset_id, kind, subject) DO UPDATE SET ended = false, told = false,
                since = excluded.since WHERE f.ended
            """;

    private final JdbcClient sql;
    private final MachineSets sets;

    SoftwareLook(JdbcClient sql, MachineSets sets) {
        this.sql = sql;
        this.sets = sets;
    }

    /** All that have any software. */
    List<UUID> clients() {
        return sql.sql("SELECT client_id FROM client WHERE active ORDER BY client_id")
                .query(UUID.class)
                .list();
    }

    /** @param assets null for all machines of the client */
    void look(UUID client, SoftwareWatch watch, @Nullable List<UUID> assets, Instant at) {
        Map<String, Object> parameters = parameters(client, watch, at);
        Integer[] meant =
                sql.sql(MEANT).params(parameters).query(Integer.class).list().toArray(Integer[]::new);
        sql.sql(LOOK)
                .params(parameters)
                .param("meant", meant)
                .param("forbidden", watch.draft().kind() == SoftwareWatch.Kind.FORBIDDEN)
                .param("all", assets == null)
                .param(
                        "assets",
                        (assets == null ? List.<UUID>of() : assets)
                                .stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    /** Programs that came to a machine. */
    void lookAtNew(UUID client, SoftwareWatch watch, UUID asset, List<Integer> titles, Instant at) {
        sql.sql(NEW_PROGRAMS)
                .params(parameters(client, watch, at))
                .param("asset", asset)
                .param("titles", titles.toArray(Integer[]::new))
                .update();
    }

    /** New programs that went again are nothing to tell of. */
    void endNew(UUID client, List<UUID> assets) {
        sql.sql(
                        """
                        UPDATE inventory_finding f SET ended = true
                        FROM machine_software m
                        WHERE f.client_id = :client AND f.asset_id = ANY (CAST(:assets AS uuid[]))
                          AND f.kind = 'software_new' AND NOT f.ended
                          AND m.client_id = f.client_id AND m.asset_id = f.asset_id
                          AND NOT (m.counted AND EXISTS (
                              SELECT FROM software_version v WHERE v.client_id = f.client_id
                                AND v.title_id = split_part(f.subject, ':', 2)::int AND v.version_id = ANY (m.version_ids)))
                        """)
                .param("client", client)
                .param("assets", assets.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    private Map<String, Object> parameters(UUID client, SoftwareWatch watch, Instant at) {
        SoftwareWatch.Draft draft = watch.draft();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("client", client);
        parameters.put("watch", watch.watchId());
        parameters.put("subject", watch.watchId().toString());
        parameters.put("kind", draft.kind().finding());
        parameters.put("severity", draft.severity());
        parameters.put("name", draft.name());
        parameters.put("program", WatchPattern.of(draft.program()));
        parameters.put("publisher", draft.publisher().isEmpty() ? "%" : WatchPattern.of(draft.publisher()));
        parameters.put("from", draft.fromVersion());
        parameters.put("fromKey", VersionOrder.key(draft.fromVersion()));
        parameters.put("until", draft.untilVersion());
        parameters.put("untilKey", VersionOrder.key(draft.untilVersion()));
        parameters.put("tag", draft.tag());
        parameters.put("site", draft.siteId());
        boolean anywhere = draft.listAddress().isEmpty();
        List<UUID> within = anywhere ? List.of() : sets.of(client, AssetQuery.ofList(draft.listAddress()));
        parameters.put("anywhere", anywhere);
        parameters.put("within", within.stream().map(UUID::toString).toArray(String[]::new));
        parameters.put("at", at.atOffset(ZoneOffset.UTC));
        return parameters;
    }
}
