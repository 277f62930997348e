package mx.lanet.helpdesk.identity;

import java.util.UUID;
import mx.lanet.helpdesk.shared.Secret;

/**
 * Published in the transaction that makes somebody's one-time link: the only moment at which the link is known.
 *
 * @param token what stands behind {@link Joining#PATH}
 * @param by the name of who invited
 */
public record PersonInvited(UUID clientId, UUID userId, Secret token, String by) {}
