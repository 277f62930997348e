package mx.lanet.agent.setting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import mx.lanet.agent.setting.Settings.Origin;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.PrivateFiles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads the layers: defaults, {@code agent_config.json}, what the server has set, the environment, the command line. A
 * value that cannot be is left out and reported; the next lower layer holds then.
 */
public final class SettingSource {
    private static final Logger LOG = LoggerFactory.getLogger(SettingSource.class);
    private final DataFolder folder;
    private final Map<String, String> environment;
    private final Map<String, String> commandLine;
    private final List<String> complaints = new ArrayList<>();

    /** The command line's settings by {@code section.key}. */
    public SettingSource(DataFolder folder, Map<String, String> environment, Map<String, String> commandLine) {
        this.folder = folder;
        this.environment = environment;
        this.commandLine = commandLine;
    }

    /**
     * A value that the server has set, and when.
     *
     * @param refused whether it is this machine's owner's alone, so that it does not hold
     * @param layer where at the server it was said: house, client, site or asset; null when it did not say
     */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    record FromServer(
            @JsonInclude(JsonInclude.Include.ALWAYS) String value,
            Instant receivedAt,
            boolean refused,
            @Nullable String layer) {
        /** An empty text was left out of the file by earlier versions. */
        FromServer {
            value = Objects.requireNonNullElse(value, "");
        }
    }

    /** What could not be written yet: it holds in memory, and is written as soon as the disk takes it. */
    private @Nullable Map<String, FromServer> held;

    private final Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    /** Reads all layers anew. */
    public Settings read() throws IOException {
        complaints.clear();
        var layers = new EnumMap<Origin, Map<Setting, String>>(Origin.class);
        layers.put(Origin.FILE, file());
        layers.put(Origin.SERVER, server());
        layers.put(Origin.ENVIRONMENT, environment());
        layers.put(Origin.COMMAND_LINE, commandLine());
        return Settings.layered(layers);
    }

    /** What was wrong at the last reading, a sentence each. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /**
     * Keeps what the server set; unknown names and values that cannot be are left out, and null takes back what it has
     * set before. The names of those that were taken, by path.
     *
     * @param layers where at the server each was said, by the server's names
     */
    public synchronized List<String> keepFromServer(
            Map<String, @Nullable Object> updates, Map<String, String> layers, Instant now) throws IOException {
        var kept = new TreeMap<>(storedFromServer());
        var taken = new ArrayList<String>();
        updates.forEach((name, value) -> {
            if (value == null) {
                Setting.ofServerName(name)
                        .filter(setting -> kept.remove(setting.path()) != null)
                        .ifPresent(setting -> taken.add(setting.path()));
                return;
            }
            var text = plain(value);
            var layer = layers.get(name);
            Setting.ofServerName(name)
                    .filter(setting -> setting.kind().accepts(text) && isNews(kept.get(setting.path()), text, layer))
                    .ifPresent(setting -> {
                        kept.put(setting.path(), new FromServer(text, now, false, layer));
                        taken.add(setting.path());
                    });
            // Not obeyed, and not forgotten either: whoever looks at the settings sees that it was tried.
            Setting.ofOwnersName(name)
                    .filter(setting -> setting.kind().accepts(text) && isNews(kept.get(setting.path()), text, layer))
                    .ifPresent(setting -> kept.put(setting.path(), new FromServer(text, now, true, layer)));
        });
        held = kept;
        writeHeld();
        return taken;
    }

    private static boolean isNews(@Nullable FromServer before, String text, @Nullable String layer) {
        return before == null || !before.value().equals(text) || !Objects.equals(before.layer(), layer);
    }

    /** Writes what the disk has not taken before, if there is anything. */
    public synchronized void writeHeld() {
        if (held == null) {
            return;
        }
        try {
            PrivateFiles.write(folder.serverSettingsFile(), Json.PRETTY.writeValueAsString(held));
            held = null;
        } catch (IOException e) {
            LOG.atWarn().log("the server's settings hold, but are not written yet: {}", e.getMessage());
        }
    }

    /**
     * A setting as a person wants to see it.
     *
     * @param since when the value came; null for a default
     * @param wanted what the server wanted and did not get, null when there is no such thing
     * @param owners whether the server may not set it at all
     * @param layer where at the server it was said: house, client, site or asset; null when it says nothing of that
     */
    public record Shown(
            String path,
            String text,
            Origin origin,
            @Nullable Instant since,
            @Nullable String wanted,
            @Nullable Instant wantedAt,
            boolean owners,
            @Nullable String layer) {}

    /** Every setting with where its value comes from and since when. */
    public List<Shown> shown() throws IOException {
        var settings = read();
        var stored = storedFromServer();
        var file = Files.exists(folder.configFile())
                ? Files.getLastModifiedTime(folder.configFile()).toInstant().truncatedTo(ChronoUnit.SECONDS)
                : null;
        return Arrays.stream(Setting.values())
                .map(setting -> shown(setting, settings.value(setting), stored.get(setting.path()), file))
                .toList();
    }

    private Shown shown(
            Setting setting, Settings.Value value, @Nullable FromServer fromServer, @Nullable Instant file) {
        var since =
                switch (value.origin()) {
                    case DEFAULT -> null;
                    case FILE -> file;
                    case SERVER -> fromServer == null ? null : fromServer.receivedAt();
                    case ENVIRONMENT, COMMAND_LINE -> began;
                };
        boolean denied = fromServer != null
                && (fromServer.refused() || value.origin() != Origin.SERVER)
                && !fromServer.value().equals(value.text());
        return new Shown(
                setting.path(),
                value.text(),
                value.origin(),
                since,
                denied && fromServer != null ? fromServer.value() : null,
                denied && fromServer != null ? fromServer.receivedAt() : null,
                setting.isOwners(),
                fromServer != null && value.origin() == Origin.SERVER ? fromServer.layer() : null);
    }

    /** Writes {@code agent_config.json} with every section and the server's address, unless there is one already. */
    public void writeFirstFile(String serverUrl) throws IOException {
        var known = PrivateFiles.read(folder.configFile());
        var root = known.isPresent() ? tree(known.get()) : Json.WIRE.createObjectNode();
        if (!root.isObject()) {
            return;
        }
        var object = root.asObject();
        for (var section :
                Arrays.stream(Setting.values()).map(Setting::section).distinct().toList()) {
            if (!object.path(section).isObject()) {
                object.putObject(section);
            }
        }
        object.path("server").asObject().put(Setting.SERVER_URL.key(), serverUrl);
        PrivateFiles.write(folder.configFile(), Json.PRETTY.writeValueAsString(object));
    }

    private Map<Setting, String> file() throws IOException {
        var found = new EnumMap<Setting, String>(Setting.class);
        var root = tree(PrivateFiles.read(folder.configFile()).orElse("{}"));
        for (var setting : Setting.values()) {
            var node = root.path(setting.section()).path(setting.key());
            if (!node.isMissingNode() && !node.isNull()) {
                take(found, setting, plain(node), "agent_config.json");
            }
        }
        return found;
    }

    private JsonNode tree(String text) {
        try {
            return Json.WIRE.readTree(text);
        } catch (JacksonException e) {
            complaints.add("agent_config.json: " + e.getOriginalMessage());
            return Json.WIRE.createObjectNode();
        }
    }

    private Map<Setting, String> server() throws IOException {
        var found = new EnumMap<Setting, String>(Setting.class);
        storedFromServer().forEach((path, kept) -> Setting.ofPath(path)
                .filter(setting -> !kept.refused() && !setting.isOwners())
                .ifPresent(setting -> take(found, setting, kept.value(), "server_settings.json")));
        return found;
    }

    private synchronized Map<String, FromServer> storedFromServer() throws IOException {
        if (held != null) {
            return held;
        }
        var text = PrivateFiles.read(folder.serverSettingsFile()).orElse("{}");
        try {
            var type = Json.WIRE.getTypeFactory().constructMapType(TreeMap.class, String.class, FromServer.class);
            return Json.WIRE.readValue(text, type);
        } catch (JacksonException e) {
            complaints.add("server_settings.json: " + e.getOriginalMessage());
            return Map.of();
        }
    }

    private Map<Setting, String> environment() {
        var found = new EnumMap<Setting, String>(Setting.class);
        for (var setting : Setting.values()) {
            var text = environment.get(setting.variable());
            if (text != null) {
                take(found, setting, text, setting.variable());
            }
        }
        return found;
    }

    private Map<Setting, String> commandLine() {
        var found = new EnumMap<Setting, String>(Setting.class);
        commandLine.forEach((path, text) -> Setting.ofPath(path)
                .ifPresentOrElse(
                        setting -> take(found, setting, text, path), () -> complaints.add("--set " + path + "?")));
        return found;
    }

    private void take(Map<Setting, String> found, Setting setting, String text, String where) {
        if (setting.kind().accepts(text)) {
            found.put(setting, text);
        } else {
            complaints.add(where + ": " + setting.path() + " = " + text + "?");
        }
    }

    private static String plain(Object value) {
        return switch (value) {
            case JsonNode node
            when node.isArray() ->
                String.join(",", node.valueStream().map(JsonNode::asString).toList());
            case JsonNode node -> node.isValueNode() ? node.asString() : "\n";
            case List<?> list ->
                String.join(",", list.stream().map(String::valueOf).toList());
            default -> String.valueOf(value);
        };
    }
}
