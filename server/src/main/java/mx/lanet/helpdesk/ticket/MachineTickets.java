package mx.lanet.helpdesk.ticket;

import java.util.UUID;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.TicketLife.Decision;
import mx.lanet.helpdesk.ticket.text.Written;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** A machine's tickets, as the people who sit at it read and end them. Their part is that of who asked. */
@Service
public class MachineTickets {
    private final Tenancy tenancy;
    private final Tickets tickets;
    private final ConversationTable conversation;
    private final WholeTickets whole;
    private final Acts acts;

    MachineTickets(Tenancy tenancy, Tickets tickets, ConversationTable conversation, WholeTickets whole, Acts acts) {
        this.tenancy = tenancy;
        this.tickets = tickets;
        this.conversation = conversation;
        this.whole = whole;
        this.acts = acts;
    }

    /**
     * The ticket, if it is this machine's.
     *
     * @param user refused with 404, too, unless this user of the machine asked for it; null for whoever asked
     */
    public Ticket get(Agent agent, UUID ticketId, @Nullable String user) {
        Ticket ticket = tickets.get(agent, ticketId);
        if (user != null && !MachineUser.same(ticket.openedBy(), user)) {
            throw Problem.notFound().refusal();
        }
        return ticket;
    }

    /**
     * A ticket as the machine's people see it.
     *
     * @param living itself, or what it has become a part of as far as the machine may see that
     * @param unread public comments that have not been seen at the machine
     */
    public record Seen(Tickets.Conversation conversation, Ticket living, int unread, May may) {}

    /** What may be done to it now. A reply to what was merged is said where the talk goes on. */
    public record May(boolean reply, boolean close, boolean reopen, boolean rate) {}

    /** All of it, and it stays as unread as it was: programs look at it, too. Unread is what this user has not seen. */
    public Seen look(Agent agent, Ticket ticket, @Nullable String reader) {
        Ticket living = tickets.living(agent, ticket);
        return tenancy.call(
                agent.scope(),
                () -> new Seen(
                        whole.conversation(ticket, Part.of(agent, ticket)),
                        living,
                        conversation.unread(ticket, MachineUser.reader(agent.assetId(), reader)),
                        new May(
                                may(agent, living, new Move.Reply(null)),
                                may(agent, ticket, new Move.Close()),
                                may(agent, ticket, new Move.Reopen()),
                                may(agent, ticket, new Move.Rate(1)))));
    }

    private static boolean may(Agent agent, Ticket ticket, Move move) {
        return TicketLife.decide(ticket, Part.of(agent, ticket), move) instanceof Decision.Allowed;
    }

    /** This user of the machine, or somebody at it where nobody is named, has seen all that is there now. */
    public void markRead(Agent agent, Ticket ticket, @Nullable String reader) {
        UUID who = MachineUser.reader(agent.assetId(), reader);
        tenancy.run(agent.scope(), () -> conversation.read(ticket, who, acts.now()));
    }

    /** Closes it, with these words when there are some. With a key, a repeat says nothing again. */
    public Outcome close(Agent agent, Ticket ticket, @Nullable String comment, @Nullable String key) {
        return act(agent, ticket, new Move.Close(), comment, key);
    }

    /** Opens it again, which is counted, with these words when there are some. With a key, a repeat says nothing again. */
    public Outcome reopen(Agent agent, Ticket ticket, @Nullable String comment, @Nullable String key) {
        return act(agent, ticket, new Move.Reopen(), comment, key);
    }

    private Outcome act(Agent agent, Ticket ticket, Move move, @Nullable String comment, @Nullable String key) {
        String named = key == null ? null : ticket.ticketId() + " " + key;
        Act act = comment == null
                ? Act.of(move)
                : Act.of(move).saying(Written.plain(comment), false, Channel.AGENTE, named);
        Outcome outcome = tenancy.call(agent.scope(), () -> acts.perform(agent, ticket.ticketId(), act));
        if (outcome instanceof Outcome.Done(Ticket after, var _)) {
            tickets.publish(after);
        }
        return outcome;
    }

    /** Whether a comment of the ticket was said at this machine: files go along with one's own words only. */
    public boolean said(Agent agent, Ticket ticket, UUID commentId) {
        return tenancy.call(agent.scope(), () -> conversation.saidBy(ticket, commentId, agent.assetId()));
    }
}
