package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The top level of the answer of {@code POST /api/tickets/{id}/comments}.
 *
 * @param ticketId where it was said: of a merged ticket the one that it has become a part of
 * @param attachments the files that were kept beside it
 * @param refused the files that were not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record CommentSaid(
        boolean success,
        @JsonProperty("ticket_id") UUID ticketId,
        @JsonProperty("ticket_number") String ticketNumber,
        String status,
        @JsonProperty("comment_id") @Nullable UUID commentId,
        List<TicketDetail.Attached> attachments,
        List<Refused> refused) {
    public CommentSaid {
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
        refused = refused == null ? List.of() : List.copyOf(refused);
    }

    /** @param message why, as a sentence in the language that was asked for */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Refused(@JsonProperty("file_name") String fileName, String message) {}
}
