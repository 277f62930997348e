package mx.lanet.helpdesk.identity.internal;

import static mx.lanet.helpdesk.web.Answer.seeOther;

import java.util.UUID;
import mx.lanet.helpdesk.identity.Technicians;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which clients a technician serves, on the technician's page. */
@Controller
@RequestMapping("/users/{userId}/clients")
class TechnicianPages {
    private final Technicians technicians;

    TechnicianPages(Technicians technicians) {
        this.technicians = technicians;
    }

    @ForRoles(Role.SUPERADMIN)
    @PostMapping
    Answer assign(
            Person person,
            @PathVariable UUID userId,
            @RequestParam(required = false) @Nullable UUID client,
            @RequestParam(defaultValue = "false") boolean remote) {
        if (client == null) {
            return back(userId, Flash.warn("identity.flash.choose-client"));
        }
        technicians.assign(person, userId, client, remote);
        return back(userId, Flash.ok("identity.flash.assigned"));
    }

    @ForRoles(Role.SUPERADMIN)
    @PostMapping("/{clientId}")
    Answer remoteExecution(
            Person person,
            @PathVariable UUID userId,
            @PathVariable UUID clientId,
            @RequestParam(defaultValue = "false") boolean remote) {
        technicians.setRemoteExecution(person, userId, clientId, remote);
        return back(userId, Flash.ok(remote ? "identity.flash.remote-on" : "identity.flash.remote-off"));
    }

    @ForRoles(Role.SUPERADMIN)
    @PostMapping("/{clientId}/withdraw")
    Answer withdraw(Person person, @PathVariable UUID userId, @PathVariable UUID clientId) {
        technicians.withdraw(person, userId, clientId);
        return back(userId, Flash.ok("identity.flash.withdrawn"));
    }

    private static Answer back(UUID userId, Flash flash) {
        return seeOther("/users/" + userId).with(flash);
    }
}
