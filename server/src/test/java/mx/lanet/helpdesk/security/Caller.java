package mx.lanet.helpdesk.security;

import mx.lanet.helpdesk.shared.Role;
import org.jspecify.annotations.Nullable;

/** Everybody who may knock: nobody, each role of one client, its agents, and programs with its API keys. */
enum Caller {
    NOBODY(null),
    REQUESTER(Role.REQUESTER),
    CLIENT_ADMIN(Role.CLIENT_ADMIN),
    TECHNICIAN(Role.TECHNICIAN),
    SUPERADMIN(Role.SUPERADMIN),
    AGENT(null),
    AGENT_IN_QUARANTINE(null),
    /** With every scope. */
    API_KEY(null),
    /** Without the scope that a handler wants. */
    KEY_FOR_UPDATES(null);

    private final @Nullable Role role;

    Caller(@Nullable Role role) {
        this.role = role;
    }

    @Nullable
    Role role() {
        return role;
    }

    /** A program, not a person. */
    boolean isAgent() {
        return this == AGENT || this == AGENT_IN_QUARANTINE || this == API_KEY || this == KEY_FOR_UPDATES;
    }
}
