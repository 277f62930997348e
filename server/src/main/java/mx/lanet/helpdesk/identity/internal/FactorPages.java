package mx.lanet.helpdesk.identity.internal;

import static mx.lanet.helpdesk.web.Answer.page;
import static mx.lanet.helpdesk.web.Answer.seeOther;

import jakarta.servlet.http.HttpSession;
import java.util.List;
import mx.lanet.helpdesk.identity.FactorSetUp;
import mx.lanet.helpdesk.identity.SecondFactors;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own second factor: set it up, make recovery codes anew, take it away. */
@Controller
@RequestMapping("/profile/second-factor")
class FactorPages {
    private static final String HERE = "/profile/second-factor";

    private final SecondFactors factors;
    private final FactorSetUp setUp;

    FactorPages(SecondFactors factors, FactorSetUp setUp) {
        this.factors = factors;
        this.setUp = setUp;
    }

    @ForRoles(
            value = {Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN, Role.REQUESTER},
            beforeSecondFactor = true)
    @GetMapping
    Answer overview(Person person) {
        return overview(person, none());
    }

    @ForRoles(
            value = {Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN, Role.REQUESTER},
            beforeSecondFactor = true)
    @PostMapping("/begin")
    Answer begin(Person person, @RequestParam(defaultValue = "") String password, HttpSession session) {
        try {
            setUp.begin(person, new Secret(password), session);
            return seeOther(HERE + "/scan");
        } catch (Refusal refusal) {
            return overview(person, problems(refusal)).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @ForRoles(
            value = {Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN, Role.REQUESTER},
            beforeSecondFactor = true)
    @GetMapping("/scan")
    Answer scan(Person person, HttpSession session) {
        return scan(person, session, none());
    }

    /** The recovery codes stand in the answer to the post and nowhere else: loading the page again does not show them. */
    @ForRoles(
            value = {Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN, Role.REQUESTER},
            beforeSecondFactor = true)
    @PostMapping("/scan")
    Answer finish(Person person, @RequestParam(defaultValue = "") String code, HttpSession session) {
        try {
            return codes(person, setUp.finish(person, code, session));
        } catch (Refusal refusal) {
            if (refusal.problem().code().equals("second_factor_not_begun")) {
                return late();
            }
            Form form = problems(refusal);
            return setUp.begun(person, session).isEmpty()
                    ? late()
                    : ((Answer.Rendered) scan(person, session, form)).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN, Role.REQUESTER})
    @PostMapping("/codes")
    Answer renewCodes(Person person) {
        return codes(person, factors.renewCodes(person));
    }

    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN, Role.REQUESTER})
    @PostMapping("/remove")
    Answer remove(Person person, @RequestParam(defaultValue = "") String password) {
        try {
            factors.remove(person, new Secret(password));
            return seeOther(HERE).with(Flash.ok("identity.factor.flash.removed"));
        } catch (Refusal refusal) {
            if (refusal.problem().code().equals("second_factor_demanded")) {
                return seeOther(HERE).with(Flash.bad("problem.second_factor_demanded"));
            }
            return overview(person, problems(refusal)).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private Answer.Rendered overview(Person person, Form form) {
        return shown(person, factors.own(person).orElse(null), null, List.of(), form);
    }

    private Answer scan(Person person, HttpSession session, Form form) {
        return setUp.begun(person, session)
                .<Answer>map(begun -> {
                    String address = begun.address().reveal();
                    QrCode qr = QrCode.of(address);
                    FactorPage.Scan scan = new FactorPage.Scan(
                            qr.path(), qr.size(), begun.text().reveal(), address);
                    return shown(person, null, scan, List.of(), form);
                })
                .orElseGet(FactorPages::late);
    }

    private static Answer late() {
        return seeOther(HERE).with(Flash.warn("identity.factor.flash.late"));
    }

    private Answer codes(Person person, List<String> codes) {
        return shown(person, factors.own(person).orElse(null), null, codes, none());
    }

    private static Answer.Rendered shown(
            Person person,
            SecondFactors.@Nullable Own own,
            FactorPage.@Nullable Scan scan,
            List<String> codes,
            Form form) {
        return page(
                "identity/factor",
                new FactorPage(
                        own,
                        scan,
                        codes,
                        person.factor().demanded(),
                        person.isHeldBack(),
                        person.role() == Role.REQUESTER,
                        form));
    }

    private static Form none() {
        return Form.empty(UserViews.LABELS);
    }

    private static Form problems(Refusal refusal) {
        if (refusal.problem().errors().isEmpty()) {
            throw refusal;
        }
        return none().problems(refusal.problem().errors());
    }
}
