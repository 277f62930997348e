package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert that the agent raised by itself.
 *
 * @param alertId stays the same however often the alert is sent, so that the server keeps it once
 * @param severity info, warning or critical
 * @param raisedAt when it was raised, which may be long before it is sent
 * @param subject which of several: a volume, a service; null for the whole machine
 * @param recoveredAt when it was over; null while it is not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertReport(
        @JsonProperty("alert_id") UUID alertId,
        String type,
        String severity,
        String message,
        @Nullable Double threshold,
        @JsonProperty("current_value") @Nullable Double currentValue,
        @JsonProperty("raised_at") @Nullable Instant raisedAt,
        @Nullable String subject,
        @JsonProperty("recovered_at") @Nullable Instant recoveredAt) {

    /** One of the whole machine that is not over. */
    public AlertReport(
            UUID alertId,
            String type,
            String severity,
            String message,
            @Nullable Double threshold,
            @Nullable Double currentValue,
            @Nullable Instant raisedAt) {
        this(alertId, type, severity, message, threshold, currentValue, raisedAt, null, null);
    }
}
