package mx.lanet.helpdesk.agentgateway.channel;

import mx.lanet.helpdesk.asset.AgentSettingsChanged;
import mx.lanet.helpdesk.command.CommandChanged;
import mx.lanet.helpdesk.command.WorkElsewhere;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** What agents are called for. */
@Component
class WorkEvents {
    private final AgentLines lines;

    WorkEvents(AgentLines lines) {
        this.lines = lines;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(CommandChanged event) {
        if (event.isNew()) {
            lines.checkNow(event.assetId());
        }
    }

    @EventListener
    void on(WorkElsewhere event) {
        lines.checkNow(event.assetId());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(AgentSettingsChanged event) {
        event.assetIds().forEach(lines::checkNow);
    }
}
