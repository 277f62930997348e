package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Work for one agent, delivered in the heartbeat's answer until its result arrives.
 *
 * @param type script, collect_inventory, update_agent, download_file, install_updates or restart_agent; of our own:
 *     cancel_command, collect_events, list_processes, end_process, list_services, control_service, restart_machine,
 *     shut_down_machine, wake_on_lan, remote_session
 * @param scriptType powershell, batch or shell
 * @param arguments data for the work, never pasted into a text; what each type takes stands in docs/agent-api.md
 * @param timeout seconds; of a remote session the longest that it may last
 * @param priority low, normal or high
 * @param expiresAt ISO 8601 with offset; kept as text since its exact characters are signed
 * @param signature base64 of the Ed25519 signature over {@link #signedBytes}
 * @param notice what the people at the machine see of it; null for what they see nothing of
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Command(
        @JsonProperty("command_id") String commandId,
        String type,
        @Nullable String script,
        @JsonProperty("script_type") @Nullable String scriptType,
        @Nullable List<String> arguments,
        @Nullable Integer timeout,
        @Nullable String priority,
        @Nullable String signature,
        @JsonProperty("expires_at") @Nullable String expiresAt,
        @Nullable CommandNotice notice) {

    /** One that the people at the machine see nothing of. */
    public Command(
            String commandId,
            String type,
            @Nullable String script,
            @Nullable String scriptType,
            @Nullable List<String> arguments,
            @Nullable Integer timeout,
            @Nullable String priority,
            @Nullable String signature,
            @Nullable String expiresAt) {
        this(commandId, type, script, scriptType, arguments, timeout, priority, signature, expiresAt, null);
    }

    /** The same with its signature. */
    public Command signed(String base64) {
        return new Command(
                commandId, type, script, scriptType, arguments, timeout, priority, base64, expiresAt, notice);
    }

    /** The same, to be seen by the people at the machine. */
    public Command with(@Nullable CommandNotice seen) {
        return new Command(
                commandId, type, script, scriptType, arguments, timeout, priority, signature, expiresAt, seen);
    }

    /**
     * The exact bytes that the server signs: UTF-8 lines, each ended by {@code \n}, what is absent as an empty line.
     *
     * <pre>
     * lanet-command-v1
     * command_id
     * asset_id
     * type
     * script_type
     * SHA-256 of the script's UTF-8 bytes, lower-case hex (of nothing, when there is no script)
     * timeout
     * expires_at
     * number of arguments
     * each argument: base64 of its UTF-8 bytes, a line each
     * and only when there is a notice:
     * notice
     * its consent
     * its wait_seconds
     * its by, reason and name: base64 of their UTF-8 bytes, a line each
     * </pre>
     *
     * Arguments are encoded and everything else is without line ends (else the command is not signable), so no two
     * commands have the same bytes.
     */
    public byte[] signedBytes(String assetId) {
        var text = new StringBuilder("lanet-command-v1\n");
        for (var line : List.of(commandId, assetId, type, orEmpty(scriptType), sha256(orEmpty(script)))) {
            text.append(single(line)).append('\n');
        }
        text.append(timeout == null ? "" : timeout).append('\n');
        text.append(single(orEmpty(expiresAt))).append('\n');
        var values = arguments == null ? List.<String>of() : arguments;
        text.append(values.size()).append('\n');
        for (var value : values) {
            text.append(base64(value)).append('\n');
        }
        if (notice != null) {
            text.append("notice\n").append(single(orEmpty(notice.consent()))).append('\n');
            text.append(notice.waitSeconds()).append('\n');
            for (var value : Arrays.asList(notice.by(), notice.reason(), notice.name())) {
                text.append(base64(orEmpty(value))).append('\n');
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the signature is the server's for this command and this asset; false for any nonsense. */
    public boolean isSignedFor(String assetId, String serverKey) {
        try {
            return Ed25519.verify(serverKey, signedBytes(assetId), signature);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String single(String line) {
        if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("a line end where none may be");
        }
        return line;
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
