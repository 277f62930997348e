package mx.lanet.helpdesk.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.DatabaseTrouble;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Scheduled jobs that say at a secret address that they ran; one that does not in time is an alert, until it does. */
@Service
public class WatchedJobs {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedJobs.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 24;

    private final JobTable table;
    private final Conditions conditions;
    private final Clients clients;
    private final Audit audit;
    private final Tenancy tenancy;
    private final Ids ids;
    private final Clock clock;

    WatchedJobs(
            JobTable table,
            Conditions conditions,
            Clients clients,
            Audit audit,
            Tenancy tenancy,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.conditions = conditions;
        this.clients = clients;
        this.audit = audit;
        this.tenancy = tenancy;
        this.ids = ids;
        this.clock = clock;
    }

    /** A new job, and its secret, which nobody sees again. */
    public record Made(WatchedJob job, Secret secret) {}

    public Slice<WatchedJob> list(Person person, Slice.Request page) {
        mustBeTeam(person);
        return tenancy.call(person.listScope(), () -> {
            Reach reach = Reach.of(person.listScope());
            return new Slice<>(table.list(reach, page), page.page(), page.size(), table.count(reach));
        });
    }

    /** It is expected from now on. */
    public Made create(Person person, UUID clientId, String name, int everyMinutes, int graceMinutes) {
        mustBeTeam(person);
        clients.get(person, clientId);
        Instant now = now();
        WatchedJob job = new WatchedJob(
                clientId,
                ids.next(),
                null,
                name,
                everyMinutes,
                graceMinutes,
                null,
                now.plus(Duration.ofMinutes((long) everyMinutes + graceMinutes)),
                1);
        byte[] random = new byte[SECRET_BYTES];
        RANDOM.nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        tenancy.run(scope(clientId), () -> {
            table.insert(job, hash(secret), now, person.name());
            audit.record(person, "watched_job.created", clientId, subject(job), Map.of());
        });
        return new Made(job, new Secret(secret));
    }

    public WatchedJob get(Person person, UUID jobId) {
        mustBeTeam(person);
        return tenancy.call(person.scope(), () -> table.find(Reach.of(person.scope()), jobId))
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    /**
     * Its address stays. One that is not late by what holds now is missing no more.
     *
     * @param version that the change is made of; another is refused as changed_meanwhile
     */
    public void change(Person person, UUID jobId, int version, String name, int everyMinutes, int graceMinutes) {
        WatchedJob before = get(person, jobId);
        WatchedJob job = tenancy.call(scope(before.clientId()), () -> {
            WatchedJob changed = table.update(before, name, everyMinutes, graceMinutes, version)
                    .orElseThrow(() -> Problem.conflict().refusal());
            audit.record(person, "watched_job.changed", changed.clientId(), subject(changed), Map.of());
            return changed;
        });
        if (!job.isMissing(now())) {
            conditions.recover(job.trouble());
        }
    }

    /** Its alert, if one is open, is over. */
    public void delete(Person person, UUID jobId) {
        WatchedJob job = get(person, jobId);
        tenancy.run(scope(job.clientId()), () -> {
            table.delete(job.clientId(), jobId);
            audit.record(person, "watched_job.deleted", job.clientId(), subject(job), Map.of());
        });
        conditions.recover(job.trouble());
    }

    /** A job says that it ran; false for a secret that is none. */
    public boolean ran(String secret) {
        Optional<WatchedJob> job = tenancy.call(new Scope.Everything(), () -> table.ran(hash(secret), now()));
        job.ifPresent(known -> conditions.recover(known.trouble()));
        return job.isPresent();
    }

    @Scheduled(fixedDelayString = "${lanet.monitoring.presence-sweep:5s}")
    void sweep() {
        try {
            List<WatchedJob> missing = tenancy.call(new Scope.Everything(), () -> table.missing(now()));
            conditions.raise(missing.stream().map(WatchedJobs::condition).toList());
        } catch (RuntimeException failure) {
            if (DatabaseTrouble.isPassing(failure)) {
                LOG.atDebug().setCause(failure).log("Jobs could not be looked at");
            } else {
                LOG.atError().setCause(failure).log("Jobs could not be looked at");
            }
        }
    }

    private static Condition condition(WatchedJob job) {
        return new Condition(job.trouble(), Severity.CRITICAL, "alert.text.job_missing", List.of(job.name()));
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Scope scope(UUID client) {
        return new Scope.Clients(Set.of(client));
    }

    private static Subject subject(WatchedJob job) {
        return new Subject("watched_job", job.jobId().toString(), job.name());
    }

    private static void mustBeTeam(Person person) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
