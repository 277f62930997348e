package mx.lanet.helpdesk.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetEvents;
import mx.lanet.helpdesk.asset.AssetState;
import mx.lanet.helpdesk.asset.Assets;
import mx.lanet.helpdesk.asset.KnownAsset;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.command.internal.CommandTable;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.protocol.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/** Work for agents: signed, kept until its result arrives or it expires, and finished once. */
@Service
public class Commands {
    /** How long a command waits for its agent. */
    public static final Duration VALID_FOR = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    private static final long HOUR_MILLIS = 3_600_000;
    private static final int TIMEOUT_SECONDS = 300;

    private final CommandTable table;
    private final CommandKey key;
    private final Assets assets;
    private final AssetEvents events;
    private final Audit audit;
    private final Tenancy tenancy;
    private final Ids ids;
    private final Clock clock;

    Commands(
            JdbcClient jdbc,
            CommandKey key,
            Assets assets,
            AssetEvents events,
            Audit audit,
            Tenancy tenancy,
            Ids ids,
            Clock clock) {
        this.table = new CommandTable(jdbc);
        this.key = key;
        this.assets = assets;
        this.events = events;
        this.audit = audit;
        this.tenancy = tenancy;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Asks the asset's agent to do it; delivered with its next heartbeat. Staff only; not_found for an asset out of
     * reach, conflict for one that is not in use. The same work that still waits is not asked for twice.
     *
     * @return the command's id
     */
    public UUID enqueue(Person person, UUID clientId, UUID assetId, CommandKind kind) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
        return tenancy.call(person.scope(), () -> {
            KnownAsset asset = assets.lock(clientId, assetId)
                    .orElseThrow(() -> Problem.notFound().refusal());
            if (asset.state() != AssetState.ACTIVE) {
                throw Problem.conflict().refusal();
            }
            Instant now = clock.instant();
            return table.findWaiting(clientId, assetId, kind.word(), now)
                    .orElseGet(() -> add(person, asset, kind, now));
        });
    }

    private UUID add(Person person, KnownAsset asset, CommandKind kind, Instant now) {
        UUID id = ids.next();
        // Whole seconds: the text that is signed is the text that is delivered.
        Instant expires = now.plus(VALID_FOR).truncatedTo(ChronoUnit.SECONDS);
        Command command = new Command(
                id.toString(), kind.word(), null, null, null, TIMEOUT_SECONDS, "normal", null, expires.toString());
        String signature = key.sign(command, asset.assetId());
        table.insert(
                asset.clientId(), asset.assetId(), command, signature, expires, person.userId(), person.name(), now);
        audit.record(
                person,
                "command." + kind.word(),
                asset.clientId(),
                Subject.of("asset", asset.assetId(), asset.name()),
                Map.of("command_id", id));
        return id;
    }

    /** Keeps the result of the agent's own command; the same again changes nothing; not_found for any other's. */
    public void finish(Agent agent, UUID commandId, CommandOutcome outcome) {
        tenancy.run(new Scope.Client(agent.clientId()), () -> {
            String kind = table.lockKind(agent.clientId(), agent.assetId(), commandId)
                    .orElseThrow(() -> Problem.notFound().refusal());
            if (table.finish(agent.clientId(), agent.assetId(), commandId, outcome, clock.instant())) {
                events.add(
                        agent.clientId(),
                        agent.assetId(),
                        "command_finished",
                        Map.of("kind", kind, "status", outcome.status()));
            }
        });
    }

    /** What nobody came for is not looked at with every heartbeat for ever; a late result is still taken. */
    @Scheduled(initialDelay = HOUR_MILLIS, fixedDelay = HOUR_MILLIS)
    void expire() {
        try {
            tenancy.run(new Scope.Everything(), () -> table.expire(clock.instant()));
        } catch (DataAccessException | TransactionException e) {
            LOG.atWarn().log("Expired commands could not be put away: {}", e.getMessage());
        }
    }
}
