package mx.lanet.helpdesk.identity;

import java.util.UUID;

/** Sessions of this user have ended: by signing out, a new password, or being shut out. Live connections follow. */
public record SessionEnded(UUID userId) {}
