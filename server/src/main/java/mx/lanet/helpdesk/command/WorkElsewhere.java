package mx.lanet.helpdesk.command;

import java.util.UUID;

/** Another server has ordered something of this machine, whose agent may be connected to this one. */
public record WorkElsewhere(UUID assetId) {}
