package mx.lanet.helpdesk.enrolment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import mx.lanet.helpdesk.enrolment.internal.CredentialTable;
import mx.lanet.helpdesk.enrolment.internal.CredentialTable.Credential;
import mx.lanet.helpdesk.enrolment.internal.Standing;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whether an agent's JWT still holds, without a question to the database for each request: what a JWT says is true
 * unless its asset's credential changed within the JWT's life. Those few changes are kept here; this server knows its
 * own at once, and those of other servers within {@value #POLL_MILLIS} ms.
 */
@Service
public class AgentStandings {
    static final long POLL_MILLIS = 3000;

    private static final Logger LOG = LoggerFactory.getLogger(AgentStandings.class);
    /** Clocks of servers differ, and transactions take their time to commit. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private final CredentialTable table;
    private final Tenancy tenancy;
    private final Clock clock;
    private final Map<UUID, Change> changes = new ConcurrentHashMap<>();
    private volatile Instant readUntil = Instant.EPOCH;

    private record Change(int epoch, Standing standing, Instant at) {}

    AgentStandings(JdbcClient jdbc, Tenancy tenancy, Clock clock) {
        this.table = new CredentialTable(jdbc);
        this.tenancy = tenancy;
        this.clock = clock;
        read(clock.instant().minus(AgentTokens.VALID_FOR).minus(OVERLAP));
    }

    /** The agent that the verified JWT stands for; empty when its credential was ended or renewed since. */
    public Optional<Agent> agent(AgentToken token) {
        Change change = changes.get(token.assetId());
        if (change == null) {
            return Optional.of(agent(token, token.pending()));
        }
        return switch (change.standing()) {
            case ENDED -> Optional.empty();
            case FULL, PENDING ->
                token.epoch() < change.epoch()
                        ? Optional.empty()
                        : Optional.of(agent(token, change.standing() == Standing.PENDING));
        };
    }

    private static Agent agent(AgentToken token, boolean quarantined) {
        return new Agent(token.assetId(), token.clientId(), token.siteId(), token.computerName(), quarantined);
    }

    /** Takes note of a change when the open transaction commits. */
    void noteAfterCommit(Credential credential) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                note(credential);
            }
        });
    }

    private void note(Credential credential) {
        changes.merge(
                credential.assetId(),
                new Change(credential.epoch(), credential.standing(), clock.instant()),
                (before, after) -> before.epoch() > after.epoch() ? before : after);
    }

    @Scheduled(fixedDelay = POLL_MILLIS)
    void poll() {
        try {
            read(readUntil.minus(OVERLAP));
        } catch (DataAccessException | TransactionException e) {
            // The next poll makes it good; while the database is away nobody gets anything anyway.
            LOG.atDebug().setCause(e).log("Changes of agents' credentials could not be read");
        }
        Instant tooOld = clock.instant().minus(AgentTokens.VALID_FOR).minus(OVERLAP);
        changes.values().removeIf(change -> change.at().isBefore(tooOld));
    }

    private void read(Instant since) {
        Instant now = clock.instant();
        List<Credential> changed = tenancy.call(new Scope.Everything(), () -> table.changedSince(since));
        changed.forEach(this::note);
        readUntil = now;
    }
}
