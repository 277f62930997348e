package mx.lanet.helpdesk.agentgateway.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.command.CommandOutcome;
import mx.lanet.helpdesk.command.Commands;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.ForAgents;
import mx.lanet.helpdesk.shared.JsonBody;
import mx.lanet.helpdesk.shared.JsonRequests;
import mx.lanet.helpdesk.shared.Problem;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What became of a command. */
@RestController
class CommandResultEndpoint {
    private static final Set<String> STATUSES = Set.of("succeeded", "failed", "timed_out", "refused");
    private static final int LONGEST_OUTPUT = 1_048_576;

    private final Commands commands;
    private final GatewaySettings settings;

    CommandResultEndpoint(Commands commands, GatewaySettings settings) {
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
                body.text("stdout", LONGEST_OUTPUT),
                body.text("stderr", LONGEST_OUTPUT),
                Boolean.TRUE.equals(body.bool("truncated")),
                body.time("started_at"),
                body.time("finished_at"));
        body.finish();
        return outcome;
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
