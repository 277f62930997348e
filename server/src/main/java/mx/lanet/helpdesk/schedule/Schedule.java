package mx.lanet.helpdesk.schedule;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A report that goes out by itself.
 *
 * @param clientId whose it is: the house for staff's, or the client of the administrator who made it
 * @param page the word of the {@link mx.lanet.helpdesk.report.Exportable} that it is of
 * @param address of the page, behind the question mark
 * @param whole of the week or month before the date, instead of the page's own period
 * @param nextAt its next date; means nothing while it rests
 * @param version for optimistic locking
 */
public record Schedule(
        UUID clientId,
        UUID scheduleId,
        UUID ownerId,
        String ownerName,
        String name,
        String page,
        String address,
        String format,
        Rhythm rhythm,
        boolean whole,
        boolean active,
        Instant nextAt,
        int version) {
    public static final int NAME_MAX = 80;
    public static final int ADDRESS_MAX = 2000;

    /** Somebody with a login. */
    public record Reader(UUID clientId, UUID userId) {}

    /** What the address says, by name. */
    public Map<String, String> parameters() {
        return parameters(address);
    }

    /** What an address says behind its question mark; what cannot be read is left out. */
    public static Map<String, String> parameters(String address) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : address.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                try {
                    parameters.putIfAbsent(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
                } catch (IllegalArgumentException broken) {
                    parameters.remove(parts[0]);
                }
            }
        }
        return parameters;
    }

    /** The one client that an address names, if it does. */
    public static Optional<UUID> client(Map<String, String> parameters) {
        String client = parameters.getOrDefault("client", "");
        return client.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? Optional.of(UUID.fromString(client))
                : Optional.empty();
    }
}
