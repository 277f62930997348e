package mx.lanet.agent.service;

import java.io.IOException;
import mx.lanet.agent.link.Answer;
import mx.lanet.agent.link.Session;
import mx.lanet.protocol.TicketPage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether this machine may do more than send heartbeats. */
final class Approval {
    private static final Logger LOG = LoggerFactory.getLogger(Approval.class);

    private final Session session;

    Approval(Session session) {
        this.session = session;
    }

    /** Nobody tells a machine in quarantine that it was approved; a small question that only the approved may ask does. */
    boolean isGiven() {
        if (!session.identity().pending()) {
            return true;
        }
        var answer = session.call(token -> session.link().get("/api/tickets/my-tickets?per_page=1", token));
        if (answer.read(TicketPage.class) == null || answer.verdict() != Answer.Verdict.DONE) {
            return false;
        }
        try {
            session.setPending(false);
            LOG.atInfo().log("approved");
        } catch (IOException e) {
            LOG.atError().log("the approval cannot be kept: {}", e.getMessage());
        }
        return true;
    }
}
