package mx.lanet.simulator.chaos;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Decides what becomes of each request: the general state of the network, and chance. For many threads. */
class Weather {
    private static final Fate[] FAULTS = {
        Fate.SLOW,
        Fate.RESET,
        Fate.CUT_IN_REQUEST,
        Fate.HALF_REQUEST,
        Fate.LOST_ANSWER,
        Fate.LOST_ANSWER,
        Fate.CUT_IN_ANSWER,
        Fate.CUT_IN_ANSWER,
        Fate.TWICE,
        Fate.TWICE,
        Fate.BLACK_HOLE
    };

    private final SplittableRandom random;
    private final Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
    private State state = State.CALM;

    /** How the network is for a while. */
    enum State {
        CALM(0),
        ROUGH(30),
        /** Cut off. */
        GONE(100),
        /** Cut off, and nobody is told. */
        SILENT(100),
        SLOW(100);

        private final int faultsInHundred;

        State(int faultsInHundred) {
            this.faultsInHundred = faultsInHundred;
        }
    }

    Weather(SplittableRandom random) {
        this.random = random;
    }

    synchronized void becomes(State next) {
        state = next;
    }

    /** Of one request. */
    synchronized Fate next() {
        Fate fate = random.nextInt(100) < state.faultsInHundred ? fault() : Fate.PASS;
        counts.merge(fate, 1, Integer::sum);
        return fate;
    }

    private Fate fault() {
        return switch (state) {
            case GONE -> Fate.RESET;
            case SILENT -> Fate.BLACK_HOLE;
            case SLOW -> Fate.SLOW;
            case CALM, ROUGH -> FAULTS[random.nextInt(FAULTS.length)];
        };
    }

    /** A place to cut: within the length, neither before its first nor behind its last byte where that can be. */
    synchronized int cut(int length) {
        return length < 3 ? length / 2 : random.nextInt(1, length - 1);
    }

    /** How many requests met which fate. */
    synchronized Map<Fate, Integer> counts() {
        return new EnumMap<>(counts);
    }
}
