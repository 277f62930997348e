package mx.lanet.agent.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import mx.lanet.agent.collect.MachineLists;
import mx.lanet.agent.setting.Setting;
import mx.lanet.protocol.Command;

/** What this agent can do, by the command's type. */
final class Works {
    static final String CANCEL = "cancel_command";
    static final String COLLECT_INVENTORY = "collect_inventory";
    static final String INSTALL_UPDATES = "install_updates";
    static final String REMOTE_SESSION = "remote_session";

    /** Those that wait for a turn in the lane that the owner bounds. */
    private static final Set<String> LONG = Set.of("script", "download_file", INSTALL_UPDATES);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

    private Works() {}

    static Lanes.Lane lane(String type) {
        return type.equals(REMOTE_SESSION)
                ? Lanes.Lane.SESSION
                : LONG.contains(type) ? Lanes.Lane.LONG : Lanes.Lane.SHORT;
    }

    static Map<String, Work> ofThisMachine(Commands.Place place) {
        var messages = place.messages();
        var lists = new MachineLists();
        var program = new SystemProgram(place.folder().path(), messages);
        var power = new PowerWork(program, messages, PowerWork.programHere());
        var works = new HashMap<String, Work>();
        works.put("script", new ScriptWork(place.folder(), messages));
        works.put(
                "download_file",
                new DownloadWork(place.folder(), place.session(), messages, FIRST_WAIT, () -> place.settings()
                        .get()
                        .number(Setting.DOWNLOAD_LIMIT)));
        works.put(INSTALL_UPDATES, new UpdatesWork(program, messages, UpdatesWork.Tools.ofThisMachine()));
        works.put("collect_events", new ListWork(place.clock(), messages, lists::events));
        works.put("list_processes", new ListWork(place.clock(), messages, lists::processes));
        works.put("list_services", new ListWork(place.clock(), messages, lists::services));
        works.put("end_process", new EndProcessWork(messages, lists::process));
        works.put("control_service", new ServiceWork(program, messages));
        works.put("restart_machine", power);
        works.put("shut_down_machine", power);
        works.put("wake_on_lan", new WakeWork(messages, WakeWork::networks));
        works.put(REMOTE_SESSION, new SessionWork());
        return Map.copyOf(works);
    }

    /** An argument, or nothing where there is none. */
    static String argument(Command command, int index) {
        var arguments = command.arguments();
        return arguments == null || arguments.size() <= index || arguments.get(index) == null
                ? ""
                : arguments.get(index);
    }
}
