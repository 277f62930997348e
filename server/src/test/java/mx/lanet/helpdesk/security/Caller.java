package mx.lanet.helpdesk.security;

import mx.lanet.helpdesk.shared.Role;
import org.jspecify.annotations.Nullable;

/** Everybody who may knock: nobody, each role of one client, and its agents. */
enum Caller {
    NOBODY(null),
    REQUESTER(Role.REQUESTER),
    CLIENT_ADMIN(Role.CLIENT_ADMIN),
    TECHNICIAN(Role.TECHNICIAN),
    SUPERADMIN(Role.SUPERADMIN),
    AGENT(null),
    AGENT_IN_QUARANTINE(null);

    private final @Nullable Role role;

    Caller(@Nullable Role role) {
        this.role = role;
    }

    @Nullable
    Role role() {
        return role;
    }

    boolean isAgent() {
        return this == AGENT || this == AGENT_IN_QUARANTINE;
    }
}
