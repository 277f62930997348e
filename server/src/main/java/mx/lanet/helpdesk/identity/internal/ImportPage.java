package mx.lanet.helpdesk.identity.internal;

import java.util.List;
import mx.lanet.helpdesk.identity.PeopleImports.Good;
import mx.lanet.helpdesk.identity.PeopleImports.Review;

/**
 * What a list would do, or has done.
 *
 * @param bad at most so many lines as somebody mends at once
 * @param more how many bad lines are not shown
 */
public record ImportPage(Review review, List<BadLine> bad, int more) {
    public record BadLine(long number, String who, List<String> reasons) {}

    /** A few of those who would be made, to see whether columns are where they belong. */
    public List<Good> some() {
        return review.good().stream().limit(5).toList();
    }
}
