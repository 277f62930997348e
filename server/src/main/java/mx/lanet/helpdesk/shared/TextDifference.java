package mx.lanet.helpdesk.shared;

import java.util.ArrayList;
import java.util.List;

/** What of a text was taken away and what came, line by line. */
public final class TextDifference {
    /** Cells of the table that finds what is common; beyond it all lines in the middle count as new. */
    private static final int MOST_CELLS = 4_000_000;

    private final List<String> before;
    private final List<String> after;
    private final List<Line> lines = new ArrayList<>();

    /** How a line stands in the two texts. */
    public enum Kind {
        SAME,
        GONE,
        NEW
    }

    /**
     * One line.
     *
     * @param before its number in the older text, 0 when it is not there
     * @param after its number in the newer text, 0 when it is not there
     */
    public record Line(Kind kind, int before, int after, String text) {}

    private TextDifference(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    public static List<Line> between(String before, String after) {
        var difference =
                new TextDifference(before.lines().toList(), after.lines().toList());
        difference.compare();
        return List.copyOf(difference.lines);
    }

    private void compare() {
        int start = 0;
        int shorter = Math.min(before.size(), after.size());
        while (start < shorter && before.get(start).equals(after.get(start))) {
            same(start, start);
            start++;
        }
        int end = 0;
        while (end < shorter - start && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        middle(start, before.size() - end, after.size() - end);
        for (int left = end; left > 0; left--) {
            same(before.size() - left, after.size() - left);
        }
    }

    private void middle(int start, int beforeEnd, int afterEnd) {
        int rows = beforeEnd - start;
        int columns = afterEnd - start;
        int i = 0;
        int j = 0;
        if ((long) (rows + 1) * (columns + 1) <= MOST_CELLS) {
            int[][] common = common(start, rows, columns);
            while (i < rows && j < columns) {
                if (before.get(start + i).equals(after.get(start + j))) {
                    same(start + i++, start + j++);
                } else if (common[i + 1][j] >= common[i][j + 1]) {
                    gone(start + i++);
                } else {
                    come(start + j++);
                }
            }
        }
        while (i < rows) {
            gone(start + i++);
        }
        while (j < columns) {
            come(start + j++);
        }
    }

    /** How many lines the rests of both texts have in common, from each place to the end. */
    private int[][] common(int start, int rows, int columns) {
        int[][] common = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                common[i][j] = before.get(start + i).equals(after.get(start + j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private void same(int i, int j) {
        lines.add(new Line(Kind.SAME, i + 1, j + 1, after.get(j)));
    }

    private void gone(int i) {
        lines.add(new Line(Kind.GONE, i + 1, 0, before.get(i)));
    }

    private void come(int j) {
        lines.add(new Line(Kind.NEW, 0, j + 1, after.get(j)));
    }
}
