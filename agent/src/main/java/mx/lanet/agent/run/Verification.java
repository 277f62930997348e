package mx.lanet.agent.run;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import mx.lanet.agent.setting.Setting;
import mx.lanet.agent.setting.Settings;
import mx.lanet.agent.store.Identity;
import mx.lanet.protocol.Command;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a command may be run at all. The server's hands may be hostile: what counts is the signature of the
 * key that was pinned at enrolment, this machine's clock, and what this machine's owner allows.
 *
 * @param here this machine's clock
 * @param there the server's, by its last answer; it can only make a command older, never younger
 */
record Verification(Identity identity, Settings settings, Instant here, Instant there) {
    private static final String SCRIPT = "script";

    /** Those that change the machine, and that its owner may take away one by one. */
    private static final Set<String> CHANGING = Set.of(
            "download_file",
            "install_updates",
            "end_process",
            "control_service",
            "restart_machine",
            "shut_down_machine",
            "wake_on_lan",
            Works.REMOTE_SESSION);

    /** Empty when it may be run. */
    Optional<Refusal> refusal(Command command) {
        return signature(command)
                .or(() -> expiry(command))
                .or(() -> command.type().equals(SCRIPT) ? script(command) : owner(command));
    }

    private Optional<Refusal> signature(Command command) {
        var key = identity.commandKey();
        if (key == null) {
            return Optional.of(Refusal.of("no_key"));
        }
        return command.isSignedFor(identity.assetId().toString(), key)
                ? Optional.empty()
                : Optional.of(Refusal.of("unsigned"));
    }

    private Optional<Refusal> expiry(Command command) {
        if (command.expiresAt() == null) {
            return Optional.of(Refusal.of("endless"));
        }
        var expires = expiresAt(command);
        if (expires == null) {
            return Optional.of(Refusal.of("bad_expiry", command.expiresAt()));
        }
        return here.isBefore(expires) && there.isBefore(expires)
                ? Optional.empty()
                : Optional.of(Refusal.of("expired", command.expiresAt(), plain(here), plain(there)));
    }

    /** Null when it has none, or one that is no time. */
    static @Nullable Instant expiresAt(Command command) {
        try {
            return command.expiresAt() == null
                    ? null
                    : OffsetDateTime.parse(command.expiresAt()).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private Optional<Refusal> script(Command command) {
        if (!settings.isOn(Setting.SCRIPTS_ENABLED)) {
            return Optional.of(Refusal.of("scripts_off"));
        }
        var type = String.valueOf(command.scriptType());
        return settings.list(Setting.SCRIPT_TYPES).contains(type)
                ? Optional.empty()
                : Optional.of(Refusal.of("script_type", type));
    }

    private Optional<Refusal> owner(Command command) {
        boolean taken = CHANGING.contains(command.type())
                && !settings.list(Setting.ALLOWED_COMMANDS).contains(command.type());
        return taken ? Optional.of(Refusal.of("not_allowed", command.type())) : Optional.empty();
    }

    private static String plain(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
