package mx.lanet.agent;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import mx.lanet.agent.collect.Machine;
import mx.lanet.agent.collect.MachineEvents;
import mx.lanet.agent.collect.MachineInventory;
import mx.lanet.agent.link.AgentVersion;
import mx.lanet.agent.service.AgentLog;
import mx.lanet.agent.service.AgentService;
import mx.lanet.agent.service.AgentService.End;
import mx.lanet.agent.service.AgentService.Sources;
import mx.lanet.agent.service.SystemdNotice;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.FolderLock;
import mx.lanet.agent.store.Identity;
import mx.lanet.agent.store.PrivateFiles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The service itself: runs until it is told to stop. */
@Command(name = "run")
final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(7);

    @ParentCommand
    @Nullable
    AgentCommand agent;

    @Spec
    CommandSpec spec = CommandSpec.create();

    private final AtomicReference<@Nullable AgentService> running = new AtomicReference<>();
    private volatile boolean stopping;
    private volatile boolean ended;

    @Override
    public Integer call() throws Exception {
        var options = Objects.requireNonNull(agent);
        AgentLog.toTerminal(options.debug);
        var place = options.workplace(spec);
        var machine = MachineLock.place(place.environment(), options.data);
        try (var alone = MachineLock.tryTake(machine).orElse(null)) {
            if (alone == null) {
                var file = machine.orElseThrow();
                place.complain("run.already_on_machine", FolderLock.holder(file), file);
                return ExitCode.ALREADY_RUNNING;
            }
            return alone(place, options);
        }
    }

    private int alone(Workplace place, AgentCommand options) throws IOException, InterruptedException {
        try (var lock = FolderLock.tryTake(place.folder()).orElse(null)) {
            if (lock == null) {
                place.complain("run.already", place.folder().path(), FolderLock.holder(place.folder()));
                return ExitCode.ALREADY_RUNNING;
            }
            log(place);
            AgentLog.level(place.settings(), options.debug);
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
            int joined = joinFirst(place, options);
            if (joined == ExitCode.OK) {
                live(options);
            }
            return joined;
        } finally {
            ended = true;
        }
    }

    // Without room for a log the agent works all the same.
    private static void log(Workplace place) {
        try {
            AgentLog.toFiles(place.folder(), place.settings());
        } catch (IOException e) {
            place.complain("run.no_log", String.valueOf(e.getMessage()));
        }
    }

    private static int joinFirst(Workplace place, AgentCommand options) throws IOException, InterruptedException {
        if (Identity.read(place.folder()).isPresent()) {
            return ExitCode.OK;
        }
        if (options.register != null) {
            return new Registration(place).untilAnswered(options.register, options.server);
        }
        place.complain("run.not_registered");
        return ExitCode.NOT_REGISTERED;
    }

    // A restart begins everything anew inside this process, so that it needs nobody who starts it again.
    private void live(AgentCommand options) throws IOException {
        End end;
        do {
            var place = options.workplace(spec);
            var identity = Identity.read(place.folder()).orElseThrow();
            var sources = new Sources(new Machine(), new MachineInventory(), new MachineEvents());
            try (var service = AgentService.open(
                    place.folder(), identity, place.source(), place.environment(), sources, place.messages())) {
                running.set(service);
                service.whenSettingsChange(settings -> AgentLog.level(settings, options.debug));
                LOG.atInfo().log("agent {} started for {}", AgentVersion.CURRENT, service.server());
                place.say("run.started", service.server(), place.folder().path());
                end = stopping ? End.STOPPED : watched(service, place);
            }
            LOG.atInfo().log("agent ended: {}", end);
        } while (end == End.RESTART);
    }

    private static End watched(AgentService service, Workplace place) {
        var systemd = SystemdNotice.of(place.environment());
        systemd.ifPresent(notice -> notice.send("READY=1"));
        var often = SystemdNotice.watchdog(place.environment()).orElse(null);
        var watchdog = service.watched(
                often,
                () -> systemd.ifPresent(notice -> notice.send("WATCHDOG=1")),
                what -> endHung(place.folder(), what));
        try (watchdog) {
            return service.run();
        }
    }

    // A thread that hangs cannot be ended; the process can. Whoever looks after the service begins it anew.
    private static void endHung(DataFolder folder, String what) {
        try {
            PrivateFiles.write(folder.hungFile(), what);
        } catch (IOException e) {
            LOG.atError().log("what hung cannot be written down: {}", e.getMessage());
        }
        AgentLog.close();
        Runtime.getRuntime().halt(ExitCode.HUNG);
    }

    // By SIGTERM, Ctrl-C or the end of the Windows service. What is under way is given up: nothing is lost by it.
    private void stop() {
        if (ended) {
            // Ended by itself, with an exit code of its own.
            AgentLog.close();
            return;
        }
        stopping = true;
        SystemdNotice.of(System.getenv()).ifPresent(notice -> notice.send("STOPPING=1"));
        var service = running.get();
        try {
            if (service != null && !service.stop(STOP_WITHIN)) {
                LOG.atInfo().log("stopped in the middle of a call");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        AgentLog.close();
        Runtime.getRuntime().halt(ExitCode.OK);
    }
}
