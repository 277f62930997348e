package mx.lanet.helpdesk.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Draws a {@link Plot}: scales, ticks at whole hours and days of the place, gaps where nothing was said. */
public final class PlotDrawing {
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 100;
    private static final int MOST_ALONG = 8;
    private static final Duration[] DISTANCES = {
        Duration.ofMinutes(10), Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(3), Duration.ofHours(6),
        Duration.ofHours(12), Duration.ofDays(1), Duration.ofDays(2), Duration.ofDays(5), Duration.ofDays(7),
        Duration.ofDays(14), Duration.ofDays(31), Duration.ofDays(61)
    };

    private final Formats formats;
    private final Instant from;
    private final Instant until;
    private final double low;
    private final double high;
    private final double step;

    /** @param percent between 0 and 100; else the values decide */
    public PlotDrawing(Formats formats, Instant from, Instant until, boolean percent, double lowest, double highest) {
        this.formats = formats;
        this.from = from;
        this.until = until;
        if (percent) {
            low = 0;
            high = 100;
            step = 25;
        } else {
            double least = lowest > 0 && lowest < highest / 2 ? 0 : lowest;
            step = round125(Math.max(1, highest - least) / 4);
            low = Math.floor(least / step) * step;
            high = Math.max(low + step, Math.ceil(highest / step) * step);
        }
    }

    /** A value at a moment: lowest, mean, highest; null is a gap. */
    public record Value(double low, double mean, double high) {}

    /** @param edges where each step begins, and where the last one ends */
    public Plot.Line line(String label, int number, List<Instant> edges, List<@Nullable Value> values, boolean banded) {
        List<String> strokes = new ArrayList<>();
        List<String> bands = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= values.size(); i++) {
            boolean present = i < values.size() && values.get(i) != null;
            if (present && start < 0) {
                start = i;
            } else if (!present && start >= 0) {
                stretch(edges, values, start, i, strokes, banded ? bands : null);
                start = -1;
            }
        }
        List<@Nullable Double> means = new ArrayList<>();
        values.forEach(value -> means.add(value == null ? null : value.mean()));
        return new Plot.Line(label, number, strokes, bands, means, edges.subList(0, values.size()));
    }

    private void stretch(
            List<Instant> edges,
            List<@Nullable Value> values,
            int start,
            int end,
            List<String> strokes,
            @Nullable List<String> bands) {
        StringBuilder line = new StringBuilder();
        StringBuilder above = new StringBuilder();
        StringBuilder below = new StringBuilder();
        for (int i = start; i < end; i++) {
            Value value = values.get(i);
            if (value == null) {
                continue;
            }
            // A stretch reaches from where its first step begins to where its last one ends: one step alone is a line,
            // too.
            String x = i == start ? x(edges.get(i)) : i == end - 1 ? x(edges.get(i + 1)) : middle(edges, i);
            line.append(x).append(',').append(y(value.mean())).append(' ');
            above.append(x).append(',').append(y(value.high())).append(' ');
            below.insert(0, x + "," + y(value.low()) + " ");
            if (end - start == 1) {
                String to = x(edges.get(i + 1));
                line.append(to).append(',').append(y(value.mean()));
                above.append(to).append(',').append(y(value.high())).append(' ');
                below.insert(0, to + "," + y(value.low()) + " ");
            }
        }
        strokes.add(line.toString().strip());
        if (bands != null) {
            bands.add((above + below.toString()).strip());
        }
    }

    public Plot.Limit limit(double value, String label) {
        return new Plot.Limit(y(value), label);
    }

    public Plot.Mark mark(Instant at, String label, String css, @Nullable String path) {
        return new Plot.Mark(percent(at), label, css, path);
    }

    public List<Plot.Tick> up(String unit) {
        List<Plot.Tick> ticks = new ArrayList<>();
        for (double value = low; value <= high + step / 2; value += step) {
            ticks.add(new Plot.Tick(
                    round(100 - 100 * (value - low) / (high - low)) + "%", formats.number(value) + unit, false));
        }
        return ticks;
    }

    /** At whole hours or days of the place; every second may be left out. */
    public List<Plot.Tick> along() {
        Duration distance = distance();
        List<Plot.Tick> ticks = new ArrayList<>();
        ZonedDateTime at = first(distance);
        while (at.toInstant().isBefore(until)) {
            if (!at.toInstant().isBefore(from)) {
                ticks.add(new Plot.Tick(percent(at.toInstant()), label(at, distance), ticks.size() % 2 == 1));
            }
            at = next(at, distance);
        }
        return ticks;
    }

    private Duration distance() {
        Duration least = Duration.between(from, until).dividedBy(MOST_ALONG);
        for (Duration distance : DISTANCES) {
            if (distance.compareTo(least) >= 0) {
                return distance;
            }
        }
        return DISTANCES[DISTANCES.length - 1];
    }

    private ZonedDateTime first(Duration distance) {
        ZonedDateTime start = from.atZone(formats.zone());
        if (distance.toDays() >= 31) {
            return start.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
        }
        if (distance.toDays() >= 7) {
            return start.truncatedTo(ChronoUnit.DAYS)
                    .minusDays(start.getDayOfWeek().getValue() - 1L);
        }
        return start.truncatedTo(ChronoUnit.DAYS);
    }

    /** In days of the place: a day of 25 hours is one. */
    private static ZonedDateTime next(ZonedDateTime at, Duration distance) {
        if (distance.toDays() >= 31) {
            return at.plusMonths(distance.toDays() / 30);
        }
        if (distance.toDays() >= 1) {
            return at.plusDays(distance.toDays());
        }
        ZonedDateTime next = at.plus(distance);
        LocalDate day = next.toLocalDate();
        boolean otherDay = !day.equals(at.toLocalDate());
        return otherDay ? day.atStartOfDay(at.getZone()) : next;
    }

    private String label(ZonedDateTime at, Duration distance) {
        boolean midnight = at.getHour() == 0 && at.getMinute() == 0;
        return distance.toDays() >= 1 || midnight ? formats.day(at.toLocalDate()) : formats.hour(at.toInstant());
    }

    private String middle(List<Instant> edges, int i) {
        return round((share(edges.get(i)) + share(edges.get(i + 1))) / 2 * WIDTH);
    }

    private String x(Instant at) {
        return round(share(at) * WIDTH);
    }

    private String percent(Instant at) {
        return round(share(at) * 100) + "%";
    }

    private double share(Instant at) {
        double whole = Duration.between(from, until).toMillis();
        return Math.clamp(Duration.between(from, at).toMillis() / whole, 0, 1);
    }

    private String y(double value) {
        return round(HEIGHT - HEIGHT * Math.clamp((value - low) / (high - low), 0, 1));
    }

    private static double round125(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double share = rough / power;
        return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
    }

    private static String round(double number) {
        String text = String.format(Locale.ROOT, "%.1f", number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
