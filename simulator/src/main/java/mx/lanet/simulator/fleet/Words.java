package mx.lanet.simulator.fleet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** A list of {@code resources/fleet}: lines of fields between semicolons. */
record Words(List<List<String>> rows) {

    static Words of(String name) {
        var resource = Objects.requireNonNull(Words.class.getResourceAsStream("/fleet/" + name + ".txt"), name);
        try (var reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return new Words(reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> List.of(line.split(";", -1)))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> any(RandomGenerator random) {
        return rows.get(random.nextInt(rows.size()));
    }

    /** By the weight that stands in the first field. */
    List<String> byWeight(RandomGenerator random) {
        int rest = random.nextInt(rows.stream().mapToInt(Words::weight).sum());
        for (List<String> row : rows) {
            rest -= weight(row);
            if (rest < 0) {
                return row;
            }
        }
        throw new IllegalStateException("a list without weights");
    }

    Words where(int field, String value) {
        return new Words(
                rows.stream().filter(row -> row.get(field).equals(value)).toList());
    }

    private static int weight(List<String> row) {
        return Integer.parseInt(row.getFirst());
    }
}
