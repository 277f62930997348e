package mx.lanet.helpdesk.console.inventory;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.UUID;
import mx.lanet.helpdesk.asset.Duplicates;
import mx.lanet.helpdesk.enrolment.AssetMerges;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Records that may be of one machine: side by side, and made one. */
@Controller
@RequestMapping("/inventory/duplicates")
class DuplicatePages {
    private final Duplicates duplicates;
    private final AssetMerges merges;

    DuplicatePages(Duplicates duplicates, AssetMerges merges) {
        this.duplicates = duplicates;
        this.merges = merges;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping
    Answer list(Person person) {
        return Answer.page("inventory/duplicates", new DuplicatesPage(duplicates.find(person)));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/{assetId}")
    Answer pair(Person person, @PathVariable UUID assetId, @RequestParam UUID with) {
        Duplicates.Pair pair = found(person, assetId, with);
        return Answer.page(
                "inventory/pair",
                new PairPage(pair, duplicates.holdings(person, pair.one()), duplicates.holdings(person, pair.other())));
    }

    /** The one of the address stays; refused as changed_meanwhile when only the other's agent still reports. */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{assetId}/merge")
    Answer merge(Person person, @PathVariable UUID assetId, @RequestParam UUID with) {
        Duplicates.Pair pair = found(person, assetId, with);
        Duplicates.Side stays = pair.one().assetId().equals(assetId) ? pair.one() : pair.other();
        if (!pair.mayStay(stays)) {
            throw Problem.conflict().refusal();
        }
        merges.merge(person, stays.clientId(), with, assetId);
        return Answer.seeOther("/assets/" + assetId).with(Flash.ok("inventory.pair.flash.merged", stays.name()));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{assetId}/apart")
    Answer apart(Person person, @PathVariable UUID assetId, @RequestParam UUID with) {
        duplicates.keepApart(person, found(person, assetId, with));
        return Answer.seeOther("/inventory/duplicates").with(Flash.ok("inventory.pair.flash.apart"));
    }

    private Duplicates.Pair found(Person person, UUID one, UUID other) {
        return duplicates.find(person, one, other).orElseThrow(() -> Problem.notFound()
                .refusal());
    }
}
