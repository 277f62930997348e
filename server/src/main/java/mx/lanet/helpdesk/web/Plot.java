package mx.lanet.helpdesk.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart with axes that the server draws: lines with what lay above and below them, limits, marks at moments. It stretches
 * to any width without its words, which stand beside it; so it works without a script, which only adds what the pointer
 * tells and a while chosen by dragging.
 *
 * @param name for those who hear the page: what it is, and the most important numbers
 * @param unit with its space
 */
public record Plot(
        String id,
        String name,
        String unit,
        Instant from,
        Instant until,
        List<Line> lines,
        List<Tick> up,
        List<Tick> along,
        List<Limit> limits,
        List<Mark> marks) {
    public Plot {
        lines = List.copyOf(lines);
        up = List.copyOf(up);
        along = List.copyOf(along);
        limits = List.copyOf(limits);
        marks = List.copyOf(marks);
    }

    /**
     * A line in the box of 1000 × 100.
     *
     * @param number from 1: its colour, and its dashes, so that colour is not all that tells lines apart
     * @param strokes the points of each unbroken stretch
     * @param bands the outline of what lay between lowest and highest
     * @param values for the script
     * @param at their moments
     */
    public record Line(
            String label,
            int number,
            List<String> strokes,
            List<String> bands,
            List<@Nullable Double> values,
            List<Instant> at) {
        public Line {
            at = List.copyOf(at);
            strokes = List.copyOf(strokes);
            bands = List.copyOf(bands);
            values = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(values));
        }

        /** The values as the script reads them: one after the other, nothing where there is none. */
        public String told() {
            StringBuilder told = new StringBuilder();
            for (int i = 0; i < values.size(); i++) {
                Double value = values.get(i);
                told.append(i == 0 ? "" : ",")
                        .append(value == null ? "" : String.valueOf(Math.round(value * 10) / 10.0));
            }
            return told.toString();
        }

        /** Minutes since 1970 of each value, the first whole, then the distance from the one before. */
        public String moments() {
            StringBuilder told = new StringBuilder();
            long before = 0;
            for (Instant moment : at) {
                long minutes = moment.getEpochSecond() / 60;
                told.append(told.isEmpty() ? "" : ",").append(minutes - before);
                before = minutes;
            }
            return told.toString();
        }
    }

    /**
     * @param place percent of the box's width from the left, or of its height from the top
     * @param minor may be left out where there is little room
     */
    public record Tick(String place, String label, boolean minor) {}

    /**
     * A line across.
     *
     * @param y in the box
     */
    public record Limit(String y, String label) {}

    /**
     * Something that happened.
     *
     * @param place percent from the left
     * @param css its severity
     */
    public record Mark(String place, String label, String css, @Nullable String path) {}

    /** Whether there is nothing to draw. */
    public boolean isEmpty() {
        return lines.stream().allMatch(line -> line.strokes().isEmpty());
    }
}
