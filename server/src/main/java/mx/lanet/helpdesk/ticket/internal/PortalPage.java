package mx.lanet.helpdesk.ticket.internal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.asset.AssetRow;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.LastWords;
import mx.lanet.helpdesk.ticket.TicketRow;
import mx.lanet.helpdesk.ticket.field.FieldQuestions;
import mx.lanet.helpdesk.ticket.file.FileBlock;
import mx.lanet.helpdesk.ticket.reply.NewTicketDraft;
import mx.lanet.helpdesk.ticket.reply.Sheet;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.KeyValue;
import mx.lanet.helpdesk.web.Pager;
import org.jspecify.annotations.Nullable;

/** What the requester's start page, list, form and machine page show. */
public sealed interface PortalPage {
    /** The name of the requester's company, at the head of every page. */
    String clientName();

    /** The start: how can we help, my tickets, my machine. */
    record Home(String clientName, List<PortalPicture> pictures, Lines tickets, List<AssetRow> machines)
            implements PortalPage {}

    /** All tickets of the requester. */
    record All(String clientName, Lines tickets) implements PortalPage {
        public Pager pager() {
            return Pager.of(tickets.slice(), page -> page == 1 ? "/portal/tickets" : "/portal/tickets?page=" + page);
        }
    }

    /** A new ticket; the sheet is the page that is opened. */
    record New(
            String clientName,
            Form form,
            List<PortalPicture> pictures,
            List<AssetRow> machines,
            FieldQuestions fields,
            FileBlock attach,
            @Nullable NewTicketDraft draft,
            Sheet sheet)
            implements PortalPage {}

    /**
     * The requester's machines.
     *
     * @param told what each says in the house's fields
     */
    record Machines(String clientName, List<AssetRow> machines, Map<UUID, List<KeyValue>> told) implements PortalPage {
        /** What the page watches: each of the machines. */
        public String topics() {
            return machines.stream()
                    .map(machine -> "asset:" + machine.assetId())
                    .collect(Collectors.joining(" "));
        }
    }

    /** Tickets with who spoke last in each. */
    record Lines(Slice<TicketRow> slice, Map<UUID, LastWords> lastWords) {
        public @Nullable LastWords of(TicketRow row) {
            return lastWords.get(row.ticketId());
        }
    }
}
