package mx.lanet.helpdesk.script;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetState;
import mx.lanet.helpdesk.asset.Assets;
import mx.lanet.helpdesk.asset.KnownAsset;
import mx.lanet.helpdesk.command.CommandKind;
import mx.lanet.helpdesk.command.CommandOrder;
import mx.lanet.helpdesk.command.CommandPriority;
import mx.lanet.helpdesk.command.Commands;
import mx.lanet.helpdesk.file.FileVersion;
import mx.lanet.helpdesk.file.Library;
import mx.lanet.helpdesk.file.LibraryFile;
import mx.lanet.helpdesk.script.RunMachineTable.Turn;
import mx.lanet.helpdesk.shared.DatabaseTrouble;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Orders a run of one machine, and withdraws it. */
@Component
class RunOrders {
    /** A line that brings less takes up where it stood when the file is sent again. */
    private static final long SLOWEST_BYTES_PER_SECOND = 50_000;

    private static final Duration SHORTEST_FETCH = Duration.ofHours(1);
    private static final Duration LONGEST_FETCH = Duration.ofDays(1);
    private static final Logger LOG = LoggerFactory.getLogger(RunOrders.class);

    private final RunTable table;
    private final RunMachineTable machines;
    private final RunSecrets secrets;
    private final ScriptVersionTable versions;
    private final ScriptTable scripts;
    private final Library library;
    private final Commands commands;
    private final Assets assets;
    private final Tenancy tenancy;
    private final ApplicationEventPublisher events;

    RunOrders(
            RunTable table,
            RunMachineTable machines,
            RunSecrets secrets,
            ScriptVersionTable versions,
            ScriptTable scripts,
            Library library,
            Commands commands,
            Assets assets,
            Tenancy tenancy,
            ApplicationEventPublisher events) {
        this.table = table;
        this.machines = machines;
        this.secrets = secrets;
        this.versions = versions;
        this.scripts = scripts;
        this.library = library;
        this.commands = commands;
        this.assets = assets;
        this.tenancy = tenancy;
        this.events = events;
    }

    /**
     * What all machines of a run are told.
     *
     * @param text the script's; null for a file
     */
    record Work(CommandKind kind, @Nullable ScriptDraft text, List<String> arguments, Duration timeout) {}

    /** The version as it was chosen, and what was written for its parameters; empty for a file that was removed. */
    Optional<Work> work(Scope client, Run run) {
        UUID owner = tenancy.call(client, () -> table.scriptClient(run));
        return run.isFile()
                ? library.version(owner, run.scriptId(), run.scriptVersion()).map(RunOrders::fetch)
                : Optional.of(script(client, run, owner));
    }

    private static Work fetch(LibraryFile file) {
        FileVersion version = file.newest();
        Duration slow = Duration.ofSeconds(version.sizeBytes() / SLOWEST_BYTES_PER_SECOND);
        return new Work(
                CommandKind.DOWNLOAD_FILE,
                null,
                List.of(
                        version.contentId().toString(),
                        version.sha256(),
                        String.valueOf(version.sizeBytes()),
                        file.name()),
                slow.compareTo(SHORTEST_FETCH) < 0
                        ? SHORTEST_FETCH
                        : slow.compareTo(LONGEST_FETCH) > 0 ? LONGEST_FETCH : slow);
    }

    private Work script(Scope client, Run run, UUID owner) {
        Scope library = new Scope.Clients(Set.of(owner));
        ScriptDraft text = tenancy.call(library, () -> scripts.find(Reach.of(library), run.scriptId())
                        .flatMap(script -> versions.find(script, run.scriptVersion())))
                .orElseThrow()
                .text();
        byte[] sealed = tenancy.call(client, () -> table.secrets(run));
        Iterator<String> opened = (sealed == null ? List.<String>of() : secrets.open(run.runId(), sealed)).iterator();
        List<String> arguments = new ArrayList<>();
        for (Run.Argument argument : run.arguments()) {
            arguments.add(argument.secret() && opened.hasNext() ? opened.next() : argument.value());
        }
        return new Work(CommandKind.SCRIPT, text, arguments, Duration.ofSeconds(text.timeoutSeconds()));
    }

    /**
     * One machine's command and its line are one transaction. What cannot be ordered is said in the line; only a database
     * that is away is thrown on: what is wrong with one machine must not hold up the others.
     */
    void order(Scope client, Optional<Person> owner, Run run, Optional<Work> work, Turn turn, Instant now) {
        String code;
        if (now.isAfter(run.expiresAt())) {
            code = "too_late";
        } else if (owner.isEmpty()) {
            code = "not_permitted";
        } else if (work.isEmpty()) {
            code = "file_removed";
        } else {
            code = ordered(owner.get(), run, work.get(), turn);
        }
        if (!code.isEmpty()) {
            tenancy.run(client, () -> machines.skip(run, turn.assetId(), code));
        }
    }

    private String ordered(Person person, Run run, Work work, Turn turn) {
        try {
            return tenancy.call(person.scope(), () -> inTransaction(person, run, work, turn));
        } catch (Refusal refusal) {
            return switch (refusal.problem().code()) {
                case "forbidden" -> "not_permitted";
                case "not_found", "changed_meanwhile" -> "gone";
                default -> "refused";
            };
        } catch (RuntimeException failure) {
            if (DatabaseTrouble.isPassing(failure)) {
                throw failure;
            }
            LOG.atError().setCause(failure).addKeyValue("run.id", run.runId()).log("A run could not be ordered");
            return "internal";
        }
    }

    private String inTransaction(Person person, Run run, Work work, Turn turn) {
        Optional<KnownAsset> asset = assets.lock(run.clientId(), turn.assetId());
        if (asset.isEmpty() || asset.get().state() != AssetState.ACTIVE) {
            return "gone";
        }
        if (!asset.get().siteId().equals(turn.siteId())) {
            return "moved";
        }
        if (machines.lock(run, turn.assetId())) {
            UUID command = commands.orderConfirmed(person, command(run, work, turn));
            machines.ordered(run, turn.assetId(), command);
        }
        return "";
    }

    private static CommandOrder command(Run run, Work work, Turn turn) {
        CommandOrder order = new CommandOrder(
                run.clientId(),
                turn.assetId(),
                work.kind(),
                work.text() == null ? null : work.text().body(),
                work.text() == null ? null : work.text().language().word(),
                work.arguments(),
                work.timeout(),
                CommandPriority.NORMAL,
                run.expiresAt(),
                run.reason(),
                run.runId());
        return run.visible() ? order.shownAs(run.scriptName()) : order;
    }

    /** What waits is withdrawn, what runs is told to end; who cancelled is asked for anew, too. */
    void withdraw(Scope client, Optional<Person> person, Run run, UUID assetId, UUID commandId) {
        if (person.isPresent()) {
            try {
                commands.cancel(person.get(), run.clientId(), commandId);
            } catch (Refusal refusal) {
                LOG.atWarn()
                        .addKeyValue("run.id", run.runId())
                        .log(
                                "A command of a cancelled run stays: {}",
                                refusal.problem().code());
            }
        }
        tenancy.run(client, () -> machines.withdrawn(run, assetId));
    }

    /** Tells open pages to look again. */
    void tell(Run run) {
        events.publishEvent(new RunChanged(run.clientId(), run.runId()));
    }
}
