package mx.lanet.helpdesk.console.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import mx.lanet.helpdesk.asset.AgentSettings;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.command.CommandKind;
import mx.lanet.helpdesk.command.CommandOrder;
import mx.lanet.helpdesk.command.Commands;
import mx.lanet.helpdesk.command.Waking;
import mx.lanet.helpdesk.identity.RemoteExecution;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What staff have a machine do at once: restart, wake up, end a process, stop a service, tell what runs on it. */
@Controller
class AssetActionPages {
    /** What stands in no field that a person sees: whoever sends nonsense there can mend nothing. */
    private static final Set<String> NEVER_TYPED = Set.of("pid", "started", "name", "act");

    private final AssetDetails assets;
    private final Commands commands;
    private final Waking waking;
    private final RemoteExecution remote;

    private final AgentSettings settings;

    AssetActionPages(
            AssetDetails assets, Commands commands, Waking waking, RemoteExecution remote, AgentSettings settings) {
        this.assets = assets;
        this.commands = commands;
        this.waking = waking;
        this.remote = remote;
        this.settings = settings;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/assets/{assetId}/ask")
    Answer ask(Person person, @PathVariable UUID assetId, @RequestParam(defaultValue = "") String what) {
        AssetDetail asset = found(person, assetId);
        CommandKind kind =
                switch (what) {
                    case "processes" -> CommandKind.LIST_PROCESSES;
                    case "services" -> CommandKind.LIST_SERVICES;
                    case "events" -> CommandKind.COLLECT_EVENTS;
                    default -> throw refused("what", "choose_from_list");
                };
        commands.order(person, CommandOrder.of(asset.clientId(), assetId, kind));
        return Answer.seeOther("/assets/" + assetId + "/" + (what.equals("events") ? "log" : what));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping({
        "/assets/{assetId}/restart",
        "/assets/{assetId}/shut-down",
        "/assets/{assetId}/wake",
        "/assets/{assetId}/remote-session"
    })
    Answer form(Person person, @PathVariable UUID assetId, HttpServletRequest request) {
        AssetDetail asset = found(person, assetId);
        if (!remote.permits(person, asset.clientId())) {
            throw Problem.forbidden().refusal();
        }
        String path = request.getRequestURI();
        Deed deed = Stream.of(Deed.RESTART, Deed.WAKE, Deed.REMOTE_SESSION)
                .filter(one -> path.endsWith("/" + one.word()))
                .findFirst()
                .orElse(Deed.SHUT_DOWN);
        return Answer.page(
                "asset/deed",
                new DeedPage(
                        asset,
                        deed,
                        settings.consent(asset.clientId(), asset.assetId()),
                        Form.empty(AssetPages.FIELDS)));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/assets/{assetId}/restart")
    Answer restart(Person person, @PathVariable UUID assetId, @RequestParam Map<String, String> typed) {
        return order(person, assetId, Deed.RESTART, typed);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/assets/{assetId}/shut-down")
    Answer shutDown(Person person, @PathVariable UUID assetId, @RequestParam Map<String, String> typed) {
        return order(person, assetId, Deed.SHUT_DOWN, typed);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/assets/{assetId}/end-process")
    Answer endProcess(Person person, @PathVariable UUID assetId, @RequestParam Map<String, String> typed) {
        return order(person, assetId, Deed.END_PROCESS, typed);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/assets/{assetId}/control-service")
    Answer controlService(Person person, @PathVariable UUID assetId, @RequestParam Map<String, String> typed) {
        return order(person, assetId, Deed.CONTROL_SERVICE, typed);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/assets/{assetId}/wake")
    Answer wake(Person person, @PathVariable UUID assetId, @RequestParam Map<String, String> typed) {
        return order(person, assetId, Deed.WAKE, typed);
    }

    /** The person at the machine is asked; who is allowed connects with the tool that the house uses. */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/assets/{assetId}/remote-session")
    Answer remoteSession(Person person, @PathVariable UUID assetId, @RequestParam Map<String, String> typed) {
        return order(person, assetId, Deed.REMOTE_SESSION, typed);
    }

    private Answer order(Person person, UUID assetId, Deed deed, Map<String, String> typed) {
        AssetDetail asset = found(person, assetId);
        if (!remote.permits(person, asset.clientId())) {
            throw Problem.forbidden().refusal();
        }
        Form form = form(typed);
        List<FieldError> problems = deed.problems(form);
        if (problems.isEmpty()) {
            return deed == Deed.WAKE ? wake(person, asset, form) : order(person, asset, deed, form);
        }
        if (problems.stream().anyMatch(problem -> NEVER_TYPED.contains(problem.field()))) {
            throw Problem.invalid(problems).refusal();
        }
        return Answer.page(
                        "asset/deed",
                        new DeedPage(
                                asset,
                                deed,
                                settings.consent(asset.clientId(), asset.assetId()),
                                form.problems(problems)))
                .status(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** What was typed, without what no text may have. */
    private static Form form(Map<String, String> typed) {
        Map<String, String> clean = new HashMap<>();
        typed.forEach((name, value) -> clean.put(name, value.replace("\0", "")));
        return Form.of(AssetPages.FIELDS, clean);
    }

    private Answer order(Person person, AssetDetail asset, Deed deed, Form form) {
        UUID id = commands.order(
                person,
                CommandOrder.of(
                                asset.clientId(),
                                asset.assetId(),
                                deed.kind(),
                                deed.arguments(form),
                                form.value("reason"))
                        .shownAs(deed.shownAs(form)));
        return Answer.seeOther("/assets/" + asset.assetId() + "/commands/" + id)
                .with(Flash.ok("asset.flash.asked", asset.name()));
    }

    private Answer wake(Person person, AssetDetail asset, Form form) {
        Flash told =
                switch (waking.wake(person, asset, form.value("reason"))) {
                    case Waking.Woken.Asked(String neighbour) ->
                        Flash.ok("asset.flash.waking", neighbour, asset.name());
                    case Waking.Woken.NoNeighbour() -> Flash.bad("asset.flash.no-neighbour", asset.siteName());
                    case Waking.Woken.NoAddress() -> Flash.bad("asset.flash.no-address", asset.name());
                };
        return Answer.seeOther("/assets/" + asset.assetId()).with(told);
    }

    private static RuntimeException refused(String field, String code, Object... arguments) {
        return Problem.invalid(List.of(new FieldError(field, code, arguments))).refusal();
    }

    private AssetDetail found(Person person, UUID assetId) {
        return assets.find(person, assetId).orElseThrow(() -> Problem.notFound().refusal());
    }
}
