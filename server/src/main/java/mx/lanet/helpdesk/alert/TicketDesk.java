package mx.lanet.helpdesk.alert;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import mx.lanet.helpdesk.web.Choice;
import org.jspecify.annotations.Nullable;

/**
 * What alerts ask of whoever keeps tickets. All but the choices happen in the caller's transaction, whose scope reaches
 * all clients: the alert and its ticket change together or not at all.
 */
public interface TicketDesk {
    /**
     * A ticket to be made.
     *
     * @param key a repeat with the same one finds the first ticket
     * @param assetName empty without a machine
     * @param priority a word of the product
     * @param category the id of a category; empty for the usual one
     */
    record Order(
            UUID clientId,
            String key,
            String subject,
            String description,
            String requesterName,
            @Nullable UUID assetId,
            String assetName,
            @Nullable UUID siteId,
            String priority,
            String category) {}

    /** A ticket, as history names it. */
    record Made(UUID ticketId, String code) {}

    Made make(Order order);

    /** Says so on the ticket and resolves it, if it is still open. */
    void resolve(UUID clientId, UUID ticketId, String words);

    /** Opens it again if it is not open, and says why. */
    void reopen(UUID clientId, UUID ticketId, String words);

    /** The categories of a client, or of the house, for a choice. */
    List<Choice> categories(UUID owner, String chosen, Locale locale);
}
