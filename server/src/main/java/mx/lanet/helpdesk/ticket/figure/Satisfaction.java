package mx.lanet.helpdesk.ticket.figure;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What requesters thought.
 *
 * @param scores how many gave 1, 2, 3, 4 and 5
 */
public record Satisfaction(List<Long> scores) {
    /** The best score; the worst is 1. */
    public static final int BEST = 5;

    public Satisfaction {
        scores = List.copyOf(scores);
        if (scores.size() != BEST) {
            throw new IllegalArgumentException("a number for each score");
        }
    }

    public long number() {
        return scores.stream().mapToLong(Long::longValue).sum();
    }

    /** Between 1 and 5; null when nobody rated. */
    public @Nullable Double mean() {
        long points = IntStream.range(0, BEST)
                .mapToLong(place -> (place + 1) * scores.get(place))
                .sum();
        return number() == 0 ? null : (double) points / number();
    }
}
