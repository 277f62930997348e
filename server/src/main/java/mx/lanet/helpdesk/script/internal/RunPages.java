package mx.lanet.helpdesk.script.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.asset.MachineFilters;
import mx.lanet.helpdesk.command.Attention;
import mx.lanet.helpdesk.file.Library;
import mx.lanet.helpdesk.file.LibraryFile;
import mx.lanet.helpdesk.identity.RemoteExecution;
import mx.lanet.helpdesk.script.Run;
import mx.lanet.helpdesk.script.RunMachine;
import mx.lanet.helpdesk.script.RunOutput;
import mx.lanet.helpdesk.script.RunState;
import mx.lanet.helpdesk.script.Runs;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Pager;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The runs: their list, each one with its machines, and what a machine said. */
@Controller
@RequestMapping("/runs")
class RunPages {
    private static final int SHOWN = 50;
    private static final int LISTED = 25;
    private static final int BESIDE = 10;

    private final Runs runs;
    private final OwnerNames names;
    private final Tickets tickets;
    private final AssetDetails assets;
    private final MachineFilters filters;
    private final RemoteExecution remote;
    private final Library library;
    private final Attention attention;

    RunPages(
            Runs runs,
            OwnerNames names,
            Tickets tickets,
            AssetDetails assets,
            MachineFilters filters,
            RemoteExecution remote,
            Library library,
            Attention attention) {
        this.runs = runs;
        this.names = names;
        this.tickets = tickets;
        this.assets = assets;
        this.filters = filters;
        this.remote = remote;
        this.library = library;
        this.attention = attention;
    }

    /** All, or those of a ticket, of a machine or of a file, which stand beside it as a piece of its page. */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping
    Answer list(Person person, @RequestParam Map<String, String> asked) {
        UUID ticket = RunTargets.id(asked.get("ticket"));
        UUID asset = RunTargets.id(asked.get("asset"));
        if (ticket != null) {
            return ofTicket(person, tickets.get(person, ticket));
        }
        if (asset != null) {
            return ofAsset(person, assets.find(person, asset).orElseThrow(() -> Problem.notFound()
                    .refusal()));
        }
        UUID file = RunTargets.id(asked.get("file"));
        if (file != null) {
            return ofFile(person, file);
        }
        UUID script = RunTargets.id(asked.get("script"));
        Slice<Run> slice = runs.list(person, script, new Slice.Request(ScriptPages.number(asked.get("page")), LISTED));
        String path = script == null ? "/runs?page=" : "/runs?script=" + script + "&page=";
        return Answer.page("run/list", page(person, slice.items(), Pager.of(slice, page -> path + page), null));
    }

    private RunPage.Runs page(Person person, List<Run> listed, @Nullable Pager pager, @Nullable String of) {
        return new RunPage.Runs(
                rows(person, listed),
                pager,
                of,
                names.of(person, listed.stream().map(Run::clientId).collect(Collectors.toSet())));
    }

    private List<RunPage.Runs.Row> rows(Person person, List<Run> listed) {
        return listed.stream()
                .map(run -> new RunPage.Runs.Row(run, runs.tally(person, run)))
                .toList();
    }

    private Answer ofTicket(Person person, Ticket ticket) {
        List<Run> found = runs.of(person, ticket);
        String choose =
                "/scripts?ticket=" + ticket.ticketId() + (ticket.assetId() == null ? "" : "&asset=" + ticket.assetId());
        return beside(person, found, ticket.code(), choose, "ticket=" + ticket.ticketId(), ticket.clientId());
    }

    private Answer ofAsset(Person person, AssetDetail asset) {
        List<Run> found = runs.of(person, asset);
        String choose = "/scripts?asset=" + asset.assetId();
        return beside(person, found, asset.name(), choose, "asset=" + asset.assetId(), asset.clientId());
    }

    private Answer ofFile(Person person, UUID fileId) {
        LibraryFile file = library.get(person, fileId);
        List<Run> found =
                runs.list(person, fileId, new Slice.Request(1, BESIDE)).items();
        var page = new RunPage.Beside(
                file.name(), "/runs?file=" + fileId, RunPage.sending(fileId), rows(person, found), true, true);
        return Answer.page("run/besidePage", page).orFragment("ejecuciones", "run/beside");
    }

    private Answer beside(Person person, List<Run> found, String of, String choose, String which, UUID client) {
        boolean may = remote.permits(person, client);
        return Answer.page(
                        "run/besidePage",
                        new RunPage.Beside(of, "/runs?" + which, choose, rows(person, found), may, false))
                .orFragment("ejecuciones", "run/beside");
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/{run}")
    Answer one(Person person, @PathVariable UUID run, @RequestParam Map<String, String> asked) {
        Run found = runs.get(person, run);
        String words = ScriptPages.shortened(asked.getOrDefault("q", ""));
        RunState state = RunState.find(asked.getOrDefault("state", "")).orElse(null);
        Slice<RunMachine> machines = runs.machines(
                person, found, words, state, new Slice.Request(ScriptPages.number(asked.get("page")), SHOWN));
        UUID asset = RunTargets.id(asked.get("asset"));
        RunOutput output = asset != null
                ? runs.output(person, found, asset)
                : machines.items().size() == 1
                        ? runs.output(person, found, machines.items().getFirst().assetId())
                        : null;
        if (output != null && output.machine().finishedAt() == null) {
            // What it says next, or that it is to stop, need not wait for a whole interval.
            attention.turnTo(output.machine().assetId());
        }
        return Answer.page("run/one", one(person, found, words, state, machines, output))
                .orFragment("avance", "run/progress");
    }

    private RunPage.One one(
            Person person,
            Run run,
            String words,
            @Nullable RunState state,
            Slice<RunMachine> machines,
            @Nullable RunOutput output) {
        UUID ticket = run.ticketId();
        String path = "/runs/" + run.runId();
        return new RunPage.One(
                run,
                runs.tally(person, run),
                names.of(person, List.of(run.clientId())).getOrDefault(run.clientId(), ""),
                machines.items(),
                Pager.of(machines, page -> mx.lanet.helpdesk.web.Address.of(path)
                        .with("q", words)
                        .with("state", state == null ? null : state.word())
                        .with("page", page)
                        .toString()),
                words,
                state,
                output,
                ticket == null ? null : tickets.get(person, ticket).code(),
                remote.permits(person, run.clientId()));
    }

    /** What the machine said, as a file: first what it wrote, then its complaints. */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/{run}/machines/{asset}/output.txt")
    ResponseEntity<byte[]> download(Person person, @PathVariable UUID run, @PathVariable UUID asset) {
        Run found = runs.get(person, run);
        RunOutput output = runs.output(person, found, asset);
        String text = output.stdout() + (output.stderr().isEmpty() ? "" : "\n--- stderr ---\n" + output.stderr());
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(
                                        found.scriptName() + " - "
                                                + output.machine().name() + ".txt",
                                        StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{run}/cancel")
    Answer cancel(Person person, @PathVariable UUID run) {
        runs.cancel(person, run);
        return Answer.seeOther("/runs/" + run).with(Flash.ok("run.flash.cancelled"));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{run}/machines/{asset}/cancel")
    Answer cancel(Person person, @PathVariable UUID run, @PathVariable UUID asset) {
        runs.cancel(person, run, asset);
        return Answer.seeOther("/runs/" + run + "?asset=" + asset).with(Flash.ok("run.flash.cancelled"));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/filters/{filter}/delete")
    Answer deleteFilter(Person person, @PathVariable UUID filter) {
        String name = filters.get(person, filter).name();
        filters.delete(person, filter);
        return Answer.seeOther("/scripts").with(Flash.ok("run.flash.filter-deleted", name));
    }
}
