package mx.lanet.helpdesk.identity.internal;

import static mx.lanet.helpdesk.web.Answer.seeOther;

import jakarta.servlet.http.HttpServletResponse;
import mx.lanet.helpdesk.identity.FreshFactor;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The question for a code by itself: what a script shows in a dialog, and where a form leads that cannot be carried. */
@Controller
class FreshFactorPages {
    private final FreshFactor fresh;

    FreshFactorPages(FreshFactor fresh) {
        this.fresh = fresh;
    }

    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN, Role.REQUESTER})
    @GetMapping(FactorAsking.ADDRESS)
    Answer ask(
            Person person,
            @RequestParam(name = "return", defaultValue = "") String back,
            HttpServletResponse response) {
        boolean missing = !person.factor().set();
        boolean holds = fresh.holds(person);
        response.setHeader(FactorAsking.HEADER, holds ? "fresh" : missing ? "missing" : "needed");
        return FactorAsking.asked(FactorAsking.alone(missing, ReturnPath.safe(back), Form.empty(UserViews.LABELS)));
    }

    /** The code itself was looked at before this: see {@link FactorGate}. */
    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN, Role.REQUESTER})
    @PostMapping(FactorAsking.ADDRESS)
    Answer answer(
            Person person,
            @RequestParam(name = "return", defaultValue = "") String back,
            @RequestParam(name = FactorGate.FIELD, defaultValue = "") String code,
            HttpServletResponse response) {
        if (code.isBlank()) {
            Form empty = Form.empty(UserViews.LABELS).problem(FactorGate.FIELD, "field.required");
            return FactorAsking.asked(FactorAsking.alone(!person.factor().set(), ReturnPath.safe(back), empty))
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        fresh.demand(person);
        response.setHeader(FactorAsking.HEADER, "fresh");
        return seeOther(ReturnPath.after(person, back)).with(Flash.ok("identity.factor.flash.confirmed"));
    }
}
