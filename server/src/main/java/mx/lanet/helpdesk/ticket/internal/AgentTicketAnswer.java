package mx.lanet.helpdesk.ticket.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.Attachment;
import mx.lanet.helpdesk.ticket.Comment;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketRow;
import mx.lanet.helpdesk.ticket.Tickets;
import org.jspecify.annotations.Nullable;

/** What agents are answered: each field at the top level and again under {@code data}, since the two documents disagree. */
final class AgentTicketAnswer {
    private AgentTicketAnswer() {}

    static Map<String, @Nullable Object> created(Ticket ticket) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("ticket_id", ticket.ticketId());
        fields.put("ticket_number", ticket.code());
        fields.put("status", ticket.state().word());
        return both(fields);
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
        return fields;
    }

    static Map<String, @Nullable Object> one(Tickets.Conversation conversation, List<Attachment> attachments) {
        Ticket ticket = conversation.ticket();
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
        fields.put("unread_comments", 0);
        fields.put("rating", ticket.rating() == null ? null : ticket.rating().score());
        fields.put(
                "comments",
                conversation.comments().stream().map(AgentTicketAnswer::comment).toList());
        fields.put(
                "attachments", attachments.stream().map(AgentTicketAnswer::file).toList());
        return both(fields);
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
        fields.put("file_name", attachment.fileName());
        fields.put("media_type", attachment.mediaType());
        fields.put("size", attachment.sizeBytes());
        fields.put("sha256", attachment.sha256());
        fields.put("created_at", time(attachment.createdAt()));
        return fields;
    }

    static Map<String, @Nullable Object> attached(List<Attachment> attachments) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(
                "attachments", attachments.stream().map(AgentTicketAnswer::file).toList());
        return both(fields);
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
