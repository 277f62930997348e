package mx.lanet.helpdesk.ticket.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.Attachment;
import mx.lanet.helpdesk.ticket.Comment;
import mx.lanet.helpdesk.ticket.MachineTickets;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketEvent;
import mx.lanet.helpdesk.ticket.TicketEvent.Kind;
import mx.lanet.helpdesk.ticket.TicketRow;
import mx.lanet.helpdesk.ticket.category.CategoryNode;
import mx.lanet.helpdesk.ticket.category.CategoryTree;
import mx.lanet.helpdesk.ticket.category.CategoryTree.Branch;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;

/** What agents are answered: each field at the top level and again under {@code data}, since the two documents disagree. */
final class AgentTicketAnswer {
    /** Of its history what concerns who asks, from the beginning. */
    private static final Set<Kind> SHOWN = Stream.concat(Stream.of(Kind.CREATED), EventText.OF_WHO_ASKS.stream())
            .collect(Collectors.toSet());

    private AgentTicketAnswer() {}

    static Map<String, @Nullable Object> created(Ticket ticket) {
        return both(ticket(ticket));
    }

    private static Map<String, @Nullable Object> ticket(Ticket ticket) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("ticket_id", ticket.ticketId());
        fields.put("ticket_number", ticket.code());
        fields.put("status", ticket.state().word());
        return fields;
    }

    static Map<String, @Nullable Object> list(Slice<TicketRow> slice) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("tickets", slice.items().stream().map(AgentTicketAnswer::row).toList());
        fields.put("total", slice.total());
        fields.put("page", slice.page());
        fields.put("per_page", slice.size());
        return both(fields);
    }

    private static Map<String, @Nullable Object> row(TicketRow row) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("ticket_id", row.ticketId());
        fields.put("ticket_number", row.code());
        fields.put("subject", row.subject());
        fields.put("status", row.state().word());
        fields.put("priority", row.priority().word());
        fields.put("category", row.category());
        fields.put("channel", row.channel().word());
        fields.put("created_at", time(row.createdAt()));
        fields.put("updated_at", time(row.updatedAt()));
        fields.put("assigned_to", row.assigneeName().isEmpty() ? null : row.assigneeName());
        fields.put("unread_comments", row.unread());
        fields.put("rating", row.rating());
        fields.put("opened_by", row.openedBy());
        return fields;
    }

    static Map<String, @Nullable Object> one(MachineTickets.Seen seen, List<Attachment> attachments, Texts texts) {
        Ticket ticket = seen.conversation().ticket();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("ticket_id", ticket.ticketId());
        fields.put("ticket_number", ticket.code());
        fields.put("subject", ticket.subject());
        fields.put("description", ticket.description());
        fields.put("status", ticket.state().word());
        fields.put("priority", ticket.priority().word());
        fields.put("category", ticket.category());
        fields.put("channel", ticket.channel().word());
        fields.put("created_at", time(ticket.createdAt()));
        fields.put("updated_at", time(ticket.updatedAt()));
        fields.put("resolved_at", time(ticket.resolvedAt()));
        fields.put("assigned_to", ticket.assigneeName().isEmpty() ? null : ticket.assigneeName());
        fields.put("unread_comments", seen.unread());
        fields.put("rating", ticket.rating() == null ? null : ticket.rating().score());
        fields.put("opened_by", ticket.openedBy());
        fields.put("may", may(seen.may()));
        fields.put("merged_into", seen.living() == ticket ? null : merged(seen.living()));
        fields.put(
                "comments",
                seen.conversation().comments().stream()
                        .map(AgentTicketAnswer::comment)
                        .toList());
        fields.put(
                "attachments", attachments.stream().map(AgentTicketAnswer::file).toList());
        fields.put("history", history(seen.conversation().events(), texts));
        return both(fields);
    }

    private static Map<String, Boolean> may(MachineTickets.May may) {
        return Map.of("reply", may.reply(), "close", may.close(), "reopen", may.reopen(), "rate", may.rate());
    }

    private static Map<String, Object> merged(Ticket living) {
        return Map.of("ticket_id", living.ticketId(), "ticket_number", living.code());
    }

    private static List<Map<String, Object>> history(List<TicketEvent> events, Texts texts) {
        return events.stream()
                .filter(event -> !event.internal() && SHOWN.contains(event.kind()))
                .map(event -> Map.<String, Object>of(
                        "at", event.at().toString(),
                        "code", event.kind().word(),
                        "by", event.actorName(),
                        "from", event.from(),
                        "to", event.to(),
                        "text", EventText.of(event, texts)))
                .toList();
    }

    private static Map<String, @Nullable Object> comment(Comment comment) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("comment_id", comment.commentId());
        fields.put("author", comment.authorName());
        fields.put("by_staff", comment.byStaff());
        fields.put("comment", comment.body());
        fields.put("created_at", time(comment.createdAt()));
        return fields;
    }

    private static Map<String, @Nullable Object> file(Attachment attachment) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("attachment_id", attachment.attachmentId());
        fields.put("comment_id", attachment.commentId());
        fields.put("file_name", attachment.fileName());
        fields.put("media_type", attachment.mediaType());
        fields.put("size", attachment.sizeBytes());
        fields.put("sha256", attachment.sha256());
        fields.put("created_at", time(attachment.createdAt()));
        return fields;
    }

    static Map<String, @Nullable Object> said(Ticket ticket, @Nullable UUID commentId, AgentFiles.Taken taken) {
        Map<String, @Nullable Object> fields = ticket(ticket);
        fields.put("comment_id", commentId);
        fields.put(
                "attachments",
                taken.kept().stream().map(AgentTicketAnswer::file).toList());
        fields.put(
                "refused",
                taken.refused().stream()
                        .map(file -> Map.of("file_name", file.fileName(), "message", file.why()))
                        .toList());
        return both(fields);
    }

    static Map<String, @Nullable Object> attached(List<Attachment> attachments) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(
                "attachments", attachments.stream().map(AgentTicketAnswer::file).toList());
        return both(fields);
    }

    /** As who asks calls them; what is offered stands right after what it stands below. */
    static Map<String, @Nullable Object> categories(CategoryTree tree, Locale locale) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(
                "categories",
                tree.offered().stream()
                        .map(branch -> category(branch, tree, locale))
                        .toList());
        return both(fields);
    }

    private static Map<String, @Nullable Object> category(Branch branch, CategoryTree tree, Locale locale) {
        CategoryNode node = branch.node();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", node.id());
        fields.put("parent_id", branch.depth() == 0 ? null : node.parentId());
        fields.put("name", node.asked(locale));
        fields.put("path", tree.fullName(node.id(), locale));
        fields.put("example", node.example(locale));
        fields.put("icon", node.icon());
        return fields;
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static Map<String, @Nullable Object> both(Map<String, @Nullable Object> fields) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("success", true);
        answer.putAll(fields);
        answer.put("data", fields);
        return answer;
    }
}
