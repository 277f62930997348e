package mx.lanet.agent.local;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mx.lanet.protocol.MachineStatus;
import org.jspecify.annotations.Nullable;

/** What people's programs and the service say to each other about asking for help. */
public final class Help {
    private Help() {}

    /**
     * A request for help.
     *
     * @param identity chosen by who asks: the same one again is the same request
     * @param subject when absent, the description's first line counts
     * @param priority baja, media, alta or critica
     * @param currentUser the system's name of the person; of a person's program the service knows it better
     * @param withFacts whether the machine's readings and last events go with it; absent is yes
     */
    public record Request(
            @Nullable UUID identity,
            @Nullable String subject,
            String description,
            @Nullable String category,
            @Nullable String priority,
            @Nullable String currentUser,
            @JsonProperty("with_facts") @Nullable Boolean withFacts) {}

    /**
     * What became of a request.
     *
     * @param state delivered, kept or refused
     * @param error why it was refused
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record State(
            boolean success,
            String state,
            UUID identity,
            @JsonProperty("ticket_number") @Nullable String ticketNumber,
            @Nullable String error) {}

    /**
     * The facts that go with a request: shown to the person before anything leaves the machine.
     *
     * @param addresses IP addresses of this machine that others can reach
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Facts(
            @JsonProperty("computer_name") @Nullable String computerName,
            @JsonProperty("client_name") @Nullable String clientName,
            @JsonProperty("site_name") @Nullable String siteName,
            List<String> addresses,
            @Nullable MachineStatus reading,
            List<String> events) {}

    /**
     * A request that waits here, or that the server refused.
     *
     * @param refusal the server's reason; null while it waits
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Waiting(
            UUID identity,
            String subject,
            @Nullable String priority,
            @JsonProperty("queued_at") Instant queuedAt,
            int files,
            @Nullable String refusal) {}

    /**
     * A step on the way to the server and what was found there, in the language that was asked for.
     *
     * @param subject proxy, internet, dns, certificate, server, clock, firewall or identity
     * @param grade ok, note or wrong
     * @param remedy what to do about it; absent when all is well
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Check(String subject, String grade, String finding, @Nullable String remedy) {}

    /**
     * A heartbeat that was sent.
     *
     * @param tookMillis from its first byte to the last of the answer, or to when it was given up
     * @param trouble why the server did not take it; absent when it did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Beat(Instant at, @JsonProperty("took_ms") long tookMillis, @Nullable String trouble) {}

    /** A reading of this machine's own history. */
    public record Sample(Instant at, MachineStatus status) {}
}
