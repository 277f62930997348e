package mx.lanet.agent.run;

import java.time.Duration;
import mx.lanet.protocol.Command;

/**
 * A remote session: this agent shows nobody the screen, it only holds the time in which the technician may connect with
 * the tool that the house uses, and during which the people at the machine see that somebody does.
 */
final class SessionWork implements Work {
    private static final int STANDARD_SECONDS = 3_600;
    private static final int LONGEST_SECONDS = 28_800;

    @Override
    public Outcome run(Command command, Ongoing ongoing) throws InterruptedException {
        ongoing.awaitStop(longest(command));
        return Outcome.succeeded("");
    }

    static Duration longest(Command command) {
        int seconds = command.timeout() == null || command.timeout() <= 0 ? STANDARD_SECONDS : command.timeout();
        return Duration.ofSeconds(Math.min(seconds, LONGEST_SECONDS));
    }
}
