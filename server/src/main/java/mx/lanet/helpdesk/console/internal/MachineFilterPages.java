package mx.lanet.helpdesk.console.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import mx.lanet.helpdesk.asset.AssetQuery;
import mx.lanet.helpdesk.asset.MachineFilter;
import mx.lanet.helpdesk.asset.MachineFilters;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Gives a list of machines a name. */
@Controller
class MachineFilterPages {
    private final MachineFilters filters;

    MachineFilterPages(MachineFilters filters) {
        this.filters = filters;
    }

    /** The list that is shown gets a name, by which runs, alerts, windows and searches know it. */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/assets/filters")
    Answer save(
            Person person, @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String list) {
        String clean = name.replace("\0", "").strip();
        AssetAddress address = new AssetAddress(AssetQuery.parameters(list.replace("\0", "")));
        Flash told;
        try {
            told = Flash.ok(
                    "asset.flash.filter-saved",
                    filters.create(person, clean, address.list()).name());
        } catch (Refusal refusal) {
            if (refusal.problem().errors().isEmpty()) {
                throw refusal;
            }
            told = Flash.bad(
                    refusal.problem().errors().getFirst().code().equals("name_taken")
                            ? "asset.flash.filter-taken"
                            : "asset.flash.filter-name",
                    clean.length() > MachineFilter.NAME_MAX ? clean.substring(0, MachineFilter.NAME_MAX) : clean);
        }
        return Answer.seeOther(address.here()).with(told);
    }
}
