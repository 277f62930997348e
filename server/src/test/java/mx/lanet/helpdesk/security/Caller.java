package mx.lanet.helpdesk.security;

import mx.lanet.helpdesk.shared.Role;
import org.jspecify.annotations.Nullable;

/** Everybody who may knock: nobody, each role of one client, their programs, its agents, and programs with its API keys. */
enum Caller {
    NOBODY(null),
    REQUESTER(Role.REQUESTER),
    CLIENT_ADMIN(Role.CLIENT_ADMIN),
    TECHNICIAN(Role.TECHNICIAN),
    SUPERADMIN(Role.SUPERADMIN),
    /** With a JWT of the REST API instead of a cookie, as the other three. */
    REQUESTERS_PROGRAM(Role.REQUESTER),
    CLIENT_ADMINS_PROGRAM(Role.CLIENT_ADMIN),
    TECHNICIANS_PROGRAM(Role.TECHNICIAN),
    SUPERADMINS_PROGRAM(Role.SUPERADMIN),
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

    /** A person's program, at the REST API. */
    boolean isProgram() {
        return name().endsWith("S_PROGRAM");
    }

    /** A program, not a person. */
    boolean isAgent() {
        return this == AGENT || this == AGENT_IN_QUARANTINE || this == API_KEY || this == KEY_FOR_UPDATES;
    }
}
