package mx.lanet.helpdesk.console.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.command.CommandKind;
import mx.lanet.helpdesk.command.CommandOrder;
import mx.lanet.helpdesk.command.Commands;
import mx.lanet.helpdesk.enrolment.Quarantine;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What staff ask of a machine's agent, and what they decide about one in quarantine. */
@Controller
class AssetAgentPages {
    private final AssetDetails assets;
    private final Commands commands;
    private final Quarantine quarantine;

    AssetAgentPages(AssetDetails assets, Commands commands, Quarantine quarantine) {
        this.assets = assets;
        this.commands = commands;
        this.quarantine = quarantine;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/assets/{assetId}/collect-inventory")
    Answer collectInventory(Person person, @PathVariable UUID assetId) {
        return ask(person, assetId, CommandKind.COLLECT_INVENTORY);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/assets/{assetId}/restart-agent")
    Answer restartAgent(Person person, @PathVariable UUID assetId) {
        return ask(person, assetId, CommandKind.RESTART_AGENT);
    }

    private Answer ask(Person person, UUID assetId, CommandKind kind) {
        AssetDetail asset = found(person, assetId);
        commands.order(person, CommandOrder.of(asset.clientId(), assetId, kind));
        return Answer.seeOther("/assets/" + assetId + "/commands").with(Flash.ok("asset.flash.asked", asset.name()));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/assets/{assetId}/approve")
    Answer approve(Person person, @PathVariable UUID assetId) {
        AssetDetail asset = found(person, assetId);
        quarantine.approve(person, asset.clientId(), assetId);
        return Answer.seeOther("/assets/" + assetId).with(Flash.ok("asset.flash.approved", asset.name()));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/assets/{assetId}/merge")
    Answer merge(Person person, @PathVariable UUID assetId) {
        AssetDetail asset = found(person, assetId);
        quarantine.merge(person, asset.clientId(), assetId);
        UUID next = asset.claims() == null ? assetId : asset.claims();
        return Answer.seeOther("/assets/" + next).with(Flash.ok("asset.flash.merged", asset.name()));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/assets/{assetId}/refuse")
    Answer refuse(Person person, @PathVariable UUID assetId) {
        AssetDetail asset = found(person, assetId);
        quarantine.refuse(person, asset.clientId(), assetId);
        return Answer.seeOther("/assets").with(Flash.ok("asset.flash.refused", asset.name()));
    }

    private AssetDetail found(Person person, UUID assetId) {
        return assets.find(person, assetId).orElseThrow(() -> Problem.notFound().refusal());
    }
}
