package mx.lanet.agent.run;

import java.io.IOException;
import java.util.List;

/** A run's process and all that it begins, however detached. */
interface ProcessTree extends AutoCloseable {
    /** For a run that is yet to begin. */
    static ProcessTree of(String commandId) {
        return isWindows() ? new WindowsJob() : new LinuxTree(commandId);
    }

    /** What an agent that was killed has left running of a command; on Windows the system has ended it with the agent. */
    static void endLeftovers(String commandId) {
        if (!isWindows()) {
            try (var left = new LinuxTree(commandId)) {
                left.end();
            }
        }
    }

    static boolean isWindows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }

    /** The same command, begun so that all that comes of it can be found again, and with low priority. */
    List<String> launched(List<String> command);

    /** Takes the process in, once it is begun. */
    void adopt(Process process) throws IOException;

    /** Looks around while it runs, so that what detaches itself is known later. */
    void look();

    /** Ends everything that was adopted and came of it, at once. */
    void end();

    /** Gives back what the system was asked for. */
    @Override
    void close();
}
