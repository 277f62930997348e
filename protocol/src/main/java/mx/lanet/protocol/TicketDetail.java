package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The top level of the answer of {@code GET /api/tickets/{id}}: one ticket with what was said, attached and done, oldest
 * first. Reading it leaves it as unread as it was; {@code POST /api/tickets/{id}/read} marks it.
 *
 * @param openedBy the user name of who asked at the machine; null when the ticket was made elsewhere
 * @param mergedInto the ticket that it has become a part of, where the talk goes on; null for one that lives
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record TicketDetail(
        boolean success,
        @JsonProperty("ticket_id") UUID ticketId,
        @JsonProperty("ticket_number") String ticketNumber,
        @Nullable String subject,
        @Nullable String description,
        String status,
        @Nullable String priority,
        @Nullable String category,
        @Nullable String channel,
        @JsonProperty("created_at") @Nullable Instant createdAt,
        @JsonProperty("updated_at") @Nullable Instant updatedAt,
        @JsonProperty("resolved_at") @Nullable Instant resolvedAt,
        @JsonProperty("assigned_to") @Nullable String assignedTo,
        @JsonProperty("unread_comments") @Nullable Integer unreadComments,
        @Nullable Integer rating,
        @JsonProperty("opened_by") @Nullable String openedBy,
        @Nullable May may,
        @JsonProperty("merged_into") @Nullable Merged mergedInto,
        List<Comment> comments,
        List<Attached> attachments,
        List<Happened> history) {
    public TicketDetail {
        comments = comments == null ? List.of() : List.copyOf(comments);
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
        history = history == null ? List.of() : List.copyOf(history);
    }

    /** What its life allows now; {@code rate} is false when the rating of this resolution was given. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record May(boolean reply, boolean close, boolean reopen, boolean rate) {}

    /** Another ticket. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Merged(
            @JsonProperty("ticket_id") UUID ticketId, @JsonProperty("ticket_number") String ticketNumber) {}

    /** Somebody's public words. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Comment(
            @JsonProperty("comment_id") UUID commentId,
            @Nullable String author,
            @JsonProperty("by_staff") boolean byStaff,
            String comment,
            @JsonProperty("created_at") @Nullable Instant createdAt) {}

    /**
     * A file, had whole from {@code GET /api/tickets/{id}/attachments/{attachment_id}}.
     *
     * @param commentId the words it goes along with; null when it stands by itself
     * @param sha256 lower-case hex
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Attached(
            @JsonProperty("attachment_id") UUID attachmentId,
            @JsonProperty("comment_id") @Nullable UUID commentId,
            @JsonProperty("file_name") String fileName,
            @JsonProperty("media_type") String mediaType,
            long size,
            @Nullable String sha256,
            @JsonProperty("created_at") @Nullable Instant createdAt) {}

    /**
     * What was done to it.
     *
     * @param code what kind of thing: created, state, reopened, undone, rated, merged, took_in
     * @param from the value before, empty when there was none
     * @param to the value after, empty when there is none
     * @param text all of it as a sentence in the language that was asked for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Happened(
            @Nullable Instant at,
            String code,
            @Nullable String by,
            @Nullable String from,
            @Nullable String to,
            String text) {}
}
