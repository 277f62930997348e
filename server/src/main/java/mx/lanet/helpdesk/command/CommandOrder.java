package mx.lanet.helpdesk.command;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one machine's agent is to do. Limits are checked here: a script of at most 256 KiB, 100 arguments of at most 8,000
 * characters, a time-out between a second and a day.
 *
 * @param script the text to run; null unless the kind is a script
 * @param scriptType powershell, batch or shell; null unless the kind is a script
 * @param arguments data, never pasted into the script; what each kind takes stands in docs/agent-api.md
 * @param timeout how long it may take
 * @param expiresAt until when it waits for its agent; null for as long as its kind waits
 * @param reason why, for the audit record; at most 500 characters
 * @param runId the run that it is a part of; null for one of its own
 * @param shownAs by which name the people at the machine read of it, such as the script's: what {@code desktop_consent}
 *     says there decides whether they are asked, told, or neither; empty for its kind's own words, null for what they see
 *     nothing of
 */
public record CommandOrder(
        UUID clientId,
        UUID assetId,
        CommandKind kind,
        @Nullable String script,
        @Nullable String scriptType,
        List<String> arguments,
        Duration timeout,
        CommandPriority priority,
        @Nullable Instant expiresAt,
        String reason,
        @Nullable UUID runId,
        @Nullable String shownAs) {
    public static final int LONGEST_SCRIPT_BYTES = 256 * 1024;
    public static final int LONGEST_REASON = 500;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ARGUMENT = 8_000;
    private static final int MOST_ARGUMENTS = 100;
    private static final Duration LONGEST = Duration.ofDays(1);

    public CommandOrder {
        arguments = List.copyOf(arguments);
        if (arguments.size() > MOST_ARGUMENTS
                || arguments.stream().anyMatch(one -> one.length() > LONGEST_ARGUMENT || one.indexOf(0) >= 0)) {
            throw new IllegalArgumentException("too many arguments, or one that is too long or no text");
        }
        if ((kind == CommandKind.SCRIPT) != (script != null && scriptType != null)) {
            throw new IllegalArgumentException("a script, and nothing else, has a text and a type");
        }
        if (script != null
                && (script.indexOf(0) >= 0 || script.getBytes(StandardCharsets.UTF_8).length > LONGEST_SCRIPT_BYTES)) {
            throw new IllegalArgumentException("a script that is too long or no text");
        }
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a time-out of " + timeout);
        }
        if (reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("a reason that is too long");
        }
        if (shownAs != null && (shownAs.length() > LONGEST_NAME || shownAs.indexOf(0) >= 0)) {
            throw new IllegalArgumentException("a name that is too long or no text");
        }
    }

    /** One that the people at the machine see nothing of. */
    public CommandOrder(
            UUID clientId,
            UUID assetId,
            CommandKind kind,
            @Nullable String script,
            @Nullable String scriptType,
            List<String> arguments,
            Duration timeout,
            CommandPriority priority,
            @Nullable Instant expiresAt,
            String reason,
            @Nullable UUID runId) {
        this(clientId, assetId, kind, script, scriptType, arguments, timeout, priority, expiresAt, reason, runId, null);
    }

    /** Something without a script, without arguments and without a reason. */
    public static CommandOrder of(UUID clientId, UUID assetId, CommandKind kind) {
        return of(clientId, assetId, kind, List.of(), "");
    }

    /** Something without a script, with its kind's own times. */
    public static CommandOrder of(
            UUID clientId, UUID assetId, CommandKind kind, List<String> arguments, String reason) {
        return new CommandOrder(
                clientId,
                assetId,
                kind,
                null,
                null,
                arguments,
                kind.timeout(),
                CommandPriority.NORMAL,
                null,
                reason,
                null);
    }

    /** The same, sooner or later than the others. */
    public CommandOrder with(CommandPriority other) {
        return new CommandOrder(
                clientId,
                assetId,
                kind,
                script,
                scriptType,
                arguments,
                timeout,
                other,
                expiresAt,
                reason,
                runId,
                shownAs);
    }

    /** The same in sight of the people at the machine, or not. */
    public CommandOrder shownAs(@Nullable String name) {
        return new CommandOrder(
                clientId,
                assetId,
                kind,
                script,
                scriptType,
                arguments,
                timeout,
                priority,
                expiresAt,
                reason,
                runId,
                name);
    }
}
