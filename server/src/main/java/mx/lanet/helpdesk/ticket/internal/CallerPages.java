package mx.lanet.helpdesk.ticket.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.web.Answer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the search box of a new ticket finds while one types. */
@Controller
class CallerPages {
    private final Callers callers;

    CallerPages(Callers callers) {
        this.callers = callers;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/tickets/new/people")
    Answer found(Person person, @RequestParam(defaultValue = "") String q) {
        return Answer.page("ticket/found", callers.find(person, q)).orFragment("hallados", "ticket/found");
    }
}
