package mx.lanet.helpdesk.command;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AgentSettings;
import mx.lanet.helpdesk.asset.AssetState;
import mx.lanet.helpdesk.asset.Assets;
import mx.lanet.helpdesk.asset.KnownAsset;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.command.internal.CommandTable;
import mx.lanet.helpdesk.identity.RemoteExecution;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.protocol.Command;
import mx.lanet.protocol.CommandNotice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Work for agents: ordered, signed, kept until its result arrives or it expires, and cancelled. */
@Service
public class Commands {
    /** How long the people at a machine have to answer. */
    private static final int SECONDS_TO_ANSWER = 120;

    private final CommandTable table;
    private final CommandKey key;
    private final Assets assets;
    private final AgentSettings settings;
    private final RemoteExecution remote;
    private final Audit audit;
    private final ApplicationEventPublisher publisher;
    private final Tenancy tenancy;
    private final Ids ids;
    private final Clock clock;

    Commands(
            JdbcClient jdbc,
            CommandKey key,
            Assets assets,
            AgentSettings settings,
            RemoteExecution remote,
            Audit audit,
            ApplicationEventPublisher publisher,
            Tenancy tenancy,
            Ids ids,
            Clock clock) {
        this.table = new CommandTable(jdbc);
        this.key = key;
        this.assets = assets;
        this.settings = settings;
        this.remote = remote;
        this.audit = audit;
        this.publisher = publisher;
        this.tenancy = tenancy;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of {@link #cancel}. */
    public enum Cancelled {
        /** It had not been delivered, and never will be. */
        WITHDRAWN,
        /** Its agent has been told to end it. */
        ASKED,
        /** It had ended already. */
        OVER
    }

    /**
     * Orders it of the asset's agent; delivered with its next heartbeat. Staff only; what changes the machine wants a reason,
     * the permission of remote execution and a fresh second factor. not_found for an asset out of reach, conflict for one
     * that is not in use. What only asks, and still waits, is not asked for twice.
     *
     * @return the command's id
     */
    public UUID order(Person person, CommandOrder order) {
        mustReach(person, order.clientId());
        if (order.kind().changesMachine()) {
            remote.demand(person, order.clientId());
        }
        return give(person, order);
    }

    /**
     * As {@link #order}, for a part of a run that the person has confirmed with a second factor when it was made: it is
     * looked at whether the person may still do it, but no factor is asked.
     */
    public UUID orderConfirmed(Person person, CommandOrder order) {
        mustReach(person, order.clientId());
        if (order.runId() == null || !remote.permits(person, order.clientId())) {
            throw Problem.forbidden().refusal();
        }
        return give(person, order);
    }

    private static void mustReach(Person person, UUID clientId) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
        if (!person.mayReach(clientId)) {
            throw Problem.notFound().refusal();
        }
    }

    private UUID give(Person person, CommandOrder order) {
        if (order.kind().changesMachine() && order.reason().isBlank()) {
            throw Problem.invalid(List.of(new FieldError("reason", "required"))).refusal();
        }
        return tenancy.call(person.scope(), () -> {
            KnownAsset asset = assets.lock(order.clientId(), order.assetId())
                    .orElseThrow(() -> Problem.notFound().refusal());
            if (asset.state() != AssetState.ACTIVE) {
                throw Problem.conflict().refusal();
            }
            Instant now = clock.instant();
            if (order.kind().isSameTwice()) {
                return table.findWaiting(order.clientId(), order.assetId(), order.kind(), now)
                        .orElseGet(() -> add(person, asset, order, now));
            }
            return add(person, asset, order, now);
        });
    }

    private UUID add(Person person, KnownAsset asset, CommandOrder order, Instant now) {
        UUID id = insert(person, order, now);
        Map<String, Object> details = new TreeMap<>();
        details.put("command_id", id);
        if (!order.reason().isBlank()) {
            details.put("reason", order.reason());
        }
        // A script's may be secrets.
        if (!order.arguments().isEmpty() && order.kind() != CommandKind.SCRIPT) {
            details.put("arguments", String.join(" · ", order.arguments()));
        }
        if (order.runId() != null) {
            details.put("run_id", order.runId());
        }
        audit.record(
                person,
                "command." + order.kind().word(),
                asset.clientId(),
                Subject.of("asset", asset.assetId(), asset.name()),
                details);
        return id;
    }

    private UUID insert(Person person, CommandOrder order, Instant now) {
        UUID id = ids.next();
        Instant until = order.expiresAt() == null ? now.plus(order.kind().waits()) : order.expiresAt();
        // Whole seconds: the text that is signed is the text that is delivered.
        Instant expires = until.truncatedTo(ChronoUnit.SECONDS);
        Command command = new Command(
                id.toString(),
                order.kind().word(),
                order.script(),
                order.scriptType(),
                order.arguments().isEmpty() ? null : order.arguments(),
                Math.toIntExact(order.timeout().toSeconds()),
                order.priority().word(),
                null,
                expires.toString(),
                notice(person, order));
        table.insert(order, command, key.sign(command, order.assetId()), expires, person, now);
        publish(order.clientId(), order.assetId(), id, order.runId(), "waiting");
        return id;
    }

    private @Nullable CommandNotice notice(Person person, CommandOrder order) {
        if (order.shownAs() == null) {
            return null;
        }
        String consent = settings.find(order.clientId(), order.assetId(), "desktop_consent", CommandNotice.ASK);
        return consent.equals("silent")
                ? null
                : new CommandNotice(person.name(), order.reason().strip(), consent, order.shownAs(), SECONDS_TO_ANSWER);
    }

    /**
     * Ends what was ordered: one that was not delivered is withdrawn, and of one that was, its agent is told. not_found for
     * a command out of reach; who may not order such a thing may not end it either.
     */
    public Cancelled cancel(Person person, UUID clientId, UUID commandId) {
        mustReach(person, clientId);
        return tenancy.call(person.scope(), () -> {
            CommandTable.Ordered ordered = table.lock(clientId, commandId)
                    .orElseThrow(() -> Problem.notFound().refusal());
            if (ordered.kind().changesMachine() && !remote.permits(person, clientId)) {
                throw Problem.forbidden().refusal();
            }
            if (ordered.over()) {
                return Cancelled.OVER;
            }
            return end(person, ordered);
        });
    }

    /**
     * In the open transaction: of what was ordered for the run nothing more is delivered. Each is still to be ended by {@link
     * #cancel}, which takes its time where there are thousands.
     */
    public void hold(Person person, UUID clientId, UUID runId) {
        mustReach(person, clientId);
        table.holdRun(clientId, runId, person.name(), clock.instant());
    }

    private Cancelled end(Person person, CommandTable.Ordered ordered) {
        Instant now = clock.instant();
        boolean withdrawn = !ordered.delivered();
        if (ordered.cancelAsked() && !withdrawn) {
            return Cancelled.ASKED;
        }
        table.noteCancel(ordered, person.name(), now, withdrawn);
        if (!withdrawn) {
            insert(
                    person,
                    CommandOrder.of(
                                    ordered.clientId(),
                                    ordered.assetId(),
                                    CommandKind.CANCEL_COMMAND,
                                    List.of(ordered.commandId().toString()),
                                    "")
                            .with(CommandPriority.HIGH),
                    now);
        }
        String name = assets.find(ordered.clientId(), ordered.assetId())
                .map(KnownAsset::name)
                .orElse("");
        audit.record(
                person,
                "command.cancelled",
                ordered.clientId(),
                Subject.of("asset", ordered.assetId(), name),
                Map.of(
                        "command_id",
                        ordered.commandId(),
                        "command",
                        ordered.kind().word()));
        publish(
                ordered.clientId(),
                ordered.assetId(),
                ordered.commandId(),
                ordered.runId(),
                withdrawn ? "cancelled" : "cancelling");
        return withdrawn ? Cancelled.WITHDRAWN : Cancelled.ASKED;
    }

    private void publish(UUID clientId, UUID assetId, UUID commandId, @Nullable UUID runId, String status) {
        publisher.publishEvent(new CommandChanged(clientId, assetId, commandId, runId, status));
    }
}
