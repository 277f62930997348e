package mx.lanet.helpdesk.agentgateway.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.command.CommandOutcome;
import mx.lanet.helpdesk.command.CommandResults;
import mx.lanet.helpdesk.command.Sight;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.ForAgents;
import mx.lanet.helpdesk.shared.JsonBody;
import mx.lanet.helpdesk.shared.JsonRequests;
import mx.lanet.helpdesk.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What became of a command. */
@RestController
class CommandResultEndpoint {
    private static final Set<String> STATUSES = Set.of("succeeded", "failed", "timed_out", "refused");

    /** What is longer than it may be is cut and not refused: a result that is refused is lost. */
    private static final int ANY_LENGTH = Integer.MAX_VALUE;

    private static final DataSize PROGRESS_LIMIT = DataSize.ofKilobytes(256);

    private final CommandResults commands;
    private final GatewaySettings settings;

    CommandResultEndpoint(CommandResults commands, GatewaySettings settings) {
        this.commands = commands;
        this.settings = settings;
    }

    @PostMapping("/api/agents/commands/{commandId}/result")
    @ForAgents
    Map<String, Object> result(Agent agent, @PathVariable String commandId, HttpServletRequest request)
            throws IOException {
        CommandOutcome outcome = outcome(JsonRequests.read(request, settings.resultLimit()));
        commands.finish(agent, id(commandId), outcome);
        return Map.of("success", true, "data", Map.of("command_id", commandId));
    }

    /** How far it is; nothing is lost when this is. */
    @PostMapping("/api/agents/commands/{commandId}/progress")
    @ForAgents
    Map<String, Object> progress(Agent agent, @PathVariable String commandId, HttpServletRequest request)
            throws IOException {
        JsonBody body = JsonRequests.read(request, PROGRESS_LIMIT);
        Instant startedAt = body.time("started_at");
        if (startedAt == null && !body.has("consent")) {
            body.noteMissing("started_at");
        }
        String stdout = body.text("stdout", ANY_LENGTH);
        String stderr = body.text("stderr", ANY_LENGTH);
        Sight sight = sight(body);
        body.finish();
        commands.progress(agent, id(commandId), startedAt, stdout, stderr, sight);
        return Map.of("success", true, "data", Map.of("command_id", commandId));
    }

    private static CommandOutcome outcome(JsonBody body) {
        String status = body.word("status", STATUSES);
        if (status == null) {
            body.noteMissing("status");
        }
        Long exitCode = body.whole("exit_code", Integer.MIN_VALUE, 0xFFFF_FFFFL);
        CommandOutcome outcome = new CommandOutcome(
                status == null ? "" : status,
                // Windows' codes above 2³¹ are the negative ones of everybody else.
                exitCode == null ? null : exitCode.intValue(),
                body.text("stdout", ANY_LENGTH),
                body.text("stderr", ANY_LENGTH),
                Boolean.TRUE.equals(body.bool("truncated")),
                body.isCleaned(),
                body.time("started_at"),
                body.time("finished_at"),
                sight(body));
        body.finish();
        return outcome;
    }

    /** What a later agent may say besides is passed over: a result that is refused is lost. */
    private static @Nullable Sight sight(JsonBody body) {
        if (!body.has("consent")) {
            return null;
        }
        JsonBody said = body.object("consent");
        String answer = said.looseText("answer", Sight.LONGEST_NAME);
        String ended = said.looseText("ended", Sight.LONGEST_NAME);
        return answer == null || !Sight.ANSWERS.contains(answer)
                ? null
                : new Sight(
                        answer,
                        Objects.requireNonNullElse(said.looseText("by", Sight.LONGEST_NAME), ""),
                        ended != null && Sight.ENDS.contains(ended) ? ended : null,
                        Objects.requireNonNullElse(said.looseText("ended_by", Sight.LONGEST_NAME), ""));
    }

    /** What is no id is nobody's command. */
    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw Problem.notFound().refusal();
        }
    }
}
