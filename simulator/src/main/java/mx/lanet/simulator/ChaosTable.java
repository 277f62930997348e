package mx.lanet.simulator;

import java.util.ArrayList;
import java.util.List;
import mx.lanet.simulator.chaos.Verdict;

/** What a chaos run sent and what is there, a row for each class of things. */
final class ChaosTable {
    private static final int NAME = 14;
    private static final int NUMBER = 17;

    private ChaosTable() {}

    static String of(Verdict verdict, Texts texts) {
        List<String> lines = new ArrayList<>();
        lines.add(line(texts.say("chaos.columns").split(";", -1)));
        for (Verdict.Tally tally : verdict.tallies()) {
            lines.add(line(
                    texts.say("chaos.kind." + tally.kind().word()),
                    Integer.toString(tally.sent()),
                    Integer.toString(tally.promised()),
                    Integer.toString(tally.acknowledged()),
                    Integer.toString(tally.there())));
        }
        return String.join("\n", lines);
    }

    private static String line(String... cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            int width = i == 0 ? NAME : NUMBER;
            String blanks = " ".repeat(Math.max(1, width - cells[i].length()));
            line.append(i == 0 ? cells[i] + blanks : blanks + cells[i]);
        }
        return line.toString().stripTrailing();
    }
}
