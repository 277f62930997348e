package mx.lanet.desktop.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import mx.lanet.agent.local.Help;
import mx.lanet.protocol.MachineStatus;
import org.jspecify.annotations.Nullable;

/** The readings of the last hours: what the service kept, and what is seen while the window is open. */
final class History {
    static final Duration SPAN = Duration.ofHours(3);
    private static final int MOST = 2_000;

    private final TreeMap<Instant, MachineStatus> readings = new TreeMap<>();
    private @Nullable MachineStatus newest;

    /** A point of a chart. */
    record Point(Instant at, double value) {}

    void add(List<Help.Sample> samples) {
        samples.forEach(sample -> readings.put(sample.at(), sample.status()));
    }

    /** What is seen now; the same reading again is none. */
    void add(Instant now, @Nullable MachineStatus reading) {
        if (reading != null && !Objects.equals(reading, newest)) {
            newest = reading;
            readings.put(now, reading);
        }
        readings.headMap(now.minus(SPAN)).clear();
        while (readings.size() > MOST) {
            readings.pollFirstEntry();
        }
    }

    List<Point> of(Function<MachineStatus, @Nullable Double> figure) {
        var points = new ArrayList<Point>();
        readings.forEach((at, status) -> {
            var value = figure.apply(status);
            if (value != null) {
                points.add(new Point(at, value));
            }
        });
        return points;
    }
}
