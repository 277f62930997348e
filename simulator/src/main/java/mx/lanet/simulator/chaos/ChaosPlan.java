package mx.lanet.simulator.chaos;

import java.time.Duration;
import java.util.List;

/**
 * What is done to whom, and for how long. The seed decides the moments and the faults; which of them meets what is left
 * to the machine that it runs on.
 *
 * @param trouble how long things are killed and broken
 * @param drain how long everything may take afterwards until nothing waits any more
 * @param kills how often each is killed
 * @param alwaysRough whether the network breaks all the time, and not now and then
 * @param realAgents processes of the agent as it is shipped
 * @param simulated the habits of each simulated one
 */
public record ChaosPlan(
        long seed,
        Duration trouble,
        Duration drain,
        Kills kills,
        boolean alwaysRough,
        int realAgents,
        List<Habits> simulated) {
    public ChaosPlan {
        simulated = List.copyOf(simulated);
        if (realAgents < 0 || realAgents > 20 || simulated.size() > 200) {
            throw new IllegalArgumentException("more than one machine can bear");
        }
    }
}
