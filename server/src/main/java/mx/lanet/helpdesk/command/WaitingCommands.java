package mx.lanet.helpdesk.command;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import mx.lanet.helpdesk.command.internal.WaitingTable;
import mx.lanet.protocol.Command;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** The commands that wait for agents, for a whole batch of heartbeats, inside its transaction. */
@Service
public class WaitingCommands {
    private final WaitingTable table;

    WaitingCommands(@Qualifier("ingest") DataSource dataSource) {
        this.table = new WaitingTable(new JdbcTemplate(dataSource));
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
        table.markDelivered(waiting.stream().filter(one -> !one.delivered()).toList(), now);
        return waiting.stream()
                .collect(Collectors.groupingBy(
                        WaitingTable.Waiting::assetId,
                        Collectors.mapping(WaitingTable.Waiting::command, Collectors.toList())));
    }
}
