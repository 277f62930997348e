package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The top level of the answer of {@code GET /api/tickets/my-tickets}: one asset's tickets, newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record TicketPage(
        boolean success, List<TicketSummary> tickets, long total, int page, @JsonProperty("per_page") int perPage) {

    /**
     * One ticket in the list.
     *
     * @param openedBy the user name of who asked at the machine; null when the ticket was made elsewhere
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record TicketSummary(
            @JsonProperty("ticket_id") UUID ticketId,
            @JsonProperty("ticket_number") String ticketNumber,
            @Nullable String subject,
            String status,
            @Nullable String priority,
            @Nullable String category,
            @Nullable String channel,
            @JsonProperty("created_at") @Nullable Instant createdAt,
            @JsonProperty("updated_at") @Nullable Instant updatedAt,
            @JsonProperty("assigned_to") @Nullable String assignedTo,
            @JsonProperty("unread_comments") @Nullable Integer unreadComments,
            @Nullable Integer rating,
            @JsonProperty("opened_by") @Nullable String openedBy) {}
}
