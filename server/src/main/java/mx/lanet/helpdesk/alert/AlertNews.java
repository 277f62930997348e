package mx.lanet.helpdesk.alert;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says after a commit what changed: to open pages, and to who makes tickets. */
@Component
class AlertNews {
    private final ApplicationEventPublisher publisher;

    AlertNews(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    void tell(List<AlertChanged> changed) {
        changed.forEach(publisher::publishEvent);
    }
}
