package mx.lanet.helpdesk.alert;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says what changed: after the commit to open pages and to who makes tickets, before it to who must not miss it. */
@Component
class AlertNews {
    private final ApplicationEventPublisher publisher;

    AlertNews(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    /** Inside the transaction. */
    void moved(List<AlertsMoved.Move> moves) {
        if (!moves.isEmpty()) {
            publisher.publishEvent(new AlertsMoved(moves));
        }
    }

    /** After the commit. */
    void tell(List<AlertChanged> changed) {
        changed.forEach(publisher::publishEvent);
    }
}
