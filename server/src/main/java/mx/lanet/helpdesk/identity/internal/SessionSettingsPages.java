package mx.lanet.helpdesk.identity.internal;

import static mx.lanet.helpdesk.web.Answer.page;
import static mx.lanet.helpdesk.web.Answer.seeOther;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import mx.lanet.helpdesk.identity.FactorRule;
import mx.lanet.helpdesk.identity.SessionLimits;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** After how many minutes without activity each role's session ends, and who must have a second factor. */
@Controller
class SessionSettingsPages {
    private static final String LABELS = "web.role";

    private final SessionLimits limits;
    private final FactorRule factors;

    SessionSettingsPages(SessionLimits limits, FactorRule factors) {
        this.limits = limits;
        this.factors = factors;
    }

    @ForRoles(Role.SUPERADMIN)
    @GetMapping("/settings/sessions")
    Answer form(Person person) {
        Map<String, String> values = new HashMap<>();
        limits.minutes().forEach((role, minutes) -> values.put(role.word(), minutes.toString()));
        return shown(person, Form.of(LABELS, values));
    }

    @ForRoles(Role.SUPERADMIN)
    @PostMapping("/settings/sessions")
    Answer change(Person person, @RequestParam Map<String, String> typed) {
        Form form = Form.of(LABELS, typed);
        Map<Role, Integer> minutes = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            String text = form.value(role.word());
            minutes.put(role, text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1);
        }
        try {
            limits.change(person, minutes);
            return seeOther("/settings/sessions").with(Flash.ok("identity.flash.sessions"));
        } catch (Refusal refusal) {
            if (refusal.problem().errors().isEmpty()) {
                throw refusal;
            }
            return shown(person, form.problems(refusal.problem().errors())).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @ForRoles(Role.SUPERADMIN)
    @PostMapping("/settings/second-factor")
    Answer demandFactor(Person person, @RequestParam(defaultValue = "false") boolean demanded) {
        factors.demandOfStaff(person, demanded);
        return seeOther("/settings/sessions")
                .with(Flash.ok(demanded ? "identity.factor.flash.demanded" : "identity.factor.flash.left-free"));
    }

    private Answer.Rendered shown(Person person, Form form) {
        return page(
                "identity/sessionSettings",
                new SessionSettingsPage(form, factors.demandedOfStaff(), factors.staffWithout(person)));
    }
}
