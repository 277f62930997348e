package mx.lanet.helpdesk.identity.internal;

import static mx.lanet.helpdesk.web.Answer.seeOther;

import java.util.UUID;
import mx.lanet.helpdesk.identity.SecondFactors;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** An administrator takes away a second factor whose telephone was lost. */
@Controller
class UserFactorPages {
    private final Users users;
    private final SecondFactors factors;

    UserFactorPages(Users users, SecondFactors factors) {
        this.users = users;
        this.factors = factors;
    }

    @ForRoles({Role.SUPERADMIN, Role.CLIENT_ADMIN})
    @PostMapping("/users/{userId}/second-factor/remove")
    Answer takeAway(Person person, @PathVariable UUID userId) {
        if (person.userId().equals(userId)) {
            return seeOther("/profile/second-factor");
        }
        User user = users.get(person, userId);
        boolean taken = factors.takeAway(person, userId);
        return seeOther("/users/" + userId)
                .with(Flash.ok(
                        taken ? "identity.factor.flash.taken-away" : "identity.factor.flash.nothing", user.name()));
    }
}
