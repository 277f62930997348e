package mx.lanet.helpdesk.script;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.command.Commands;
import mx.lanet.helpdesk.file.LibraryFile;
import mx.lanet.helpdesk.identity.RemoteExecution;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.RunHistory;
import mx.lanet.helpdesk.ticket.Ticket;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Scripts on machines. The team sees the runs of the own clients; who begins or cancels one needs the permission there and
 * a fresh second factor. Who is not of the team is refused with 403; what is out of reach does not exist.
 */
@Service
public class Runs {
    /** No more machines at once. */
    public static final int MOST = 5_000;

    /** What one person may have waiting or scheduled. */
    static final int MOST_UNFINISHED = 200;

    public static final int LONGEST_WAIT_DAYS = 30;

    private static final Duration FARTHEST = Duration.ofDays(366);
    private static final int SHOWN_BESIDE = 10;

    private final RunTable table;
    private final RunMachineTable machines;
    private final RunSecrets secrets;
    private final RunSteps steps;
    private final Scripts scripts;
    private final RemoteExecution remote;
    private final Commands commands;
    private final RunHistory history;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Duration patience;

    Runs(
            RunTable table,
            RunMachineTable machines,
            RunSecrets secrets,
            RunSteps steps,
            Scripts scripts,
            RemoteExecution remote,
            Commands commands,
            RunHistory history,
            Tenancy tenancy,
            Audit audit,
            Ids ids,
            Clock clock,
            ApplicationEventPublisher events,
            @Value("${lanet.runs.patience:1h}") Duration patience) {
        this.table = table;
        this.machines = machines;
        this.secrets = secrets;
        this.steps = steps;
        this.scripts = scripts;
        this.remote = remote;
        this.commands = commands;
        this.history = history;
        this.tenancy = tenancy;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
        this.patience = patience;
    }

    /** How long a machine that is off is awaited where nothing else is said. */
    public Duration patience() {
        return patience;
    }

    /**
     * Begins a run at each client whose machines were chosen. What is wrong is refused before anything is begun; machines
     * that are not in use are left out.
     *
     * @return at least one
     */
    public List<Run> start(Person person, RunWish wish) {
        Script script = scripts.get(person, wish.scriptId());
        ScriptVersion version = scripts.version(person, script, wish.version());
        if (script.archived()) {
            throw Problem.of(409, "script_archived").refusal();
        }
        return start(
                person,
                wish,
                new Brought(
                        Run.Kind.SCRIPT,
                        script.clientId(),
                        version.version(),
                        version.text().name(),
                        version.text().parameters()));
    }

    /** As {@link #start(Person, RunWish)}, of a file of the library, which machines that are off are awaited for by days. */
    public List<Run> send(Person person, LibraryFile file, RunWish wish) {
        return start(
                person,
                wish,
                new Brought(Run.Kind.FILE, file.clientId(), file.newest().version(), file.name(), List.of()));
    }

    /** What is brought to machines, and whose it is: the house's, or of one client, whose machines alone it is for. */
    private record Brought(Run.Kind kind, UUID owner, int version, String name, List<Parameter> parameters) {
        boolean isFor(UUID client) {
            return owner.equals(Person.HOUSE) || owner.equals(client);
        }
    }

    private List<Run> start(Person person, RunWish wish, Brought brought) {
        check(wish, brought.parameters());
        Map<UUID, List<UUID>> byClient = wish.machines().stream()
                .filter(target -> person.mayReach(target.clientId()))
                .collect(Collectors.groupingBy(
                        RunWish.Target::clientId,
                        LinkedHashMap::new,
                        Collectors.mapping(RunWish.Target::assetId, Collectors.toList())));
        mayRun(person, brought, wish, byClient.keySet());
        List<Run> runs = new ArrayList<>();
        byClient.forEach(
                (client, assets) -> begin(person, wish, brought, client, assets).ifPresent(runs::add));
        if (runs.isEmpty()) {
            throw Problem.of(409, "run_none").refusal();
        }
        UUID ticket = wish.ticketId();
        if (ticket != null) {
            runs.forEach(run -> history.ran(person, ticket, run.runId(), run.scriptName(), wish.where()));
        }
        runs.forEach(run -> steps.begin(new RunTable.Due(run.clientId(), run.runId())));
        return runs;
    }

    private void check(RunWish wish, List<Parameter> parameters) {
        List<FieldError> errors = new ArrayList<>();
        for (int place = 0; place < parameters.size(); place++) {
            String value = place < wish.values().size() ? wish.values().get(place) : "";
            String field = "v" + place;
            parameters.get(place).problem(value).ifPresent(code -> errors.add(new FieldError(field, code)));
        }
        if (wish.reason().isBlank()) {
            errors.add(new FieldError("reason", "required"));
        }
        if (wish.reason().length() > RunWish.REASON_MAX) {
            errors.add(new FieldError("reason", "too_long", RunWish.REASON_MAX));
        }
        if (wish.start() == Run.Start.AT
                && (wish.at() == null || wish.at().isBefore(now()) || wish.at().isAfter(now().plus(FARTHEST)))) {
            errors.add(new FieldError("at", "run_at"));
        }
        if (wish.waitDays() < 1 || wish.waitDays() > LONGEST_WAIT_DAYS) {
            errors.add(new FieldError("days", "choose_from_list"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refusal();
        }
    }

    private void mayRun(Person person, Brought brought, RunWish wish, Set<UUID> clients) {
        if (wish.machines().size() > MOST) {
            throw Problem.of(409, "run_too_many", MOST).refusal();
        }
        if (clients.stream().anyMatch(client -> !brought.isFor(client))) {
            throw Problem.of(409, brought.kind().word() + "_of_other_client").refusal();
        }
        for (UUID client : clients) {
            remote.demand(person, client);
        }
        Reach reach = Reach.of(person.scope());
        if (tenancy.call(person.scope(), () -> table.unfinished(person.userId(), reach)) >= MOST_UNFINISHED) {
            throw Problem.of(409, "run_busy", MOST_UNFINISHED).refusal();
        }
    }

    private Optional<Run> begin(Person person, RunWish wish, Brought brought, UUID client, List<UUID> assets) {
        return tenancy.call(person.scope(), () -> {
            int active = machines.countActive(client, assets);
            if (active == 0) {
                return Optional.empty();
            }
            Run run = run(person, wish, brought, client, active);
            List<Parameter> parameters = brought.parameters();
            boolean secret = parameters.stream().anyMatch(one -> one.kind() == Parameter.Kind.SECRET);
            table.insert(run, brought.owner(), secret ? secrets.seal(run.runId(), secretsOf(parameters, wish)) : null);
            machines.insert(client, run.runId(), assets);
            record(person, run.kind() == Run.Kind.FILE ? "file_run.started" : "script_run.started", run);
            events.publishEvent(new RunChanged(client, run.runId()));
            return Optional.of(run);
        });
    }

    private Run run(Person person, RunWish wish, Brought brought, UUID client, int active) {
        Instant now = now();
        Instant due = wish.start() == Run.Start.AT && wish.at() != null ? wish.at() : now;
        boolean byDays = wish.start() == Run.Start.BACK || brought.kind() == Run.Kind.FILE;
        Duration awaited = byDays ? Duration.ofDays(wish.waitDays()) : patience;
        return new Run(
                client,
                ids.next(),
                brought.kind(),
                wish.scriptId(),
                brought.version(),
                brought.name(),
                arguments(brought.parameters(), wish),
                wish.reason(),
                wish.ticketId(),
                wish.againOf(),
                person.userId(),
                person.name(),
                now,
                wish.start(),
                due,
                due.plus(awaited).truncatedTo(ChronoUnit.SECONDS),
                active,
                true,
                null,
                "",
                wish.visible());
    }

    private static List<Run.Argument> arguments(List<Parameter> parameters, RunWish wish) {
        List<Run.Argument> arguments = new ArrayList<>();
        for (int place = 0; place < parameters.size(); place++) {
            Parameter parameter = parameters.get(place);
            boolean secret = parameter.kind() == Parameter.Kind.SECRET;
            String value = place < wish.values().size() ? wish.values().get(place) : "";
            arguments.add(new Run.Argument(parameter.name(), secret, secret ? "" : parameter.argument(value)));
        }
        return arguments;
    }

    private static List<String> secretsOf(List<Parameter> parameters, RunWish wish) {
        List<String> values = new ArrayList<>();
        for (int place = 0; place < parameters.size(); place++) {
            if (parameters.get(place).kind() == Parameter.Kind.SECRET) {
                values.add(place < wish.values().size() ? wish.values().get(place) : "");
            }
        }
        return values;
    }

    public Run get(Person person, UUID runId) {
        return find(person, runId).orElseThrow(() -> Problem.notFound().refusal());
    }

    /** As {@link #get}; empty for one out of reach and for an unknown one, alike. */
    public Optional<Run> find(Person person, UUID runId) {
        Scripts.mustBeStaff(person);
        Reach reach = Reach.of(person.scope());
        return tenancy.call(person.scope(), () -> table.find(reach, runId));
    }

    /** The newest first, of one script or of all, narrowed to the client chosen in the switcher. */
    public Slice<Run> list(Person person, @Nullable UUID scriptId, Slice.Request page) {
        Scripts.mustBeStaff(person);
        Scope scope = person.listScope();
        Reach reach = Reach.of(scope);
        return tenancy.call(
                scope,
                () -> new Slice<>(
                        table.list(reach, scriptId, page), page.page(), page.size(), table.count(reach, scriptId)));
    }

    /** The newest runs that were begun from a ticket. */
    public List<Run> of(Person person, Ticket ticket) {
        Scripts.mustBeStaff(person);
        return tenancy.call(person.scope(), () -> table.ofTicket(ticket.clientId(), ticket.ticketId(), SHOWN_BESIDE));
    }

    /** The newest runs on a machine. */
    public List<Run> of(Person person, AssetDetail asset) {
        Scripts.mustBeStaff(person);
        return tenancy.call(person.scope(), () -> table.ofAsset(asset.clientId(), asset.assetId(), SHOWN_BESIDE));
    }

    public RunTally tally(Person person, Run run) {
        return tenancy.call(person.scope(), () -> machines.tally(run, now()));
    }

    /** The machines whose name or output holds the words; what moves stands first. */
    public Slice<RunMachine> machines(
            Person person, Run run, String words, @Nullable RunState state, Slice.Request page) {
        return tenancy.call(
                person.scope(),
                () -> new Slice<>(
                        machines.list(run, words, state, now(), page),
                        page.page(),
                        page.size(),
                        machines.count(run, words, state, now())));
    }

    /** As {@link #machines}, this many at most, handed out while they are read in the person's open transaction. */
    public void each(
            Person person,
            Run run,
            String words,
            @Nullable RunState state,
            int most,
            Consumer<? super RunMachine> one) {
        tenancy.run(person.scope(), () -> machines.each(run, words, state, now(), most, one));
    }

    public RunOutput output(Person person, Run run, UUID assetId) {
        return tenancy.call(person.scope(), () -> machines.output(run, assetId, now()))
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    /** The machines that failed, for another run. */
    public List<RunWish.Target> failed(Person person, Run run) {
        return tenancy.call(person.scope(), () -> machines.failed(run, now()));
    }

    /** Withdraws what waits and has stopped what runs, as far as it can be; the same again changes nothing. */
    public void cancel(Person person, UUID runId) {
        Run run = get(person, runId);
        remote.demand(person, run.clientId());
        boolean cancelled = tenancy.call(person.scope(), () -> {
            if (!table.cancel(run, person.userId(), person.name(), now())) {
                return false;
            }
            commands.hold(person, run.clientId(), runId);
            record(person, run.kind() == Run.Kind.FILE ? "file_run.cancelled" : "script_run.cancelled", run);
            events.publishEvent(new RunChanged(run.clientId(), runId));
            return true;
        });
        if (cancelled) {
            steps.begin(new RunTable.Due(run.clientId(), runId));
        }
    }

    /** As {@link #cancel}, on one machine; conflict where nothing was ordered yet. */
    public void cancel(Person person, UUID runId, UUID assetId) {
        Run run = get(person, runId);
        UUID command = output(person, run, assetId).machine().commandId();
        if (command == null) {
            throw Problem.of(409, "run_nothing_to_cancel").refusal();
        }
        commands.cancel(person, run.clientId(), command);
    }

    private void record(Person person, String action, Run run) {
        audit.record(
                person,
                action,
                run.clientId(),
                Subject.of(run.kind().word() + "_run", run.runId(), run.scriptName()),
                Map.of("version", run.scriptVersion(), "machines", run.machines(), "reason", run.reason()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
