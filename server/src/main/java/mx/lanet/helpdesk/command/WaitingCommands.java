package mx.lanet.helpdesk.command;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import mx.lanet.helpdesk.command.internal.WaitingTable;
import mx.lanet.protocol.Command;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** The commands that wait for agents, for a whole batch of heartbeats, inside its transaction. */
@Service
public class WaitingCommands {
    private final WaitingTable table;
    private final ApplicationEventPublisher publisher;

    WaitingCommands(@Qualifier("ingest") DataSource dataSource, ApplicationEventPublisher publisher) {
        this.table = new WaitingTable(new JdbcTemplate(dataSource));
        this.publisher = publisher;
    }

    /**
     * What is to be delivered to each of these assets, the most urgent first; again and again until a result arrives or
     * the command expires.
     */
    public Map<UUID, List<Command>> deliver(UUID[] clients, UUID[] assets, Instant now) {
        List<WaitingTable.Waiting> waiting = table.find(clients, assets, now);
        if (waiting.isEmpty()) {
            return Map.of();
        }
        List<WaitingTable.Waiting> first =
                waiting.stream().filter(one -> !one.delivered()).toList();
        Set<UUID> marked = table.markDelivered(first, now);
        first.stream().filter(one -> marked.contains(one.commandId())).forEach(this::tell);
        return waiting.stream()
                .filter(one -> one.delivered() || marked.contains(one.commandId()))
                .collect(Collectors.groupingBy(
                        WaitingTable.Waiting::assetId,
                        Collectors.mapping(WaitingTable.Waiting::command, Collectors.toList())));
    }

    private void tell(WaitingTable.Waiting one) {
        publisher.publishEvent(
                new CommandChanged(one.clientId(), one.assetId(), one.commandId(), one.runId(), "delivered"));
    }
}
