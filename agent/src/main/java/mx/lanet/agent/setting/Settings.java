package mx.lanet.agent.setting;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The settings in force, each with where its value comes from. Immutable: a change makes a new one. */
public final class Settings {
    private final Map<Setting, Value> values;

    private Settings(Map<Setting, Value> values) {
        this.values = values;
    }

    /** Where a value comes from, of growing rank. */
    public enum Origin {
        DEFAULT,
        FILE,
        SERVER,
        ENVIRONMENT,
        COMMAND_LINE
    }

    /** A value in text form, and its origin. */
    public record Value(String text, Origin origin) {}

    /** Each setting's highest layer that names it wins; values were checked when the layers were read. */
    static Settings layered(Map<Origin, Map<Setting, String>> layers) {
        var values = new EnumMap<Setting, Value>(Setting.class);
        for (var setting : Setting.values()) {
            values.put(setting, new Value(setting.kind().standard(), Origin.DEFAULT));
        }
        for (var origin : Origin.values()) {
            layers.getOrDefault(origin, Map.of())
                    .forEach((setting, text) -> values.put(setting, new Value(text, origin)));
        }
        return new Settings(values);
    }

    /** The value and its origin. */
    public Value value(Setting setting) {
        var value = values.get(setting);
        if (value == null) {
            throw new IllegalStateException("every setting has a value");
        }
        return value;
    }

    public String text(Setting setting) {
        return value(setting).text();
    }

    public int number(Setting setting) {
        return Integer.parseInt(text(setting));
    }

    public Duration seconds(Setting setting) {
        return Duration.ofSeconds(number(setting));
    }

    public boolean isOn(Setting setting) {
        return Boolean.parseBoolean(text(setting));
    }

    /** Comma-separated names. */
    public List<String> list(Setting setting) {
        return Arrays.stream(text(setting).split(",", -1))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }
}
