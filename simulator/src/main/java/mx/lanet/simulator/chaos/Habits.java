package mx.lanet.simulator.chaos;

/**
 * How a simulated agent treats what it is trusted with. A run has only good ones; a test plants bad ones, to see that the
 * reckoning notices them.
 *
 * @param namesEachTryAnew sends a thing again as if it were another one
 * @param runsEachDelivery runs a command as often as it is delivered
 */
public record Habits(boolean namesEachTryAnew, boolean runsEachDelivery) {
    /** As agents are to be. */
    public static final Habits GOOD = new Habits(false, false);
}
