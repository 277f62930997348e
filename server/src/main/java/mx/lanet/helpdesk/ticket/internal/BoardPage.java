package mx.lanet.helpdesk.ticket.internal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.Chosen;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.TicketRow;
import mx.lanet.helpdesk.ticket.bulk.BulkWork;
import mx.lanet.helpdesk.ticket.tag.Tag;
import mx.lanet.helpdesk.web.Avatar;
import mx.lanet.helpdesk.web.Pager;
import org.jspecify.annotations.Nullable;

/**
 * Tickets as cards, in a column for each state.
 *
 * @param notice why the last card did not move; null when it did
 * @param undoable what the reader has just done to many tickets, and may take back; null for nothing
 * @param clientNames of the clients in it; empty where there is only one client to see
 * @param tags by ticket
 */
public record BoardPage(
        ListFrame frame,
        List<Lane> lanes,
        TicketPage.@Nullable Notice notice,
        @Nullable BulkWork undoable,
        Map<UUID, String> clientNames,
        Map<UUID, List<Tag>> tags) {

    private static final int TAGS_SHOWN = 2;

    /** The tickets of one state, as many as the page of the column holds. */
    public record Lane(State state, Slice<TicketRow> slice) {}

    /** Only the team moves cards. */
    public boolean movable() {
        return frame.staff();
    }

    /** Whether there are more cards than the columns show at once. */
    public boolean isPaged() {
        return lanes.stream()
                .anyMatch(lane -> lane.slice().hasNext() || lane.slice().hasPrevious());
    }

    /** Whether there are more cards than were counted. */
    public boolean isMoreThanCounted() {
        return lanes.stream().anyMatch(lane -> lane.slice().isMoreThanCounted());
    }

    /** The cards of all columns and all their pages, as far as they were counted. */
    public long total() {
        return lanes.stream().mapToLong(lane -> pager(lane).total()).sum();
    }

    /** What a tick on this card sends. */
    public String chosen(TicketRow row) {
        return new Chosen(row.clientId(), row.ticketId(), row.version()).written();
    }

    public Pager pager(Lane lane) {
        return Pager.of(lane.slice(), page -> frame.address().lane(lane.state(), page));
    }

    /** Where a card of this column may be sent, besides where it is. */
    public List<State> others(Lane lane) {
        return lanes.stream()
                .map(Lane::state)
                .filter(state -> state != lane.state())
                .toList();
    }

    public Avatar assignee(TicketRow row) {
        return Avatar.of(String.valueOf(row.assigneeId()), row.assigneeName());
    }

    /** As many as a card shows without getting loud. */
    public List<Tag> tags(TicketRow row) {
        return tags.getOrDefault(row.ticketId(), List.of()).stream()
                .limit(TAGS_SHOWN)
                .toList();
    }

    /** How many more there are. */
    public int moreTags(TicketRow row) {
        return Math.max(0, tags.getOrDefault(row.ticketId(), List.of()).size() - TAGS_SHOWN);
    }

    public String client(TicketRow row) {
        return clientNames.getOrDefault(row.clientId(), "");
    }
}
