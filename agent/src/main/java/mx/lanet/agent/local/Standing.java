package mx.lanet.agent.local;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mx.lanet.agent.store.Gaps.Gap;
import mx.lanet.protocol.MachineStatus;
import org.jspecify.annotations.Nullable;

/**
 * How the running agent stands: the answer of {@code GET /status}.
 *
 * @param state starting, online, offline or pending_approval
 * @param nextContact when the next heartbeat is due; null before the first
 * @param latencyMillis of the last heartbeat, from its first byte to the last of its answer
 * @param trouble why the last exchange failed; null when it did not
 * @param queued things that wait for the server
 * @param queue items and bytes of what waits, by class
 * @param disk why the agent's disk takes nothing; null when it does
 * @param reading the newest
 * @param alerts that are open
 * @param filesChanged when something about the files that were sent here was last another; null before the first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Standing(
        String state,
        @JsonProperty("asset_id") String assetId,
        @JsonProperty("client_name") @Nullable String clientName,
        @JsonProperty("site_name") @Nullable String siteName,
        String server,
        String version,
        @JsonProperty("computer_name") @Nullable String computerName,
        @JsonProperty("last_contact") @Nullable Instant lastContact,
        @JsonProperty("next_contact") @Nullable Instant nextContact,
        @JsonProperty("latency_ms") @Nullable Long latencyMillis,
        @Nullable String trouble,
        @JsonProperty("clock_offset_seconds") long clockOffsetSeconds,
        long queued,
        List<Gap> gaps,
        Map<String, Object> queue,
        @JsonProperty("queue_bytes") long queueBytes,
        @JsonProperty("queue_overfull") boolean queueOverfull,
        @Nullable String disk,
        @Nullable MachineStatus reading,
        List<OpenAlert> alerts,
        Desk desk,
        @JsonProperty("files_changed") @Nullable Instant filesChanged) {

    /**
     * An alert that is not over.
     *
     * @param kind cpu, memory, disk, temperature, service, clock, restart or antivirus
     * @param subject which volume or service; empty when there is but one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OpenAlert(String kind, String subject, boolean critical, @Nullable Instant since) {}

    /**
     * What the person's programs are to look like and may do, as the server or the machine's owner says.
     *
     * @param enabled whether the tray shows
     * @param tickets machine or own: whose tickets a person sees
     * @param consent ask, tell or silent: what happens when a technician does something visible
     * @param screenshot on, offered or off
     * @param brandColor {@code #rrggbb}; empty for ours, as the other texts
     * @param brandLogo SHA-256 of the logo that {@code GET /logo} gives; empty when there is none
     */
    public record Desk(
            boolean enabled,
            String tickets,
            String consent,
            String screenshot,
            @JsonProperty("support_name") String supportName,
            @JsonProperty("support_phone") String supportPhone,
            @JsonProperty("brand_name") String brandName,
            @JsonProperty("brand_greeting") String brandGreeting,
            @JsonProperty("brand_thanks") String brandThanks,
            @JsonProperty("brand_color") String brandColor,
            @JsonProperty("brand_logo") String brandLogo) {
        /** What holds while nobody says anything. */
        public static final Desk USUAL = new Desk(true, "machine", "ask", "on", "", "", "", "", "", "", "");
    }
}
