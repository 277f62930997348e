package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /api/agents/commands/{command_id}/progress}: that a command was begun and what it has said lately.
 * Sent at most every 2 s and never again when it is lost; only the result counts.
 *
 * @param startedAt when it began; null while it only waits for its turn, allowed by the people at the machine
 * @param stdout the last 16 KiB of it at most
 * @param stderr the last 16 KiB of it at most
 * @param consent what the people at the machine said; null for what they see nothing of
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record CommandProgress(
        @JsonProperty("started_at") @Nullable Instant startedAt,
        @Nullable String stdout,
        @Nullable String stderr,
        @Nullable CommandConsent consent) {
    /** Of each stream, in bytes of UTF-8. */
    public static final int LONGEST_TAIL = 16 << 10;
}
