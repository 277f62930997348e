package mx.lanet.agent.run;

import java.util.Map;
import java.util.Set;
import mx.lanet.protocol.Command;

/** What this agent can do, by the command's type. */
final class Works {
    static final String CANCEL = "cancel_command";
    static final String INSTALL_UPDATES = "install_updates";

    /** Those that wait for a turn in the lane that the owner bounds. */
    static final Set<String> LONG = Set.of("script", "download_file", INSTALL_UPDATES);

    private Works() {}

    static Map<String, Work> ofThisMachine(Commands.Place place) {
        return Map.of("script", new ScriptWork(place.folder(), place.messages()));
    }

    /** An argument, or nothing where there is none. */
    static String argument(Command command, int index) {
        var arguments = command.arguments();
        return arguments == null || arguments.size() <= index || arguments.get(index) == null
                ? ""
                : arguments.get(index);
    }
}
