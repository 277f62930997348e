package mx.lanet.helpdesk.client;

import java.util.UUID;

/** An office of a client. */
public record Site(UUID clientId, UUID id, String name, String address, String phone, boolean active, int version) {}
