package mx.lanet.helpdesk.console.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.command.CommandKind;
import mx.lanet.helpdesk.command.CommandOrder;
import mx.lanet.helpdesk.command.Commands;
import mx.lanet.helpdesk.command.Waking;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What staff have a machine do at once: restart, wake up, end a process, stop a service, tell what runs on it. */
@Controller
class AssetActionPages {
    private static final int LONGEST_MESSAGE = 500;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_DELAY_SECONDS = 86_400;

    private final AssetDetails assets;
    private final Commands commands;
    private final Waking waking;

    AssetActionPages(AssetDetails assets, Commands commands, Waking waking) {
        this.assets = assets;
        this.commands = commands;
        this.waking = waking;
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
    @PostMapping("/assets/{assetId}/restart")
    Answer restart(
            Person person,
            @PathVariable UUID assetId,
            @RequestParam(defaultValue = "60") int delay,
            @RequestParam(defaultValue = "") String message,
            @RequestParam(defaultValue = "") String reason) {
        return power(person, assetId, CommandKind.RESTART_MACHINE, delay, message, reason);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/assets/{assetId}/shut-down")
    Answer shutDown(
            Person person,
            @PathVariable UUID assetId,
            @RequestParam(defaultValue = "60") int delay,
            @RequestParam(defaultValue = "") String message,
            @RequestParam(defaultValue = "") String reason) {
        return power(person, assetId, CommandKind.SHUT_DOWN_MACHINE, delay, message, reason);
    }

    private Answer power(Person person, UUID assetId, CommandKind kind, int delay, String message, String reason) {
        if (delay < 0 || delay > LONGEST_DELAY_SECONDS) {
            throw refused("delay", "out_of_range", 0, LONGEST_DELAY_SECONDS);
        }
        return order(
                person,
                assetId,
                kind,
                List.of(String.valueOf(delay), text("message", message, LONGEST_MESSAGE)),
                reason);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/assets/{assetId}/end-process")
    Answer endProcess(
            Person person,
            @PathVariable UUID assetId,
            @RequestParam(defaultValue = "0") long pid,
            @RequestParam(defaultValue = "") String started,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String reason) {
        return order(
                person,
                assetId,
                CommandKind.END_PROCESS,
                List.of(String.valueOf(pid), text("started", started, 50), text("name", name, LONGEST_NAME)),
                reason);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/assets/{assetId}/control-service")
    Answer controlService(
            Person person,
            @PathVariable UUID assetId,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String reason) {
        if (!AssetPage.Services.ACTS.contains(act)) {
            throw refused("act", "choose_from_list");
        }
        return order(
                person, assetId, CommandKind.CONTROL_SERVICE, List.of(text("name", name, LONGEST_NAME), act), reason);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/assets/{assetId}/wake")
    Answer wake(Person person, @PathVariable UUID assetId, @RequestParam(defaultValue = "") String reason) {
        AssetDetail asset = found(person, assetId);
        Flash told =
                switch (waking.wake(person, asset, text("reason", reason, CommandOrder.LONGEST_REASON))) {
                    case Waking.Woken.Asked(String neighbour) ->
                        Flash.ok("asset.flash.waking", neighbour, asset.name());
                    case Waking.Woken.NoNeighbour() -> Flash.bad("asset.flash.no-neighbour", asset.siteName());
                    case Waking.Woken.NoAddress() -> Flash.bad("asset.flash.no-address", asset.name());
                };
        return Answer.seeOther("/assets/" + assetId).with(told);
    }

    private Answer order(Person person, UUID assetId, CommandKind kind, List<String> arguments, String reason) {
        AssetDetail asset = found(person, assetId);
        String why = text("reason", reason, CommandOrder.LONGEST_REASON);
        UUID id = commands.order(person, CommandOrder.of(asset.clientId(), assetId, kind, arguments, why));
        return Answer.seeOther("/assets/" + assetId + "/commands/" + id)
                .with(Flash.ok("asset.flash.asked", asset.name()));
    }

    /** What was typed, without what no text may have. */
    private static String text(String field, String typed, int longest) {
        String text = typed.replace("\0", "").strip();
        if (text.length() > longest) {
            throw refused(field, "too_long", longest);
        }
        return text;
    }

    private static RuntimeException refused(String field, String code, Object... arguments) {
        return Problem.invalid(List.of(new FieldError(field, code, arguments))).refusal();
    }

    private AssetDetail found(Person person, UUID assetId) {
        return assets.find(person, assetId).orElseThrow(() -> Problem.notFound().refusal());
    }
}
