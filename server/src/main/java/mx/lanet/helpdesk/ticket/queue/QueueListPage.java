package mx.lanet.helpdesk.ticket.queue;

import java.util.List;

/**
 * The queues.
 *
 * @param lines all of them with their figures; empty for who does not administer them
 * @param own those in which the reader works
 * @param away whether the reader is given nothing by itself for now
 */
public record QueueListPage(List<Queues.Line> lines, List<QueueName> own, boolean away, boolean mayEdit) {
    public QueueListPage {
        lines = List.copyOf(lines);
        own = List.copyOf(own);
    }
}
