package mx.lanet.simulator.chaos;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was sent and what was promised, by the mark that finds each thing in the database again. For many threads. */
final class Ledger {
    private final Map<Kind, Map<String, Entry>> entries = new EnumMap<>(Kind.class);
    private final Map<String, Integer> runs = new ConcurrentHashMap<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();

    /**
     * A thing on its way.
     *
     * @param promised somebody has said that it will arrive: a queue that took it, or the server itself
     * @param acknowledged the server has said that it has it
     * @param content what must be found in the database; empty when only its being there counts
     */
    record Entry(boolean promised, boolean acknowledged, String content) {}

    Ledger() {
        for (Kind kind : Kind.values()) {
            entries.put(kind, new ConcurrentHashMap<>());
        }
    }

    private Map<String, Entry> of(Kind kind) {
        Map<String, Entry> found = entries.get(kind);
        if (found == null) {
            throw new IllegalStateException("no place for " + kind);
        }
        return found;
    }

    /** It may arrive, once at most. */
    void attempted(Kind kind, String mark, String content) {
        of(kind).putIfAbsent(mark, new Entry(false, false, content));
    }

    /** It must arrive, and once. */
    void promised(Kind kind, String mark, String content) {
        of(kind).merge(
                        mark,
                        new Entry(true, false, content),
                        (old, _) -> new Entry(true, old.acknowledged, old.content));
    }

    /** The server has it. */
    void acknowledged(Kind kind, String mark) {
        of(kind).computeIfPresent(mark, (_, old) -> new Entry(true, true, old.content));
    }

    /** Does not count: somebody spoiled its row. */
    void forget(Kind kind, String mark) {
        of(kind).remove(mark);
    }

    /** The server will never take it. */
    void refused(Kind kind, String mark, String why) {
        refusals.add(kind.word() + " " + mark + ": " + why);
    }

    /** A simulated agent did what a command says. */
    void ran(String commandId) {
        runs.merge(commandId, 1, Integer::sum);
    }

    /** How often each command was run by simulated agents. */
    Map<String, Integer> runs() {
        return Map.copyOf(runs);
    }

    List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** All of a kind as they stand now. */
    Map<String, Entry> all(Kind kind) {
        return Map.copyOf(of(kind));
    }
}
