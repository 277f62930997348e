package mx.lanet.helpdesk.client;

import java.util.UUID;

/** An office of a client. */
public record Site(UUID clientId, UUID id, String name, String address, String phone, boolean active, int version) {
    /** As a person saw it who has been overtaken meanwhile. */
    public Site withVersion(int seen) {
        return new Site(clientId, id, name, address, phone, active, seen);
    }
}
