package mx.lanet.desktop.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import mx.lanet.agent.store.PrivateFiles;

/** Where this person's things of the desktop are kept; closed to others. */
public record Home(Path path) {

    /** {@code LANET_DESKTOP_HOME}, else where the system keeps such things. */
    public static Home open(Map<String, String> environment) throws IOException {
        var home = new Home(place(System.getProperty("os.name", ""), environment));
        PrivateFiles.makeFolder(home.path());
        return home;
    }

    private static Path place(String system, Map<String, String> environment) {
        if (environment.get("LANET_DESKTOP_HOME") instanceof String named && !named.isBlank()) {
            return Path.of(named);
        }
        if (system.startsWith("Windows")) {
            return Path.of(environment.getOrDefault("APPDATA", System.getProperty("user.home")), "LANET", "Desktop");
        }
        var config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return config.isBlank()
                ? Path.of(System.getProperty("user.home"), ".config", "lanet-desktop")
                : Path.of(config, "lanet-desktop");
    }

    /** What the person chose. */
    public Path preferences() {
        return path.resolve("preferences.json");
    }

    /** What the person was writing. */
    public Path draft() {
        return path.resolve("draft.json");
    }

    /** Replies to tickets that the person was writing. */
    public Path replies() {
        return path.resolve("replies.json");
    }

    /** The list of tickets as it was last seen. */
    public Path lastTickets() {
        return path.resolve("tickets.json");
    }

    /** Pictures that the person pasted into a reply. */
    public Path pasted() {
        return path.resolve("pasted");
    }

    /** Copies of the files that go with the request that the person is writing. */
    public Path enclosed() {
        return path.resolve("enclosed");
    }

    /** What the person has been told of. */
    public Path told() {
        return path.resolve("told.json");
    }

    /** Notices that came in the quiet hours. */
    public Path held() {
        return path.resolve("held.json");
    }

    /** Requests that the service has not taken yet. */
    public Path letters() {
        return path.resolve("letters");
    }

    /** Where a second desktop of the same session hands over its word. */
    public Path door(Map<String, String> environment) {
        var session = environment.getOrDefault("DISPLAY", environment.getOrDefault("SESSIONNAME", "0"));
        return path.resolve("desktop" + session.replaceAll("[^A-Za-z0-9]", "_") + ".sock");
    }
}
