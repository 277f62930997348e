package mx.lanet.helpdesk.script;

import java.util.Arrays;
import java.util.Map;

/** How many machines of a run stand how. */
public record RunTally(Map<RunState, Integer> machines) {
    public RunTally {
        machines = Map.copyOf(machines);
    }

    public int of(RunState state) {
        return machines.getOrDefault(state, 0);
    }

    public int over() {
        return Arrays.stream(RunState.values())
                .filter(RunState::isOver)
                .mapToInt(this::of)
                .sum();
    }

    public int failed() {
        return Arrays.stream(RunState.values())
                .filter(RunState::isFailure)
                .mapToInt(this::of)
                .sum();
    }

    public int left() {
        return machines.values().stream().mapToInt(Integer::intValue).sum() - over();
    }
}
