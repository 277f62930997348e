package mx.lanet.helpdesk.web;

/**
 * How a state or a priority is shown: shape tells the kind, colour only repeats it.
 *
 * @param css the class beside {@code st}, {@code pr} or {@code as}
 * @param icon empty where the shape is drawn by the style sheet
 */
public record Mark(String css, String icon, String labelKey) {

    /** A ticket's state by its code in the product: the glyph fills up as work goes on. */
    public static Mark ticketState(String state) {
        return switch (state) {
            case "nuevo" -> new Mark("st-nuevo", "circle-dashed", "web.ticket-state.nuevo");
            case "asignado" -> new Mark("st-asignado", "circle-dot", "web.ticket-state.asignado");
            case "en_progreso" -> new Mark("st-progreso", "circle-half-2", "web.ticket-state.en_progreso");
            case "en_espera" -> new Mark("st-espera", "player-pause", "web.ticket-state.en_espera");
            case "resuelto" -> new Mark("st-resuelto", "circle-check", "web.ticket-state.resuelto");
            case "cerrado" -> new Mark("st-cerrado", "archive", "web.ticket-state.cerrado");
            default -> throw new IllegalArgumentException("no such state of a ticket: " + state);
        };
    }

    /** The same for the requester, in plain words. */
    public static Mark portalState(String state) {
        return switch (state) {
            case "nuevo", "asignado" -> new Mark("st-nuevo", "circle-dashed", "web.portal-state.received");
            case "en_progreso" -> new Mark("st-progreso", "circle-half-2", "web.portal-state.working");
            case "en_espera" -> new Mark("st-espera", "message-2", "web.portal-state.waiting");
            case "resuelto" -> new Mark("st-resuelto", "circle-check", "web.portal-state.resolved");
            case "cerrado" -> new Mark("st-cerrado", "archive", "web.portal-state.closed");
            default -> throw new IllegalArgumentException("no such state of a ticket: " + state);
        };
    }

    public static Mark priority(String priority) {
        return switch (priority) {
            case "baja" -> new Mark("pr-baja", "chevron-down", "web.priority.baja");
            case "media" -> new Mark("pr-media", "equal", "web.priority.media");
            case "alta" -> new Mark("pr-alta", "chevrons-up", "web.priority.alta");
            case "critica" -> new Mark("pr-critica", "alert-square-rounded-filled", "web.priority.critica");
            default -> throw new IllegalArgumentException("no such priority: " + priority);
        };
    }

    /** A machine's state: dot, diamond, ring, square, dash. */
    public static Mark assetState(String state) {
        return switch (state) {
            case "online" -> new Mark("as-ok", "", "web.asset-state.online");
            case "warning" -> new Mark("as-warn", "", "web.asset-state.warning");
            case "offline" -> new Mark("as-off", "", "web.asset-state.offline");
            case "maintenance" -> new Mark("as-maint", "", "web.asset-state.maintenance");
            case "retired" -> new Mark("as-ret", "", "web.asset-state.retired");
            case "pending" -> new Mark("as-ret", "", "web.asset-state.pending");
            default -> throw new IllegalArgumentException("no such state of an asset: " + state);
        };
    }

    /** Where a ticket came from. */
    public static Mark channel(String channel) {
        return switch (channel) {
            case "portal" -> new Mark("", "world", "web.channel.portal");
            case "email" -> new Mark("", "mail", "web.channel.email");
            case "agente" -> new Mark("", "device-desktop", "web.channel.agente");
            case "api" -> new Mark("", "api", "web.channel.api");
            case "phone" -> new Mark("", "phone", "web.channel.phone");
            case "walk_in" -> new Mark("", "user", "web.channel.walk_in");
            default -> throw new IllegalArgumentException("no such channel: " + channel);
        };
    }
}
