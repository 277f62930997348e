package mx.lanet.helpdesk.ticket;

import mx.lanet.helpdesk.shared.Automation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Closes what has been resolved and quiet for a week. */
@Component
class QuietTickets {
    private static final Logger LOG = LoggerFactory.getLogger(QuietTickets.class);
    private static final int BATCH = 200;
    private static final int BATCHES = 50;

    private final Tickets tickets;

    QuietTickets(Tickets tickets) {
        this.tickets = tickets;
    }

    /** A short batch means that nothing is left; a tick never does more than its batches, the next one goes on. */
    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT15M")
    void close() {
        int closed = 0;
        int last = BATCH;
        for (int batch = 0; batch < BATCHES && last == BATCH; batch++) {
            last = tickets.closeQuiet(new Automation(TicketEvent.QUIET_CLOSER), BATCH);
            closed += last;
        }
        if (closed > 0) {
            LOG.atInfo().addKeyValue("tickets", closed).log("quiet tickets closed");
        }
    }
}
