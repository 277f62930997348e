/**
 * What the server, the agent and the simulator say to each other: the wire records of section 1 of the agent's
 * contract (docs/agent-api.md), the agent's Ed25519 identity, and the exact bytes that are signed.
 *
 * <p>The records are written for our own agent and simulator. The server reads what arrives more tolerantly, since
 * others have written clients too, but may answer with them. Field names in snake_case are the contract.
 */
@NullMarked
package mx.lanet.protocol;

import org.jspecify.annotations.NullMarked;
