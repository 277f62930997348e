package mx.lanet.helpdesk.ticket.figure;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.ticket.figure.ReportTable.Line;
import org.jspecify.annotations.Nullable;

/** What a report says of each group besides how many tickets it has. */
public enum Measure {
    FIRST_MEDIAN(Line::firstMedian),
    FIRST_MEAN(Line::firstMean),
    RESOLUTION_MEDIAN(Line::resolutionMedian),
    RESOLUTION_MEAN(Line::resolutionMean),
    RATING(Line::rating),
    TIME(Line::time);

    static final List<Measure> USUAL = List.of(FIRST_MEDIAN, RESOLUTION_MEDIAN, RATING);

    private final Function<Line, @Nullable Object> value;

    Measure(Function<Line, @Nullable Object> value) {
        this.value = value;
    }

    /** The word in addresses and message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isLength() {
        return this != RATING;
    }

    @Nullable
    Duration length(Line line) {
        return value.apply(line) instanceof Duration length ? length : null;
    }

    @Nullable
    Double number(Line line) {
        return value.apply(line) instanceof Double number ? number : null;
    }

    /** Those of an address, in our order; the usual ones where it names none. */
    static List<Measure> of(String words) {
        List<String> named = List.of(words.split(","));
        List<Measure> chosen = Arrays.stream(values())
                .filter(one -> named.contains(one.word()))
                .toList();
        return chosen.isEmpty() ? USUAL : chosen;
    }

    /** These with this one too, or without it. */
    static String turned(List<Measure> now, Measure one) {
        return Arrays.stream(values())
                .filter(other -> other == one ? !now.contains(other) : now.contains(other))
                .map(Measure::word)
                .collect(Collectors.joining(","));
    }
}
