package mx.lanet.agent.run;

import java.io.IOException;
import mx.lanet.protocol.Command;

/** What is done for one type of command. */
interface Work {
    /**
     * Does it, on a thread of its own, and ends soon once {@link Ongoing#stop} says so. An IOException is a failure of
     * the machine and becomes a failed result with its text.
     */
    Outcome run(Command command, Ongoing ongoing) throws IOException, InterruptedException;
}
