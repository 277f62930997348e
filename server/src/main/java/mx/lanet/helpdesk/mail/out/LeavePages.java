package mx.lanet.helpdesk.mail.out;

import java.util.Optional;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.Open;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.watch.Watchers;
import mx.lanet.helpdesk.web.Answer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where the link leads that ends watching a ticket: mail programs post to it in one click (RFC 8058), people are asked. */
@Controller
class LeavePages {
    static final String PATH = "/mail/leave/";

    private final LeaveToken tokens;
    private final Users users;
    private final Watchers watchers;
    private final Tenancy tenancy;

    LeavePages(LeaveToken tokens, Users users, Watchers watchers, Tenancy tenancy) {
        this.tokens = tokens;
        this.users = users;
        this.watchers = watchers;
        this.tenancy = tenancy;
    }

    @Open(because = "whoever stops watching clicks in a mail; the link is the proof, and shows nothing")
    @GetMapping(PATH + "{token}")
    Answer ask(@PathVariable String token) {
        return tokens.read(token).isPresent()
                ? Answer.page("mail/leave", new LeavePage(PATH + token, false))
                : unknown();
    }

    @Open(because = "a mail program that ends watching has no session; the link is the proof, and ends just that")
    @PostMapping(PATH + "{token}")
    Answer leave(@PathVariable String token) {
        Optional<LeaveToken.Leaving> leaving = tokens.read(token);
        if (leaving.isEmpty()) {
            return unknown();
        }
        leave(leaving.get());
        return Answer.page("mail/leave", new LeavePage("", true));
    }

    private static Answer unknown() {
        return Answer.page("mail/leave", new LeavePage("", false)).status(HttpStatus.NOT_FOUND);
    }

    /** Who does not watch any more, or is gone, has what was asked for. */
    private void leave(LeaveToken.Leaving leaving) {
        Optional<Person> person =
                tenancy.call(new Scope.Everything(), () -> users.find(leaving.clientId(), leaving.userId())
                        .map(User::asPerson));
        try {
            person.ifPresent(who -> {
                var _ = watchers.leave(who, leaving.ticketId());
            });
        } catch (Refusal refusal) {
            if (refusal.problem().status() != HttpStatus.NOT_FOUND.value()) {
                throw refusal;
            }
        }
    }
}
