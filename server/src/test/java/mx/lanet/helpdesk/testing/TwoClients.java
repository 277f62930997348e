package mx.lanet.helpdesk.testing;

import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;

/**
 * Two companies with their people, as most tests need them: what happens at one must never show at the other.
 *
 * @param superadmin sees both
 */
public record TwoClients(Company cafe, Company textil, Person superadmin) {
    /**
     * A client with one site and one person of each role.
     *
     * @param technician serves this client and no other
     */
    public record Company(
            UUID clientId, String name, UUID siteId, Person technician, Person clientAdmin, Person requester) {}
}
