package mx.lanet.helpdesk.identity.internal;

import static mx.lanet.helpdesk.web.Answer.page;
import static mx.lanet.helpdesk.web.Answer.seeOther;

import jakarta.servlet.http.HttpSession;
import mx.lanet.helpdesk.identity.PasswordChange;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own password; the only page open to somebody who still has a generated one. */
@Controller
class PasswordPages {
    private final PasswordChange passwords;

    PasswordPages(PasswordChange passwords) {
        this.passwords = passwords;
    }

    @ForRoles(
            value = {Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN, Role.REQUESTER},
            beforePasswordChange = true)
    @GetMapping("/password")
    Answer form(Person person) {
        return page("identity/password", new PasswordPage(Form.empty("identity.field"), person.mustChangePassword()));
    }

    @ForRoles(
            value = {Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN, Role.REQUESTER},
            beforePasswordChange = true)
    @PostMapping("/password")
    Answer change(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            Person person,
            HttpSession session) {
        try {
            passwords.change(
                    person,
                    new PasswordChange.Typed(new Secret(current), new Secret(password), new Secret(again)),
                    session);
        } catch (Refusal refusal) {
            if (refusal.problem().errors().isEmpty()) {
                throw refusal;
            }
            Form form = Form.empty("identity.field").problems(refusal.problem().errors());
            return page("identity/password", new PasswordPage(form, person.mustChangePassword()))
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return seeOther(person.mustChangePassword() ? ReturnPath.home(person.role()) : "/profile")
                .with(Flash.ok("identity.flash.password"));
    }
}
