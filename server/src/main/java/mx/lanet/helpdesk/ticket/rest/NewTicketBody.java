package mx.lanet.helpdesk.ticket.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import mx.lanet.helpdesk.api.Body;
import mx.lanet.helpdesk.ticket.Category;
import mx.lanet.helpdesk.ticket.Opening;
import org.jspecify.annotations.Nullable;

/**
 * A new ticket.
 *
 * @param clientId whose it is; the own client's people may leave it out
 * @param category the id of a category, or its name in any language
 * @param priority without one, what the category says
 * @param requesterId who asks; without one, whoever sends this, or the name
 * @param requesterName who asks, when nobody with a login
 */
@Schema(name = "NewTicket")
record NewTicketBody(
        @Nullable UUID clientId,
        @NotBlank @Size(max = Opening.SUBJECT_MAX) String subject,
        @NotBlank @Size(max = Opening.TEXT_MAX) String description,
        @Size(max = Category.MAX) @Nullable String category,
        @Schema(allowableValues = {"baja", "media", "alta", "critica"}) @Nullable String priority,
        @Nullable UUID requesterId,
        @Size(max = 200) @Nullable String requesterName,
        @Nullable UUID assetId)
        implements Body {}
