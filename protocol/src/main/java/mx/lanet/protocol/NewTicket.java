package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /api/tickets/create-from-agent}. An {@code Idempotency-Key} header goes with it.
 *
 * @param priority baja, media, alta or critica
 * @param channel always {@code agente}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewTicket(
        @Nullable String subject,
        String description,
        @Nullable String category,
        @Nullable String priority,
        String channel,
        @JsonProperty("asset_id") @Nullable UUID assetId,
        @JsonProperty("client_id") @Nullable UUID clientId,
        @JsonProperty("site_id") @Nullable UUID siteId,
        @JsonProperty("created_by_agent") boolean createdByAgent,
        @JsonProperty("agent_auto_info") @Nullable AutoInfo autoInfo) {

    /**
     * The machine's facts as they were when the person asked for help; nothing but the names when the person wants no more.
     *
     * @param ipAddresses by which others reach the machine; ours, the documents do not have it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AutoInfo(
            @JsonProperty("computer_name") @Nullable String computerName,
            @JsonProperty("current_user") @Nullable String currentUser,
            @JsonProperty("ip_addresses") @Nullable List<String> ipAddresses,
            @JsonProperty("system_metrics") @Nullable MachineStatus systemMetrics,
            @JsonProperty("recent_events") @Nullable List<String> recentEvents) {}
}
