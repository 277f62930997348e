package mx.lanet.agent.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import mx.lanet.agent.link.AgentClock;
import mx.lanet.agent.link.Session;
import mx.lanet.agent.setting.Messages;
import mx.lanet.agent.setting.Setting;
import mx.lanet.agent.setting.Settings;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.Database;
import mx.lanet.agent.store.Outbox;
import mx.lanet.agent.store.StoreException;
import mx.lanet.protocol.Command;
import mx.lanet.protocol.CommandConsent;
import mx.lanet.protocol.CommandNotice;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the commands of a heartbeat's answer, verifies each before anything else, and runs it at most once; its result
 * waits on disk until the server has it. Taken from one thread; work goes on beside it.
 */
public final class Commands implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern TYPE = Pattern.compile("[a-z_]{1,40}");
    private static final int MOST_AT_ONCE = 100;
    private static final Duration CLOSE_WITHIN = Duration.ofMillis(1_000);

    private final Place place;
    private final Actions actions;
    private final CommandLog log;
    private final Map<String, Work> works;
    private final Turns turns;
    private final Lanes lanes;
    private final Visits visits;
    private final Progress progress;
    private final Set<String> repeats = new HashSet<>();
    private final Queue<Unkept> unkept = new ConcurrentLinkedQueue<>();

    /** What the agent can do for a command. */
    public interface Actions {
        /** Collects and sends an inventory; the action is done when it is queued. */
        void collectInventory(Runnable done);

        /** Ends this life of the agent and begins another, once what is queued had its chance to go out. */
        void restart();
    }

    /**
     * What commands stand on.
     *
     * @param queued called when a result waits for delivery
     */
    public record Place(
            DataFolder folder,
            Database database,
            Outbox outbox,
            Session session,
            AgentClock clock,
            Supplier<Settings> settings,
            Messages messages,
            Runnable queued) {}

    public Commands(Place place, Actions actions) {
        this(place, actions, Works.ofThisMachine(place));
    }

    Commands(Place place, Actions actions, Map<String, Work> works) {
        this.place = place;
        this.actions = actions;
        this.works = works;
        this.log =
                new CommandLog(place.database(), place.outbox(), place.session().time(), place.queued());
        this.visits = new Visits(
                new Answers(),
                () -> place.clock().now(),
                () -> place.settings().get().text(Setting.DESKTOP_CONSENT).equals(CommandNotice.ASK));
        this.progress = new Progress(place.session());
        this.turns = new Turns(log, works, progress, visits, this::refusal);
        this.lanes = new Lanes(() -> place.settings().get().number(Setting.MAX_CONCURRENT), turns::take);
    }

    /**
     * What was begun and never ended when the agent was killed: what is left of it is ended, and nobody knows more. An
     * inventory changes nothing at the machine: it is collected now.
     */
    public void reportInterrupted() {
        for (var begun : log.interrupted()) {
            var command = new Command(begun.commandId(), begun.type(), null, null, null, null, null, null, null);
            if (begun.type().equals(Works.COLLECT_INVENTORY)) {
                collect(command, begun.startedAt());
                continue;
            }
            if (!begun.type().equals(Works.INSTALL_UPDATES)) {
                ProcessTree.endLeftovers(begun.commandId());
            }
            finish(command, begun.startedAt(), Outcome.failed(text("run.interrupted")));
        }
        WorkFolder.removeLeftovers(place.folder());
    }

    private void collect(Command command, Instant started) {
        actions.collectInventory(() -> finish(command, started, Outcome.succeeded("")));
    }

    /** Takes what a heartbeat's answer brought; what is here already is left alone. */
    public void take(List<Command> commands) {
        keepUnkept();
        commands.stream()
                .limit(MOST_AT_ONCE)
                .filter(Commands::isWellFormed)
                // A cancellation comes before what it cancels, also in the same answer.
                .sorted((a, b) -> Boolean.compare(isCancel(b), isCancel(a)))
                .forEach(this::receive);
        log.doubtNoMore();
    }

    /** The memory of what was run has holes: what the server delivers next may have been run already, so it is not. */
    public void rememberDamage() {
        log.doubt();
    }

    private static boolean isWellFormed(@Nullable Command command) {
        boolean well = command != null
                && command.commandId() != null
                && command.type() != null
                && ID.matcher(command.commandId()).matches()
                && TYPE.matcher(command.type()).matches();
        if (!well) {
            LOG.atWarn().log("a command without a proper id or type was left alone");
        }
        return well;
    }

    private static boolean isCancel(Command command) {
        return command.type().equals(Works.CANCEL);
    }

    private void receive(Command command) {
        var refusal = refusal(command);
        switch (log.progress(command.commandId())) {
            case STARTED -> {}
            case FINISHED -> repeated(command);
            case UNKNOWN -> {
                if (refusal.isPresent()) {
                    refuse(command, refusal.get());
                } else if (log.isDoubtful() && !isCancel(command)) {
                    refuse(command, Refusal.of("doubtful"));
                } else {
                    accept(command);
                }
            }
        }
    }

    private Optional<Refusal> refusal(Command command) {
        var now = place.clock().now();
        var session = place.session();
        return new Verification(session.identity(), place.settings().get(), now, now.plus(session.serverAhead()))
                .refusal(command);
    }

    private void refuse(Command command, Refusal refusal) {
        var text = refusal.in(place.messages());
        LOG.atWarn().addKeyValue("command.id", command.commandId()).log("{} refused: {}", command.type(), text);
        log.refuse(command, text);
    }

    // The server delivers until it has the result. Once it has it, one that comes again is a replay, or the server has
    // lost its memory: either should be known.
    private void repeated(Command command) {
        var id = command.commandId();
        if (log.hasResult(id) || repeats.size() > MOST_AT_ONCE || !repeats.add(id)) {
            return;
        }
        LOG.atWarn().addKeyValue("command.id", id).log("{} came again", command.type());
        var refusal = Refusal.of("seen", String.valueOf(log.startedAt(id)));
        log.repeated(command, refusal.in(place.messages()));
    }

    private void accept(Command command) {
        // What waits for an answer is delivered again with each heartbeat.
        if (!visits.isKnown(command.commandId())) {
            LOG.atInfo().addKeyValue("command.id", command.commandId()).log("command {} received", command.type());
        }
        switch (command.type()) {
            case Works.COLLECT_INVENTORY -> {
                if (begin(command)) {
                    collect(command, log.now());
                }
            }
            case "restart_agent" -> {
                if (begin(command)) {
                    finish(command, log.now(), Outcome.succeeded(""));
                    actions.restart();
                }
            }
            case Works.CANCEL -> {
                if (begin(command)) {
                    finish(command, log.now(), cancelled(command));
                }
            }
            case "update_agent" -> refuse(command, Refusal.of("no_updates_yet"));
            default -> queue(command);
        }
    }

    private void queue(Command command) {
        if (!works.containsKey(command.type())) {
            refuse(command, Refusal.of("unknown_type", command.type()));
        } else if (command.notice() == null) {
            lanes.add(command, Works.lane(command.type()));
        } else {
            visits.receive(command, command.notice());
        }
    }

    /** What follows from what the people at the machine said. */
    private final class Answers implements Visits.Gate {
        @Override
        public void open(Command command) {
            lanes.add(command, Works.lane(command.type()));
        }

        @Override
        public void allowed(Command command, CommandConsent answer) {
            if (lanes.isWaiting(command.commandId())) {
                progress.allowed(command, answer);
            }
        }

        @Override
        public boolean takeBack(Command command) {
            return lanes.withdraw(command.commandId()) != null;
        }

        @Override
        public void shut(Command command, CommandConsent why) {
            var text = Refusal.of(why.answer(), String.valueOf(why.by())).in(place.messages());
            LOG.atInfo().addKeyValue("command.id", command.commandId()).log("{} refused: {}", command.type(), text);
            log.refuse(command, text, why);
        }
    }

    /** What the people at this machine see of technicians. */
    public Visits visits() {
        return visits;
    }

    // What was begun has a result, also when the disk took nothing in between.
    private Outcome cancelled(Command order) {
        try {
            cancel(order);
            return Outcome.succeeded("");
        } catch (StoreException e) {
            return Outcome.failed(String.valueOf(e.getMessage()));
        }
    }

    // What has not come yet is remembered as cancelled, so that it cannot come later.
    private void cancel(Command order) {
        var target = Works.argument(order, 0);
        if (turns.stop(target) || !ID.matcher(target).matches()) {
            return;
        }
        var asked = visits.withdraw(target);
        var withdrawn = lanes.withdraw(target);
        var known = withdrawn != null || asked != null
                ? Objects.requireNonNullElse(withdrawn, asked)
                : new Command(target, "unknown", null, null, null, null, null, null, order.expiresAt());
        if (begin(known)) {
            finish(known, null, Outcome.failed(text("run.cancelled_before")));
        }
    }

    private boolean begin(Command command) {
        return log.markStarted(command, Verification.expiresAt(command));
    }

    private void finish(Command command, @Nullable Instant started, Outcome outcome) {
        try {
            log.finish(command.commandId(), command.type(), started, outcome);
        } catch (StoreException e) {
            LOG.atError().log("the result of {} waits for the disk: {}", command.commandId(), e.getMessage());
            unkept.add(new Unkept(command, started, outcome));
        }
    }

    /** A result that the disk did not take. */
    private record Unkept(Command command, @Nullable Instant started, Outcome outcome) {}

    // Those that fail again come back into the queue behind the mark.
    private void keepUnkept() {
        for (int left = unkept.size(); left > 0; left--) {
            var one = unkept.poll();
            if (one != null) {
                finish(one.command(), one.started(), one.outcome());
            }
        }
    }

    private String text(String key) {
        return place.messages().text(key);
    }

    /** Ends what runs, with a result that says so, and begins nothing any more. */
    @Override
    public void close() {
        visits.close();
        lanes.close();
        turns.close(CLOSE_WITHIN);
    }
}
