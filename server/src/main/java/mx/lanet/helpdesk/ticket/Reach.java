package mx.lanet.helpdesk.ticket;

import mx.lanet.helpdesk.shared.Scope;

/**
 * The first wall, as parameters: each statement says {@code (:everything OR client_id = ANY (CAST(:clients AS uuid[])))}.
 *
 * @param clients the ids as text, since the driver binds arrays of text
 */
record Reach(boolean everything, String[] clients) {
    static Reach of(Scope scope) {
        return switch (scope) {
            case Scope.Client one ->
                new Reach(false, new String[] {one.clientId().toString()});
            case Scope.Clients some ->
                new Reach(
                        false,
                        some.clientIds().stream().map(Object::toString).sorted().toArray(String[]::new));
            case Scope.Everything _ -> new Reach(true, new String[0]);
            case Scope.Ingest _ -> throw new IllegalArgumentException("heartbeats do not read tickets");
        };
    }
}
