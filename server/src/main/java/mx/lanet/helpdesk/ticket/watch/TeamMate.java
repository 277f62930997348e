package mx.lanet.helpdesk.ticket.watch;

import java.util.UUID;

/**
 * Somebody of the team, as seen from one client's ticket.
 *
 * @param serves whether this person may see it
 */
public record TeamMate(UUID userId, String name, String login, boolean serves) {}
