package mx.lanet.helpdesk.ticket.view;

import java.util.UUID;

/**
 * A list that somebody wants to see again.
 *
 * @param shared shown to all who work with its owner
 * @param address the list's address behind the question mark: filters, words, order, columns
 */
public record SavedView(
        UUID clientId,
        UUID viewId,
        UUID ownerId,
        String ownerName,
        String name,
        boolean shared,
        String address,
        int version) {
    public static final int NAME_MAX = 60;
    public static final int ADDRESS_MAX = 2000;
}
