package mx.lanet.helpdesk.command;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetEvents;
import mx.lanet.helpdesk.asset.Assets;
import mx.lanet.helpdesk.asset.KnownAsset;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.command.internal.ResultTable;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/** What becomes of commands: how far they are, how they ended, and that nobody came for them. */
@Service
public class CommandResults {
    /** Of each stream, while it runs: bytes of UTF-8. */
    public static final int LONGEST_TAIL = 16 << 10;

    private static final Logger LOG = LoggerFactory.getLogger(CommandResults.class);
    private static final long MINUTE_MILLIS = 60_000;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final int AT_ONCE = 500;
    private static final long LIST_SECONDS = 86_400;

    private final ResultTable table;
    private final Assets assets;
    private final AssetEvents events;
    private final Audit audit;
    private final ApplicationEventPublisher publisher;
    private final Tenancy tenancy;
    private final Clock clock;

    CommandResults(
            JdbcClient jdbc,
            Assets assets,
            AssetEvents events,
            Audit audit,
            ApplicationEventPublisher publisher,
            Tenancy tenancy,
            Clock clock) {
        this.table = new ResultTable(jdbc);
        this.assets = assets;
        this.events = events;
        this.audit = audit;
        this.publisher = publisher;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** Keeps the result of the agent's own command; the same again changes nothing; not_found for any other's. */
    public void finish(Agent agent, UUID commandId, CommandOutcome outcome) {
        tenancy.run(new Scope.Client(agent.clientId()), () -> {
            ResultTable.Begun begun = locked(agent, commandId);
            Instant now = clock.instant();
            if (!table.finish(begun, outcome, now)) {
                return;
            }
            table.forgetProgress(begun);
            if (begun.kind() == CommandKind.CANCEL_COMMAND) {
                endCancelled(begun, outcome, now);
                return;
            }
            String status = status(begun, outcome.sight());
            if (outcome.status().equals("refused")) {
                auditRefusal(agent, begun, outcome);
            } else if (outcome.sight() != null) {
                auditSight(agent, begun, "command.ended_in_sight", outcome.sight());
            }
            tell(begun, status);
        });
    }

    /**
     * Keeps what a running command has said lately, or, where {@code startedAt} is null, that it was allowed and waits for
     * its turn; nothing when it has ended; not_found for another agent's. */
    public void progress(
            Agent agent,
            UUID commandId,
            @Nullable Instant startedAt,
            @Nullable String stdout,
            @Nullable String stderr,
            @Nullable Sight sight) {
        tenancy.run(new Scope.Client(agent.clientId()), () -> {
            ResultTable.Begun begun = locked(agent, commandId);
            if (begun.over()) {
                return;
            }
            if (startedAt == null) {
                waits(begun, sight);
                return;
            }
            Instant now = clock.instant();
            boolean first = table.noteStart(begun, startedAt.isAfter(now) ? now : startedAt, sight);
            if (first && sight != null) {
                auditSight(agent, begun, "command.began_in_sight", sight);
            }
            table.keepProgress(begun, Output.tail(stdout, LONGEST_TAIL), Output.tail(stderr, LONGEST_TAIL), now);
            publish(begun, "running");
        });
    }

    /** It has not begun, but the people at the machine have said that it may. */
    private void waits(ResultTable.Begun begun, @Nullable Sight sight) {
        if (sight != null && sight.answer().equals("allowed") && table.noteAnswer(begun, sight)) {
            publish(begun, "allowed");
        }
    }

    private ResultTable.Begun locked(Agent agent, UUID commandId) {
        return table.lock(agent.clientId(), agent.assetId(), commandId)
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    /** An agent that has nothing to cancel never came by the command: it is not delivered any more, and so it is over. */
    private void endCancelled(ResultTable.Begun cancel, CommandOutcome outcome, Instant now) {
        if (!outcome.status().equals("succeeded")) {
            return;
        }
        table.cancelledBy(cancel)
                .flatMap(id -> table.lock(cancel.clientId(), cancel.assetId(), id))
                .ifPresent(target -> {
                    if (table.endCancelled(target, now)) {
                        table.forgetProgress(target);
                        tell(target, "cancelled");
                    }
                });
    }

    /** As the machine's history calls it. */
    private String status(ResultTable.Begun begun, @Nullable Sight sight) {
        String status = table.status(begun);
        if (!status.equals("refused") || sight == null) {
            return status;
        }
        return switch (sight.answer()) {
            case "refused" -> "declined";
            case "unanswered", "nobody" -> sight.answer();
            default -> status;
        };
    }

    /** What the people at the machine said and did. */
    private void auditSight(Agent agent, ResultTable.Begun begun, String action, Sight sight) {
        String name = assets.find(begun.clientId(), begun.assetId())
                .map(KnownAsset::name)
                .orElse("");
        Map<String, Object> details = new TreeMap<>();
        details.put("command_id", begun.commandId());
        details.put("command", begun.kind().word());
        details.put("answer", sight.answer());
        details.put("answered_by", sight.by());
        if (sight.ended() != null) {
            details.put("ended", sight.ended());
            details.put("ended_by", sight.endedBy());
        }
        audit.record(agent, action, begun.clientId(), Subject.of("asset", begun.assetId(), name), details);
    }

    private void auditRefusal(Agent agent, ResultTable.Begun begun, CommandOutcome outcome) {
        String name = assets.find(begun.clientId(), begun.assetId())
                .map(KnownAsset::name)
                .orElse("");
        audit.record(
                agent,
                "command.refused",
                begun.clientId(),
                Subject.of("asset", begun.assetId(), name),
                Map.of(
                        "command_id",
                        begun.commandId(),
                        "command",
                        begun.kind().word(),
                        "said",
                        outcome.stderr() == null ? "" : outcome.stderr()));
    }

    private void tell(ResultTable.Begun begun, String status) {
        if (!begun.kind().isList()) {
            events.add(
                    begun.clientId(),
                    begun.assetId(),
                    "command_finished",
                    Map.of("kind", begun.kind().word(), "status", status, "command", begun.commandId()));
        }
        publish(begun, status);
    }

    private void publish(ResultTable.Begun begun, String status) {
        publisher.publishEvent(
                new CommandChanged(begun.clientId(), begun.assetId(), begun.commandId(), begun.runId(), status));
    }

    /** What nobody came for ends visibly; a late result is still taken. */
    @Scheduled(initialDelay = MINUTE_MILLIS, fixedDelay = MINUTE_MILLIS)
    void expire() {
        try {
            while (expireSome() == AT_ONCE) {
                LOG.debug("More commands have expired");
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.atWarn().log("Expired commands could not be put away: {}", e.getMessage());
        }
    }

    private int expireSome() {
        return tenancy.call(new Scope.Everything(), () -> {
            List<ResultTable.Begun> expired = table.expire(clock.instant(), AT_ONCE);
            expired.stream()
                    .filter(one -> one.kind() != CommandKind.CANCEL_COMMAND)
                    .forEach(one -> tell(one, "expired"));
            return expired.size();
        });
    }

    /** Yesterday's list of processes says nothing, and may be a megabyte. */
    @Scheduled(initialDelay = HOUR_MILLIS, fixedDelay = HOUR_MILLIS)
    void forgetLists() {
        try {
            tenancy.run(
                    new Scope.Everything(),
                    () -> table.forgetLists(clock.instant().minusSeconds(LIST_SECONDS)));
        } catch (DataAccessException | TransactionException e) {
            LOG.atWarn().log("Old lists could not be put away: {}", e.getMessage());
        }
    }
}
