package mx.lanet.helpdesk.console.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.command.CommandHistory;
import mx.lanet.helpdesk.command.CommandKind;
import mx.lanet.helpdesk.command.Commands;
import mx.lanet.helpdesk.identity.RemoteExecution;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One command: what was asked, what it said, and its end before its time. */
@Controller
class AssetCommandPages {
    private static final int LONGEST_WORDS = 100;

    private final AssetDetails assets;
    private final CommandHistory history;
    private final Commands commands;
    private final RemoteExecution remote;
    private final NextContact contact;

    AssetCommandPages(
            AssetDetails assets,
            CommandHistory history,
            Commands commands,
            RemoteExecution remote,
            NextContact contact) {
        this.assets = assets;
        this.history = history;
        this.commands = commands;
        this.remote = remote;
        this.contact = contact;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/assets/{assetId}/commands/{commandId}")
    Answer one(
            Person person,
            @PathVariable UUID assetId,
            @PathVariable UUID commandId,
            @RequestParam(defaultValue = "") String q) {
        AssetDetail asset = found(person, assetId);
        CommandHistory.Detail command = found(person, asset, commandId);
        boolean mayCancel = !command.entry().isOver()
                && !command.entry().status().equals("cancelling")
                && (!CommandKind.of(command.entry().kind()).changesMachine()
                        || remote.permits(person, asset.clientId()));
        String words = q.substring(0, Math.min(q.length(), LONGEST_WORDS));
        contact.turnTo(asset);
        long within = command.entry().status().equals("waiting") ? contact.within(asset) : 0;
        return Answer.page("asset/command", new CommandPage(asset, command, words, mayCancel, within))
                .orFragment("comando", "asset/commandBody");
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/assets/{assetId}/commands/{commandId}/output")
    ResponseEntity<byte[]> output(Person person, @PathVariable UUID assetId, @PathVariable UUID commandId) {
        CommandHistory.Detail command = found(person, found(person, assetId), commandId);
        String both = command.stderr().isEmpty()
                ? command.stdout()
                : command.stdout() + (command.stdout().isEmpty() ? "" : "\n\n--- stderr ---\n") + command.stderr();
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + command.entry().kind() + "-" + commandId + ".txt\"")
                .header("X-Content-Type-Options", "nosniff")
                .body(both.getBytes(StandardCharsets.UTF_8));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/assets/{assetId}/commands/{commandId}/cancel")
    Answer cancel(Person person, @PathVariable UUID assetId, @PathVariable UUID commandId) {
        AssetDetail asset = found(person, assetId);
        found(person, asset, commandId);
        Flash told =
                switch (commands.cancel(person, asset.clientId(), commandId)) {
                    case WITHDRAWN -> Flash.ok("asset.flash.withdrawn", asset.name());
                    case ASKED -> Flash.ok("asset.flash.cancel-asked", asset.name());
                    case OVER -> Flash.ok("asset.flash.over-already");
                };
        return Answer.seeOther("/assets/" + assetId + "/commands/" + commandId).with(told);
    }

    private AssetDetail found(Person person, UUID assetId) {
        return assets.find(person, assetId).orElseThrow(() -> Problem.notFound().refusal());
    }

    private CommandHistory.Detail found(Person person, AssetDetail asset, UUID commandId) {
        return history.find(person, asset.clientId(), asset.assetId(), commandId)
                .orElseThrow(() -> Problem.notFound().refusal());
    }
}
