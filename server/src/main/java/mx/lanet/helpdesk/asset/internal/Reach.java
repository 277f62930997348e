package mx.lanet.helpdesk.asset.internal;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;

/**
 * Which machines (alias {@code a}) a person reaches, as a condition with its parameters: the first wall, in front of
 * row-level security. A requester reaches the machine assigned to them, and nothing but this condition says so.
 */
record Reach(Scope scope, String condition, Map<String, Object> parameters) {
    private static final String CLIENT_OF_ASSET = "a.client_id";

    /**
     * The same condition on the client of another table of the statement. Row-level security alone would ask the
     * session's setting anew for each row of a scan; the explicit condition makes it one look into the index.
     */
    String clientOf(String alias) {
        return switch (scope) {
            case Scope.Client _ -> alias + ".client_id = :reach_client";
            case Scope.Clients _ -> condition.replace(CLIENT_OF_ASSET, alias + ".client_id");
            case Scope.Everything _, Scope.Ingest _ -> "TRUE";
        };
    }

    /** All machines of a client. */
    static Reach of(UUID clientId) {
        return new Reach(new Scope.Client(clientId), "a.client_id = :reach_client", Map.of("reach_client", clientId));
    }

    /** For lists: narrowed by the switcher. */
    static Reach ofLists(Person person) {
        return of(person, person.listScope());
    }

    /** For finding one machine. */
    static Reach of(Person person) {
        return of(person, person.scope());
    }

    private static Reach of(Person person, Scope scope) {
        return switch (scope) {
            case Scope.Client(UUID client)
            when person.role() == Role.REQUESTER ->
                new Reach(
                        scope,
                        "a.client_id = :reach_client AND a.person_id = :reach_person",
                        Map.of("reach_client", client, "reach_person", person.userId()));
            case Scope.Client(UUID client) ->
                new Reach(scope, "a.client_id = :reach_client", Map.of("reach_client", client));
            case Scope.Clients(var clients) ->
                new Reach(
                        scope,
                        "a.client_id = ANY (CAST(:reach_clients AS uuid[]))",
                        Map.of(
                                "reach_clients",
                                clients.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"))));
            case Scope.Everything() -> new Reach(scope, "TRUE", Map.of());
            case Scope.Ingest() -> throw new IllegalArgumentException("no person's scope");
        };
    }
}
