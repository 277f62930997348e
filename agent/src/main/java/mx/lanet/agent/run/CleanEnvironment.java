package mx.lanet.agent.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a script finds in its environment: what its system needs, nothing of the agent's own. */
final class CleanEnvironment {
    /** By it a run's processes are known, wherever they have gone. */
    static final String MARK = "LANET_COMMAND_ID";

    private static final String PLAIN_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private static final Set<String> OF_WINDOWS = Set.of(
            "ALLUSERSPROFILE",
            "APPDATA",
            "COMMONPROGRAMFILES",
            "COMMONPROGRAMFILES(X86)",
            "COMMONPROGRAMW6432",
            "COMPUTERNAME",
            "COMSPEC",
            "HOMEDRIVE",
            "HOMEPATH",
            "LOCALAPPDATA",
            "NUMBER_OF_PROCESSORS",
            "OS",
            "PATH",
            "PATHEXT",
            "PROCESSOR_ARCHITECTURE",
            "PROGRAMDATA",
            "PROGRAMFILES",
            "PROGRAMFILES(X86)",
            "PROGRAMW6432",
            "PSMODULEPATH",
            "PUBLIC",
            "SYSTEMDRIVE",
            "SYSTEMROOT",
            "USERDOMAIN",
            "USERNAME",
            "USERPROFILE",
            "WINDIR");

    private CleanEnvironment() {}

    /** For Linux: English messages, UTF-8, the standard path. */
    static Map<String, String> linux(Map<String, String> own, String commandId, Path folder) {
        var found = new LinkedHashMap<String, String>();
        found.put("PATH", PLAIN_PATH);
        found.put("HOME", own.getOrDefault("HOME", "/"));
        found.put("USER", own.getOrDefault("USER", System.getProperty("user.name", "")));
        found.put("LOGNAME", own.getOrDefault("LOGNAME", System.getProperty("user.name", "")));
        found.put("LANG", "C.UTF-8");
        found.put("TMPDIR", folder.toString());
        found.put(MARK, commandId);
        return found;
    }

    /** For Windows: its own variables, whatever the case of their names. */
    static Map<String, String> windows(Map<String, String> own, String commandId, Path folder) {
        var found = new LinkedHashMap<String, String>();
        own.forEach((name, value) -> {
            if (OF_WINDOWS.contains(name.toUpperCase(Locale.ROOT))) {
                found.put(name, value);
            }
        });
        found.put("TEMP", folder.toString());
        found.put("TMP", folder.toString());
        found.put(MARK, commandId);
        return found;
    }
}
