package mx.lanet.helpdesk.console.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.command.CommandHistory;

/**
 * One command's page.
 *
 * @param words what is looked for in its output
 * @param mayCancel whether it can be ended, and this person may
 * @param withinSeconds in how many seconds the machine comes for it at the latest; 0 when it did, or is off
 */
public record CommandPage(
        AssetDetail asset, CommandHistory.Detail command, String words, boolean mayCancel, long withinSeconds) {
    private static final Set<String> LISTS = Set.of("list_processes", "list_services", "collect_events");

    public String path() {
        return "/assets/" + asset.assetId() + "/commands/" + command.entry().commandId();
    }

    public String here() {
        return words.isEmpty() ? path() : path() + "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    public String topic() {
        return "commands:" + asset.assetId();
    }

    public CommandOutput stdout() {
        return CommandOutput.of(command.stdout(), words);
    }

    public CommandOutput stderr() {
        return CommandOutput.of(command.stderr(), words);
    }

    public boolean isSilent() {
        return command.stdout().isEmpty() && command.stderr().isEmpty();
    }

    /** Where a list is shown as what it is; empty for what is none. */
    public String list() {
        if (!LISTS.contains(command.entry().kind())) {
            return "";
        }
        return switch (command.entry().kind()) {
            case "list_processes" -> "processes";
            case "list_services" -> "services";
            default -> "log";
        };
    }
}
