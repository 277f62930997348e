package mx.lanet.helpdesk.ticket.internal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.Chosen;
import mx.lanet.helpdesk.ticket.TicketRow;
import mx.lanet.helpdesk.ticket.View;
import mx.lanet.helpdesk.ticket.bulk.BulkWork;
import mx.lanet.helpdesk.ticket.field.TicketField;
import mx.lanet.helpdesk.ticket.tag.Tag;
import mx.lanet.helpdesk.ticket.view.Snippet;
import mx.lanet.helpdesk.web.Avatar;
import mx.lanet.helpdesk.web.Column;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Tab;
import org.jspecify.annotations.Nullable;

/**
 * The list of tickets, ready to be shown.
 *
 * @param shown what the list shows of each ticket, in this order
 * @param columns their heads
 * @param snippets by ticket, where words are looked for
 * @param clientNames of the clients in it; empty where there is only one client to see
 * @param tags by ticket, where they are shown
 * @param said by ticket and field, where fields are shown
 * @param undoable what the reader has just done to many tickets, and may take back; null for nothing
 */
public record TicketListPage(
        ListFrame frame,
        List<ShownColumn> shown,
        List<Column> columns,
        Slice<TicketRow> slice,
        Map<UUID, Snippet> snippets,
        Map<UUID, String> clientNames,
        Map<UUID, List<Tag>> tags,
        Map<UUID, Map<UUID, String>> said,
        @Nullable BulkWork undoable) {
    private static final int TAGS_SHOWN = 2;

    /**
     * A filter.
     *
     * @param value what it is set to now
     * @param removePath null when it is not set
     * @param bounds where it asks for numbers or dates; null where its options are all there are
     * @param open whether it has just been asked for
     */
    public record Chip(
            String label,
            String value,
            @Nullable String removePath,
            List<Tab> options,
            @Nullable Bounds bounds,
            boolean open) {
        Chip(String label, String value, @Nullable String removePath, List<Tab> options) {
            this(label, value, removePath, options, null, false);
        }

        Chip(String label, String value, @Nullable String removePath, List<Tab> options, boolean open) {
            this(label, value, removePath, options, null, open);
        }

        Chip(String label, String value, @Nullable String removePath, List<Tab> options, Bounds bounds) {
            this(label, value, removePath, options, bounds, bounds.open());
        }
    }

    /**
     * The form of a filter from one number or date to another.
     *
     * @param kept the other parameters of the address
     * @param open whether it has just been asked for
     */
    public record Bounds(String name, boolean dates, String from, String to, Map<String, String> kept, boolean open) {}

    public ListAddress address() {
        return frame.address();
    }

    public View view() {
        return frame.view();
    }

    public List<Tab> views() {
        return frame.views();
    }

    public boolean filtered() {
        return frame.filtered();
    }

    /** Only the team changes many at once. */
    public boolean selectable() {
        return frame.staff();
    }

    /** What a tick beside this ticket sends. */
    public String chosen(TicketRow row) {
        return new Chosen(row.clientId(), row.ticketId(), row.version()).written();
    }

    public String viewKey() {
        return frame.viewKey();
    }

    public Pager pager() {
        return Pager.of(slice, address()::page);
    }

    /** Where the words that are looked for stand in it; null without a search. */
    public @Nullable Snippet snippet(TicketRow row) {
        return snippets.get(row.ticketId());
    }

    /** The page of a row; staff come back to this list from there. */
    public String path(TicketRow row) {
        return "/tickets/" + row.code();
    }

    public Avatar assignee(TicketRow row) {
        return Avatar.of(String.valueOf(row.assigneeId()), row.assigneeName());
    }

    /** What stands above a column. */
    public String head(ShownColumn column) {
        return columns.get(shown.indexOf(column)).label();
    }

    /** What the ticket says in a field, in words; empty where it says nothing. */
    public String said(TicketRow row, TicketField field) {
        return said.getOrDefault(row.ticketId(), Map.of()).getOrDefault(field.id(), "");
    }

    /** As many as a row shows without getting loud. */
    public List<Tag> tags(TicketRow row) {
        return allTags(row).stream().limit(TAGS_SHOWN).toList();
    }

    /** How many more there are. */
    public int moreTags(TicketRow row) {
        return Math.max(0, allTags(row).size() - TAGS_SHOWN);
    }

    private List<Tag> allTags(TicketRow row) {
        return tags.getOrDefault(row.ticketId(), List.of());
    }

    /** The requester's client, or empty where it goes without saying. */
    public String client(TicketRow row) {
        return clientNames.getOrDefault(row.clientId(), "");
    }
}
