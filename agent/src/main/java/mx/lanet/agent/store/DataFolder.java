package mx.lanet.agent.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The agent's data folder and the names in it. Whoever can write here is the agent. */
public record DataFolder(Path path) {

    /** The folder of this system's agent when none is named: by operating system, and whether we are root. */
    public static Path standard(String osName, String user, String home, Map<String, String> environment) {
        if (osName.startsWith("Windows")) {
            return Path.of(environment.getOrDefault("ProgramData", "C:\\ProgramData"), "LANET", "Agent");
        }
        return user.equals("root") ? Path.of("/var/lib/lanet-agent") : Path.of(home, ".local/share/lanet-agent");
    }

    /** The named folder, else {@code LANET_AGENT_DATA}, else the standard one; made and closed to others. */
    public static DataFolder open(@Nullable Path named, Map<String, String> environment) throws IOException {
        var path = named;
        if (path == null && environment.get("LANET_AGENT_DATA") instanceof String text && !text.isBlank()) {
            path = Path.of(text);
        }
        if (path == null) {
            path = standard(
                    System.getProperty("os.name", ""),
                    System.getProperty("user.name", ""),
                    System.getProperty("user.home", "."),
                    environment);
        }
        var folder = new DataFolder(path.toAbsolutePath().normalize());
        try {
            PrivateFiles.makeFolder(folder.path());
            PrivateFiles.makeFolder(folder.logs());
        } catch (IOException e) {
            throw new FolderException(folder.path(), e);
        }
        return folder;
    }

    public Path configFile() {
        return path.resolve("agent_config.json");
    }

    /** What the server has set, with when it came. */
    public Path serverSettingsFile() {
        return path.resolve("server_settings.json");
    }

    public Path identityFile() {
        return path.resolve("identity.json");
    }

    public Path keyFile() {
        return path.resolve("agent.key");
    }

    public Path database() {
        return path.resolve("agent.db");
    }

    /** Room that is given back when the disk is full. */
    public Path reserve() {
        return path.resolve("agent.reserve");
    }

    /** Databases that were damaged, set aside. */
    public Path damaged() {
        return path.resolve("damaged");
    }

    /** Says, after the watchdog has ended a life, what hung. */
    public Path hungFile() {
        return path.resolve("agent.hung");
    }

    public Path attachments() {
        return path.resolve("attachments");
    }

    /** The logo that the client has for its people; missing when it has none. */
    public Path brandLogo() {
        return path.resolve("brand.png");
    }

    /** What {@code download_file} brought. */
    public Path files() {
        return path.resolve("files");
    }

    public Path logs() {
        return path.resolve("logs");
    }

    public Path lockFile() {
        return path.resolve("agent.lock");
    }

    /** Port of the local API of the running service. */
    public Path localPortFile() {
        return path.resolve("local_api.port");
    }

    /** What the webhooks' callers must show. */
    public Path webhookKeyFile() {
        return path.resolve("webhook.key");
    }

    public Path localSecretFile() {
        return path.resolve("local_api.secret");
    }
}
