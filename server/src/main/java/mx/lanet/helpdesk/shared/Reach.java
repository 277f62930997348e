package mx.lanet.helpdesk.shared;

/**
 * The first wall, as parameters: a statement whose client is not given says {@code (:everything OR client_id = ANY
 * (CAST(:clients AS uuid[])))}. Make it of the scope of the transaction that runs the statement, so that both walls
 * stand at the same place.
 *
 * @param everything whether all clients are reached; then {@code clients} is empty
 * @param clients the ids as text, since the driver binds arrays of text
 */
public record Reach(boolean everything, String[] clients) {
    /**
     * The clients that this scope reaches.
     *
     * @throws IllegalArgumentException for {@link Scope.Ingest}, whose statements are given each row's client
     */
    public static Reach of(Scope scope) {
        return switch (scope) {
            case Scope.Client one ->
                new Reach(false, new String[] {one.clientId().toString()});
            case Scope.Clients some ->
                new Reach(
                        false,
                        some.clientIds().stream().map(Object::toString).sorted().toArray(String[]::new));
            case Scope.Everything _ -> new Reach(true, new String[0]);
            case Scope.Ingest _ -> throw new IllegalArgumentException("heartbeats read no lists");
        };
    }
}
