package mx.lanet.helpdesk.script;

import java.util.UUID;

/** A run was begun, went on, or was cancelled; published within its transaction. */
public record RunChanged(UUID clientId, UUID runId) {}
