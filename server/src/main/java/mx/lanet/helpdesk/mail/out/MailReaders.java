package mx.lanet.helpdesk.mail.out;

import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.identity.Team;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Part;
import mx.lanet.helpdesk.ticket.Ticket;
import org.springframework.stereotype.Component;

/** Who may read a ticket at this moment, asked in a transaction of all clients. */
@Component
class MailReaders {
    private final Users users;
    private final Team team;

    MailReaders(Users users, Team team) {
        this.users = users;
        this.team = team;
    }

    /** Somebody of the team who serves the ticket's client. */
    Optional<User> ofTeam(Ticket ticket, UUID userId) {
        return team.member(userId)
                .filter(member -> Part.of(member, ticket) == Part.STAFF)
                .flatMap(member -> users.find(Person.HOUSE, member.userId()));
    }

    /** Somebody of the ticket's client who takes part in it. */
    Optional<User> ofClient(Ticket ticket, UUID userId) {
        return users.find(ticket.clientId(), userId)
                .filter(User::active)
                .filter(user -> Part.of(user.asPerson(), ticket) != Part.STRANGER);
    }
}
