package mx.lanet.simulator.chaos;

import java.util.List;
import java.util.Map;

/**
 * What a run came to.
 *
 * @param tallies one for each class of things
 * @param faults all that is wrong; empty when everything promised is there once
 * @param kills how often each was killed
 * @param network how many requests met which fate, by its name
 * @param commands how many commands were ordered
 * @param forged how many of them were altered, revived, redirected, signed with another key, not at all, or delivered again
 * @param runs how often one of them was run
 */
public record Verdict(
        long seed,
        List<Tally> tallies,
        List<Fault> faults,
        Kills kills,
        Map<String, Integer> network,
        int commands,
        int forged,
        int runs) {
    public Verdict {
        tallies = List.copyOf(tallies);
        faults = List.copyOf(faults);
    }

    /**
     * A class of things.
     *
     * @param sent all that were tried
     * @param promised those that somebody has said will arrive
     * @param acknowledged those of which the sender knows that the server has them
     * @param there those in the database
     */
    public record Tally(Kind kind, int sent, int promised, int acknowledged, int there) {}

    /** How something is wrong. */
    public enum Wrong {
        /** Promised, and not there. */
        LOST,
        /** There more than once. */
        DOUBLED,
        /** There with another content. */
        ALTERED,
        /** A command that was run more than once. */
        RUN_TWICE,
        /** A forged command that was run. */
        OBEYED,
        /** The server refuses it for good. */
        REFUSED,
        /** Something still waited at the end. */
        NOT_DRAINED
    }

    /** One thing that is wrong, with the mark that finds it. */
    public record Fault(Wrong wrong, String what) {}

    public boolean isGood() {
        return faults.isEmpty();
    }
}
