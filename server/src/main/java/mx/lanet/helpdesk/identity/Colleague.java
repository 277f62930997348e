package mx.lanet.helpdesk.identity;

import java.util.UUID;
import mx.lanet.helpdesk.shared.Role;

/** Somebody of the MSP, as far as others need to know: who may be given a client's ticket. */
public record Colleague(UUID id, String name, Role role) {}
