package mx.lanet.helpdesk.demo;

import java.util.UUID;
import javax.sql.DataSource;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A year of a machine of which nobody heard until now: work on weekdays, two weeks of holidays, a disk that was cleaned up
 * four months ago and fills again, memory that grows for two months. PostgreSQL makes it up in one go.
 */
@Component
@Profile("demo")
class DemoHistory {
    private static final String YEAR =
            """
            INSERT INTO metric_rollup (client_id, asset_id, day, points, cpu_min, cpu_mean, cpu_max, memory_min, memory_mean,
                memory_max, disk_min, disk_mean, disk_max, network_min, network_mean, network_max,
                temperature_min, temperature_mean, temperature_max)
            SELECT CAST(:client AS uuid), CAST(:asset AS uuid), day, array_agg(12::smallint ORDER BY h),
                array_agg((cpu * 0.3)::real ORDER BY h), array_agg(cpu::real ORDER BY h),
                array_agg(least(100, cpu * 2 + 8)::real ORDER BY h),
                array_agg((memory - 3)::real ORDER BY h), array_agg(memory::real ORDER BY h),
                array_agg((memory + 4)::real ORDER BY h),
                array_agg(disk::real ORDER BY h), array_agg(disk::real ORDER BY h), array_agg(disk::real ORDER BY h),
                array_agg(0.1::real ORDER BY h), array_agg((cpu / 8)::real ORDER BY h), array_agg((cpu / 2)::real ORDER BY h),
                array_agg((heat - 4)::real ORDER BY h), array_agg(heat::real ORDER BY h), array_agg((heat + 6)::real ORDER BY h)
            FROM (
                SELECT day, h, 4 + load * (28 + 14 * random()) AS cpu, 44 + greatest(0, 60 - back) * 0.55 + load * 5 + random() AS memory,
                    CASE WHEN back > 120 THEN 45 + (365 - back) * 0.15 ELSE 35 + (120 - back) * 0.49 END + random() * 2 AS disk,
                    44 + load * 11 + 4 * sin(back / 58.0) + random() * 2 AS heat
                FROM (
                    SELECT (current_date - back) AS day, back, h,
                        CASE WHEN extract(isodow FROM current_date - back) < 6 AND (h >= 14 OR h = 0) THEN 1 ELSE 0.1 END AS load
                    FROM generate_series(3, 365) back, generate_series(0, 23) h
                    WHERE back NOT BETWEEN 243 AND 256) worked) said
            GROUP BY day
            ON CONFLICT DO NOTHING
            """;

    private static final String TWO_DAYS =
            """
            INSERT INTO metric_point (client_id, asset_id, at, cpu, memory, disk, network, temperature)
            SELECT CAST(:client AS uuid), CAST(:asset AS uuid), at, 4 + load * (20 + 40 * random() * random()), 76 + load * 5 + random(),
                94 + random() * 1.4, load * 5 * random(), 44 + load * 11 + random() * 3
            FROM (SELECT at, CASE WHEN extract(isodow FROM at) < 6
                             AND extract(hour FROM at AT TIME ZONE 'America/Mexico_City') BETWEEN 8 AND 18 THEN 1 ELSE 0.1 END AS load
                  FROM generate_series(date_trunc('day', now(), 'UTC') - interval '2 days', now() - interval '5 minutes',
                                       interval '5 minutes') at) worked
            ON CONFLICT DO NOTHING
            """;

    private final Tenancy tenancy;
    private final JdbcClient sql;

    DemoHistory(@Qualifier("ingest") Tenancy tenancy, @Qualifier("ingest") DataSource dataSource) {
        this.tenancy = tenancy;
        this.sql = JdbcClient.create(dataSource);
    }

    void makeUp(UUID clientId, UUID assetId) {
        tenancy.run(new Scope.Ingest(), () -> {
            sql.sql(
                            "SELECT ensure_metric_month((current_date - make_interval(months => back))::date) FROM generate_series(0, 12) back")
                    .query(row -> {});
            sql.sql(YEAR).param("client", clientId).param("asset", assetId).update();
            sql.sql(TWO_DAYS).param("client", clientId).param("asset", assetId).update();
        });
    }
}
