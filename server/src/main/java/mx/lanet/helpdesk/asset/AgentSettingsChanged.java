package mx.lanet.helpdesk.asset;

import java.util.List;
import java.util.UUID;

/** What these machines of a client are told may have changed; published in the transaction that did it. */
public record AgentSettingsChanged(UUID clientId, List<UUID> assetIds) {}
