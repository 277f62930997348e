package mx.lanet.agent.service;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import mx.lanet.agent.link.AgentClock;
import mx.lanet.agent.store.Database;
import mx.lanet.agent.store.Identity;
import mx.lanet.agent.store.Memory;
import mx.lanet.agent.store.Outbox;
import mx.lanet.protocol.Command;
import mx.lanet.protocol.CommandResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the commands of a heartbeat's answer: each at most once, since that it was begun is on disk before anything
 * happens. What is not understood, not signed, or too old is refused, and the server told why.
 */
final class Commands {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    private final Database database;
    private final Memory memory;
    private final Outbox outbox;
    private final AgentClock clock;
    private final Actions actions;

    Commands(Database database, Memory memory, Outbox outbox, AgentClock clock, Actions actions) {
        this.database = database;
        this.memory = memory;
        this.outbox = outbox;
        this.clock = clock;
        this.actions = actions;
    }

    /** What the agent can do for a command. */
    interface Actions {
        /** Collects and sends an inventory; the action is done when it is queued. */
        void collectInventory(Runnable done);

        /** Ends this life of the agent and begins another, once what is queued had its chance to go out. */
        void restart();
    }

    /** What was begun and never ended when the agent was killed: nobody knows how far it came. */
    void reportInterrupted() {
        for (var id : memory.interruptedCommands()) {
            finish(id, result("failed", clock.now(), "the agent ended while the command ran"));
        }
    }

    void take(List<Command> commands, Identity identity) {
        for (var command : commands) {
            if (command.commandId() == null || command.type() == null) {
                LOG.atWarn().log("a command without id or type was left alone");
            } else if (memory.markStarted(command.commandId(), command.type(), clock.now())) {
                LOG.atInfo().addKeyValue("command.id", command.commandId()).log("command {} received", command.type());
                begin(command, identity);
            }
        }
    }

    private void begin(Command command, Identity identity) {
        var started = clock.now();
        var refusal = refusal(command, identity, started);
        if (refusal != null) {
            LOG.atWarn().addKeyValue("command.id", command.commandId()).log("refused: {}", refusal);
            finish(command.commandId(), result("refused", started, refusal));
            return;
        }
        switch (command.type()) {
            case "collect_inventory" ->
                actions.collectInventory(() -> finish(command.commandId(), result("succeeded", started, null)));
            case "restart_agent" -> {
                finish(command.commandId(), result("succeeded", started, null));
                actions.restart();
            }
            default ->
                finish(
                        command.commandId(),
                        result("refused", started, "this version of the agent does not run " + command.type()));
        }
    }

    private static @Nullable String refusal(Command command, Identity identity, Instant now) {
        var key = identity.commandKey();
        if (key != null && !command.isSignedFor(identity.assetId().toString(), key)) {
            return "the signature is missing or not the server's for this machine";
        }
        if (command.expiresAt() != null) {
            try {
                if (!now.isBefore(OffsetDateTime.parse(command.expiresAt()).toInstant())) {
                    return "expired at " + command.expiresAt();
                }
            } catch (DateTimeException e) {
                return "expires_at is not a time";
            }
        }
        return null;
    }

    private void finish(String commandId, CommandResult result) {
        database.transaction(() -> {
            outbox.addResult(commandId, result, clock.now());
            memory.markFinished(commandId, clock.now());
        });
    }

    private CommandResult result(String status, Instant started, @Nullable String stderr) {
        return new CommandResult(
                status, status.equals("succeeded") ? 0 : null, null, stderr, false, started, clock.now());
    }
}
