package mx.lanet.helpdesk.ticket.link;

import java.util.List;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.ticket.JointActs;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketEvent.Kind;
import mx.lanet.helpdesk.ticket.TicketFollower;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes into a parent's history that a child has ended, or has begun again, whoever did it and by whatever way. */
@Component
class ParentHistory implements TicketFollower {
    private final LinkTable table;
    /** The acts ask their followers, so they cannot be asked for before they are there. */
    private final ObjectProvider<JointActs> acts;

    ParentHistory(LinkTable table, ObjectProvider<JointActs> acts) {
        this.table = table;
        this.acts = acts;
    }

    @Override
    public void changed(Actor actor, Ticket before, Ticket after) {
        if (before.state().isOpen() == after.state().isOpen() || after.isMerged()) {
            return;
        }
        table.parent(after).ifPresent(parent -> {
            JointActs joint = acts.getObject();
            Ticket told = joint.tell(
                    actor,
                    after.clientId(),
                    parent.ticketId(),
                    Kind.CHILD_STATE,
                    after.code(),
                    after.state().word());
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    joint.publish(List.of(told));
                }
            });
        });
    }
}
