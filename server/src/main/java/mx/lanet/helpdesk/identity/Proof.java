package mx.lanet.helpdesk.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mx.lanet.helpdesk.shared.Problem;

/** What came of a code that somebody typed. */
public sealed interface Proof {
    /**
     * It was right, and is worth nothing from now on.
     *
     * @param recovery whether it was one of the recovery codes
     * @param codesLeft how many of these are left then; otherwise zero
     */
    record Right(boolean recovery, int codesLeft) implements Proof {}

    /** @param left how many more may be tried before it rests */
    record Wrong(int left) implements Proof {}

    /** It was right once, and was taken then. */
    record Used() implements Proof {}

    /** Too many wrong ones: none is looked at for so long. */
    record Resting(int minutes) implements Proof {
        static Resting between(Instant now, Instant until) {
            return new Resting(Math.ceilDiv((int) Duration.between(now, until).toSeconds(), 60));
        }
    }

    /** Too many wrong ones from this address. */
    record TooMany(int retryAfterSeconds) implements Proof {}

    /** There is no second factor any more. */
    record Missing() implements Proof {}

    /** What refuses the person, for every answer but the right one. */
    static Problem problem(Proof proof) {
        return switch (proof) {
            case Right _ -> throw new IllegalArgumentException("a right code is no problem");
            case Wrong(int left) -> Problem.of(422, "second_factor_wrong", left);
            case Used _ -> Problem.of(422, "second_factor_used");
            case Resting(int minutes) ->
                new Problem(429, "second_factor_rests", List.of(minutes), List.of(), minutes * 60);
            case TooMany(int seconds) -> new Problem(429, "second_factor_too_many", List.of(), List.of(), seconds);
            case Missing _ -> Problem.of(403, "second_factor_missing");
        };
    }
}
