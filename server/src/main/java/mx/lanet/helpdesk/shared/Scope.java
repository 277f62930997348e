package mx.lanet.helpdesk.shared;

import java.util.Set;
import java.util.UUID;

/** Which rows a transaction may reach: it becomes the transaction's role and client in PostgreSQL. */
public sealed interface Scope {
    /** One client's rows, as its own people and agents see them (role {@code app_portal}). */
    record Client(UUID clientId) implements Scope {}

    /** The rows of the clients that a technician serves (role {@code app_staff}); none when empty. */
    record Clients(Set<UUID> clientIds) implements Scope {
        public Clients {
            clientIds = Set.copyOf(clientIds);
        }
    }

    /** All clients: the superadmin, sign-in, and the server's housekeeping (role {@code app_admin}). */
    record Everything() implements Scope {}

    /** The few tables that heartbeats fill for many clients at once (role {@code app_ingest}). */
    record Ingest() implements Scope {}
}
