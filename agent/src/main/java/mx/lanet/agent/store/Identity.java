package mx.lanet.agent.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.protocol.AgentKey;
import mx.lanet.protocol.RegistrationAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Who this machine is to its server: written at enrolment, with the JWT of the day.
 *
 * @param pending whether a person must approve the machine before it may do more than report in
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Identity(
        @JsonProperty("server_url") String serverUrl,
        @JsonProperty("asset_id") UUID assetId,
        @JsonProperty("client_id") @Nullable UUID clientId,
        @JsonProperty("site_id") @Nullable UUID siteId,
        @JsonProperty("client_name") @Nullable String clientName,
        @JsonProperty("site_name") @Nullable String siteName,
        @JsonProperty("registered_at") @Nullable Instant registeredAt,
        @JsonProperty("command_key") @Nullable String commandKey,
        boolean pending,
        @JsonProperty("agent_token") String agentToken) {

    /** From what the server answered to a registration. */
    public static Identity of(String serverUrl, RegistrationAnswer answer, Instant now) {
        return new Identity(
                serverUrl,
                answer.assetId(),
                answer.clientId(),
                answer.siteId(),
                answer.clientName(),
                answer.siteName(),
                answer.registeredAt() == null ? now : answer.registeredAt(),
                answer.commandKey(),
                RegistrationAnswer.PENDING_APPROVAL.equals(answer.status()),
                answer.agentToken());
    }

    /** The same machine with another JWT. */
    public Identity withToken(String token, boolean stillPending) {
        return new Identity(
                serverUrl,
                assetId,
                clientId,
                siteId,
                clientName,
                siteName,
                registeredAt,
                commandKey,
                stillPending,
                token);
    }

    /** Empty on a machine that has not joined. */
    public static Optional<Identity> read(DataFolder folder) throws IOException {
        return PrivateFiles.read(folder.identityFile()).map(text -> Json.WIRE.readValue(text, Identity.class));
    }

    /** Replaces the file as a whole. */
    public void write(DataFolder folder) throws IOException {
        PrivateFiles.write(folder.identityFile(), Json.PRETTY.writeValueAsString(this));
    }

    /** This installation's key; made and stored before it is first sent, so that a crash cannot lose a sent one. */
    public static AgentKey key(DataFolder folder) throws IOException {
        var stored = PrivateFiles.read(folder.keyFile());
        if (stored.isPresent()) {
            return AgentKey.parse(stored.get());
        }
        var key = AgentKey.generate();
        PrivateFiles.write(folder.keyFile(), key.stored());
        return key;
    }

    @Override
    public String toString() {
        return "Identity[" + assetId + " at " + serverUrl + "]";
    }
}
