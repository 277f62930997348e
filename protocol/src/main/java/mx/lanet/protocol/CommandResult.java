package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /api/agents/commands/{command_id}/result}; sent again, it changes nothing.
 *
 * @param status succeeded, failed, timed_out or refused
 * @param truncated whether stdout or stderr was cut
 * @param consent what the people at the machine said; null for what they see nothing of
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommandResult(
        String status,
        @JsonProperty("exit_code") @Nullable Integer exitCode,
        @Nullable String stdout,
        @Nullable String stderr,
        boolean truncated,
        @JsonProperty("started_at") @Nullable Instant startedAt,
        @JsonProperty("finished_at") @Nullable Instant finishedAt,
        @Nullable CommandConsent consent) {}
