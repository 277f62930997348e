package mx.lanet.helpdesk.rule;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is so of one ticket: for each fact one value, several or none. */
public record Facts(Map<Fact, List<String>> values) {
    public Facts {
        values = Map.copyOf(values);
    }

    List<String> of(Fact fact) {
        return values.getOrDefault(fact, List.of());
    }

    /** The same, with one more that only the moment knew. */
    Facts with(Fact fact, List<String> said) {
        Map<Fact, List<String>> all = new EnumMap<>(Fact.class);
        all.putAll(values);
        all.put(fact, List.copyOf(said));
        return new Facts(all);
    }
}
