package mx.lanet.helpdesk.shared;

import java.util.Optional;
import java.util.UUID;

/** Who does something: a signed-in person, the agent of an asset, a program with an API key, or the server itself. */
public sealed interface Actor permits Person, Agent, ApiKey, Automation {
    /** The rows that this actor may reach in the database. */
    Scope scope();

    /** How history and audit name the actor. */
    String name();

    /** The user's, the asset's or the key's id; empty for the server itself. */
    Optional<UUID> id();

    /** The word in the {@code actor_kind} columns: person, agent, api_key or automation. */
    String kind();
}
