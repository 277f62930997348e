package mx.lanet.helpdesk.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code watched_job}. */
@Component
class JobTable {
    private static final int MOST = 1000;

    private final JdbcClient sql;

    JobTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** The job of this secret says that it ran. */
    Optional<WatchedJob> ran(byte[] hash, Instant now) {
        return sql.sql(
                        """
                        UPDATE watched_job SET last_at = :now,
                            missing_after = :now + make_interval(mins => every_minutes + grace_minutes)
                        WHERE secret_hash = :hash RETURNING *
                        """)
                .param("hash", hash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(JobTable::job)
                .optional();
    }

    /** Those that are missing and of which no open alert says so. */
    List<WatchedJob> missing(Instant now) {
        return sql.sql(
                        """
                        SELECT j.* FROM watched_job j WHERE j.missing_after < :now
                          AND NOT EXISTS (SELECT 1 FROM alert t WHERE t.client_id = j.client_id AND t.about = j.job_id
                              AND t.kind = 'job_missing' AND t.subject = '' AND t.current AND t.closed_at IS NULL)
                        ORDER BY j.missing_after LIMIT :most
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", MOST)
                .query(JobTable::job)
                .list();
    }

    List<WatchedJob> list(Reach reach, Slice.Request page) {
        return sql.sql(
                        """
                        SELECT * FROM watched_job WHERE (:everything OR client_id = ANY (CAST(:clients AS uuid[])))
                        ORDER BY missing_after, job_id LIMIT :size OFFSET :skip
                        """)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .param("size", page.size())
                .param("skip", page.offset())
                .query(JobTable::job)
                .list();
    }

    long count(Reach reach) {
        return sql.sql(
                        """
                        SELECT count(*) FROM (SELECT 1 FROM watched_job
                            WHERE (:everything OR client_id = ANY (CAST(:clients AS uuid[]))) LIMIT :most) counted
                        """)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .param("most", Slice.COUNTED + 1)
                .query(Long.class)
                .single();
    }

    Optional<WatchedJob> find(Reach reach, UUID jobId) {
        return sql.sql(
                        """
                        SELECT * FROM watched_job
                        WHERE job_id = :job AND (:everything OR client_id = ANY (CAST(:clients AS uuid[])))
                        """)
                .param("job", jobId)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .query(JobTable::job)
                .optional();
    }

    void insert(WatchedJob job, byte[] hash, Instant at, String by) {
        sql.sql(
                        """
                        INSERT INTO watched_job (client_id, job_id, asset_id, name, every_minutes, grace_minutes, secret_hash,
                            missing_after, made_at, made_by_name)
                        VALUES (:client, :job, :asset, :name, :every, :grace, :hash, :missing, :at, :by)
                        """)
                .param("client", job.clientId())
                .param("job", job.jobId())
                .param("asset", job.assetId(), Types.OTHER)
                .param("name", job.name())
                .param("every", job.everyMinutes())
                .param("grace", job.graceMinutes())
                .param("hash", hash)
                .param("missing", job.missingAfter().atOffset(ZoneOffset.UTC))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /** As it is then; empty when somebody saved another version before. */
    Optional<WatchedJob> update(WatchedJob job, String name, int everyMinutes, int graceMinutes, int version) {
        return sql.sql(
                        """
                        UPDATE watched_job SET name = :name, every_minutes = :every, grace_minutes = :grace,
                            missing_after = coalesce(last_at, made_at) + make_interval(mins => :every + :grace),
                            version = version + 1
                        WHERE client_id = :client AND job_id = :job AND version = :version RETURNING *
                        """)
                .param("client", job.clientId())
                .param("job", job.jobId())
                .param("name", name)
                .param("every", everyMinutes)
                .param("grace", graceMinutes)
                .param("version", version)
                .query(JobTable::job)
                .optional();
    }

    void delete(UUID clientId, UUID jobId) {
        sql.sql("DELETE FROM watched_job WHERE client_id = :client AND job_id = :job")
                .param("client", clientId)
                .param("job", jobId)
                .update();
    }

    private static WatchedJob job(ResultSet row, int number) throws SQLException {
        return new WatchedJob(
                row.getObject("client_id", UUID.class),
                row.getObject("job_id", UUID.class),
                row.getObject("asset_id", UUID.class),
                row.getString("name"),
                row.getInt("every_minutes"),
                row.getInt("grace_minutes"),
                AlertTable.time(row, "last_at"),
                Objects.requireNonNull(AlertTable.time(row, "missing_after")),
                row.getInt("version"));
    }
}
